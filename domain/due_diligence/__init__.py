"""Due diligence: the checks that must be complete, or waived with reason, before final approval."""

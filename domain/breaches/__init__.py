"""Breaches: failures to declare or manage an interest, from the report to the anonymous publication."""

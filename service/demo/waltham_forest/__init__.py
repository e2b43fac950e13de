"""NHS Waltham Forest: two boards, of which one proposes and the other decides."""

"""NHS Northamptonshire: one committee of executives and practice based commissioners decides all cases."""

"""Slips: clerical errors in what the record says openly, put right by a later fact; the fact itself stays as it was."""

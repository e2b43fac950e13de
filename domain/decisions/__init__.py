"""Decisions: who may vote, whether the meeting is quorate, what was decided, and the working of that judgement."""

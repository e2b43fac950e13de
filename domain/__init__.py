"""The rules of NHS commissioning decisions as plain Python: facts, commands, judgement; no clock, no chance."""

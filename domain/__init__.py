"""The rules of NHS commissioning decisions as plain Python: facts, commands, judgement; no input, output, clock or chance."""

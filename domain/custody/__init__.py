"""How a log is kept: what of it was lost, under which name it goes on."""

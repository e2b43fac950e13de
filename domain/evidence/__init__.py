"""Evidence packs: what is on record of a case and of what its decisions rest on, handed to somebody for a purpose."""

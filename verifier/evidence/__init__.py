"""Evidence packs: how they are laid out, how their pages are made, and how one is checked without the service."""

"""Changes: what reads otherwise at one moment than at another, and the facts that made it so."""

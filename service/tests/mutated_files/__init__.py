"""Files of a record changed by chance: an answer comes whatever they become, and not `good` if they say otherwise."""

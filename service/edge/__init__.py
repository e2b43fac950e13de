"""The edge: what arrives is bounded, strict and unambiguous before anything else looks at it."""

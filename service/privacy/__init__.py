"""Privacy over HTTP: words about somebody are erased by two people; what went, and on which ground, stays on record."""

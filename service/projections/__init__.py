"""Read models: what the log says, in the order its readers ask for it; written with the facts, and disposable."""

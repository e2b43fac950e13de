"""Recording: from a request to a command with its circumstances, and from the facts to a receipt."""

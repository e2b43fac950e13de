"""Business cases: their versions, money, parties and those who benefit."""

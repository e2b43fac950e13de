"""The verifier: checks a record from its bytes, with Python and `cryptography` alone, and trusts no keeper of it."""

"""Being a witness for the logs of others: see each grow, and cosign what continues what was seen before."""

"""The service: keeps the log in a database, answers over HTTP, shows pages; every rule lies in `domain`."""

"""Minutes over HTTP and in the read models."""

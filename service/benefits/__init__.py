"""Benefits over HTTP."""

"""The published interface: the description of the API, and the schemas of all events."""

"""The feed: a body's facts one after another, for other systems that follow its record."""

"""Due diligence over HTTP: the checks on a version of a case."""

"""New identifiers; random enough that nobody can guess one, and in order of time so that indexes stay compact."""

import uuid_utils


def new_id() -> str:
    """A new identifier: a version 7 UUID (RFC 9562 section 5.7) in lower case with hyphens."""
    return str(uuid_utils.uuid7())

"""How the published schema of an event may grow: by fields that need not be there, and in no other way."""

from collections.abc import Iterator
from typing import Any

Schema = dict[str, Any]


def other_changes(published: Schema, now: Schema, place: str = "") -> Iterator[str]:
    """Where a schema says anything else than the published one, save for fields that it adds and does not require.

    Each place is a JSON Pointer into the schema (RFC 6901). A fact that fitted the published schema fits the new one
    as long as there is no such place.
    """
    for word in sorted((published.keys() | now.keys()) - {"properties"}):
        before, after = published.get(word), now.get(word)
        if isinstance(before, dict) and isinstance(after, dict):
            yield from other_changes(before, after, f"{place}/{word}")
        elif before != after:
            yield f"{place}/{word}"
    before, after = published.get("properties", {}), now.get("properties", {})
    for name, schema in before.items():
        inner = f"{place}/properties/{name}"
        if name in after:
            yield from other_changes(schema, after[name], inner)
        else:
            yield inner

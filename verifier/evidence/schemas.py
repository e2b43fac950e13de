"""JSON Schemas of events, made from their types; personal and free texts appear as the digests that the log holds."""

import json
import types
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, fields
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from domain.kernel.codec import camel
from domain.kernel.dates import PartialDate
from domain.kernel.ids import Id
from domain.kernel.messages import EVENT_TYPES, Classed, Event
from verifier.evidence.layout import schema_file

Schema = dict[str, Any]

DRAFT = "https://json-schema.org/draft/2020-12/schema"
DIGEST: Schema = {
    "type": "object",
    "description": "a personal or free text, as its salted digest (RFC 9901)",
    "properties": {"_sd": {"type": "array", "items": {"type": "string"}, "minItems": 1, "maxItems": 1}},
    "required": ["_sd"],
    "additionalProperties": False,
}
LEAVES: tuple[tuple[type, Schema], ...] = (
    (bool, {"type": "boolean"}),
    (int, {"type": "integer", "format": "int64"}),
    (Decimal, {"type": "string", "format": "decimal"}),
    (datetime, {"type": "string", "format": "date-time"}),
    (date, {"type": "string", "format": "date"}),
    (PartialDate, {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}),
)


def schema_files(kinds: Iterable[tuple[str, int]]) -> dict[str, bytes | None]:
    """By file the schema of each type of event and version; nothing of a version that this program only reads."""
    return {schema_file(kind, version): _published(EVENT_TYPES.get(kind), version) for kind, version in kinds}


def in_full(schema: Mapping[str, Any]) -> str:
    """A schema, or anything else that is published beside it, in its one spelling."""
    return json.dumps(schema, indent=2, ensure_ascii=False, sort_keys=True) + "\n"


def _published(kind: type[Event] | None, version: int) -> bytes | None:
    return in_full(schema_of(kind)).encode() if kind is not None and kind.type_version == version else None


def schema_of(kind: type[Event]) -> Schema:
    """The schema of the `data` of an event of this type."""
    made = _record(kind)
    title = {"$schema": DRAFT, "title": f"{kind.type_name} v{kind.type_version}", "description": _first_line(kind)}
    return title | made


def _record(kind: Any) -> Schema:  # noqa: ANN401 - a dataclass
    hints = get_type_hints(kind, include_extras=True)
    held = fields(kind)
    return {
        "type": "object",
        "properties": {camel(field.name): _schema(hints[field.name]) for field in held},
        "required": [camel(field.name) for field in held if not _may_lack(hints[field.name], field.default)],
        "additionalProperties": False,
    }


def _schema(hint: Any) -> Schema:  # noqa: ANN401 - any type form
    origin = get_origin(hint)
    if origin is Annotated:
        return {"type": "string"} if Classed.PUBLIC in hint.__metadata__ else DIGEST
    if origin is tuple:
        return {"type": "array", "items": _schema(get_args(hint)[0])}
    if origin in (Union, types.UnionType):
        return _schema(next(part for part in get_args(hint) if part is not type(None)))
    return _plain(hint)


def _plain(kind: type) -> Schema:
    if issubclass(kind, Id):
        return {"type": "string", "pattern": f"^(?:{kind.pattern.pattern})$"}
    if issubclass(kind, Enum):
        return {"type": "string", "enum": [member.value for member in kind]}
    for known, schema in LEAVES:
        if issubclass(kind, known):
            return schema
    return _record(kind)


def _may_lack(hint: Any, default: object) -> bool:  # noqa: ANN401
    return default is not MISSING or get_origin(hint) in (Union, types.UnionType)


def _first_line(kind: type) -> str:
    return (kind.__doc__ or "").strip().splitlines()[0]

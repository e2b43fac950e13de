"""The description of the feed for machines (AsyncAPI 3.0), made from the types of facts that there are."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from domain.kernel.messages import EVENT_TYPES, Event
from service.feed.cloud_events import PLACEHOLDER, PREFIX, SKIPPED
from service.feed.shown import CloudEventShown

Schema = dict[str, Any]

MEDIA_TYPE: Final = "application/cloudevents+json"
ENVELOPE: Final = {"$ref": "#/components/schemas/CloudEvent"}
PARAMETERS: Final = {
    "after": {"type": "integer", "minimum": 1, "description": "The position that one has taken everything up to."},
    "limit": {"type": "integer", "minimum": 1, "maximum": 1000},
    "types": {"type": "array", "items": {"type": "string"}},
}
RANGE: Final = {
    "type": "object",
    "properties": {name: {"type": "integer", "minimum": 1} for name in ("from", "to")},
    "required": ["from", "to"],
}


def async_api(title: str, version: str) -> Schema:
    """The whole document; the schema of what a type of fact says stands in a file of its own, beside it."""
    messages = dict(_messages())
    return {
        "asyncapi": "3.0.0",
        "info": {"title": title, "version": version, "description": "Every fact of a body's record, in order."},
        "defaultContentType": MEDIA_TYPE,
        "channels": {"feed": _channel(messages)},
        "operations": {"tellFacts": _operation()},
        "components": {
            "messages": messages,
            "schemas": {"CloudEvent": _envelope()},
            "securitySchemes": {"bearerToken": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}},
        },
    }


def _channel(messages: Mapping[str, Schema]) -> Schema:
    return {
        "address": "/v1/bodies/{ods}/feed",
        "summary": "Pages of JSON, or server-sent events whose id is a position; every message is a CloudEvent 1.0.",
        "parameters": {"ods": {"description": "The ODS code of the body."}},
        "messages": {name: {"$ref": f"#/components/messages/{name}"} for name in messages},
    }


def _operation() -> Schema:
    query = {"type": "object", "properties": PARAMETERS, "additionalProperties": False}
    return {
        "action": "send",
        "channel": {"$ref": "#/channels/feed"},
        "summary": "Tell a follower every fact after a position, without a gap.",
        "security": [{"$ref": "#/components/securitySchemes/bearerToken"}],
        "bindings": {"http": {"method": "GET", "query": query, "bindingVersion": "0.3.0"}},
    }


def _messages() -> Iterator[tuple[str, Schema]]:
    for name, kind in sorted(EVENT_TYPES.items()):
        for version in range(1, kind.type_version + 1):
            named = f"{name}.v{version}"
            data = {"$ref": f"./events/{named}.schema.json"}
            yield named, _message(named, f"{PREFIX}.{named}", _sentence(kind), data)
    hidden = "A fact that the follower may not see; its position and the hash of its leaf."
    yield "feed.Placeholder.v1", _message("feed.Placeholder.v1", PLACEHOLDER, hidden, None)
    passed = "Positions at which nothing is that was asked for and may be seen."
    yield "feed.Skipped.v1", _message("feed.Skipped.v1", SKIPPED, passed, RANGE)


def _message(name: str, type: str, summary: str, data: Schema | None) -> Schema:
    properties: Schema = {"type": {"const": type}} | ({} if data is None else {"data": data})
    narrowed = {"type": "object", "properties": properties, "required": sorted(properties)}
    return {"name": name, "summary": summary, "payload": {"allOf": [ENVELOPE, narrowed]}}


def _envelope() -> Schema:
    """The attributes of our CloudEvents; what a fact does not have is absent and never null."""
    made = CloudEventShown.model_json_schema()
    properties = {name: _without_null(part) for name, part in made["properties"].items()}
    return {"type": "object", "properties": properties, "required": made["required"]}


def _without_null(part: Schema) -> Schema:
    kept = {name: held for name, held in part.items() if name not in {"anyOf", "default", "title"}}
    return kept | next((one for one in part.get("anyOf", ()) if one != {"type": "null"}), {})


def _sentence(kind: type[Event]) -> str:
    return (kind.__doc__ or "").strip().split("\n")[0]

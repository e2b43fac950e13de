"""What a problem document looks like, as the API's description says it (RFC 9457)."""

SCHEMA_NAME = "Problem"
REFERENCE = {"$ref": f"#/components/schemas/{SCHEMA_NAME}"}
FAULT_SCHEMA: dict[str, object] = {
    "type": "object",
    "required": ["detail"],
    "properties": {
        "detail": {"type": "string", "maxLength": 2000},
        "pointer": {"type": "string", "maxLength": 2000, "description": "JSON pointer of the member (RFC 6901)"},
        "parameter": {"type": "string", "maxLength": 64, "description": "name of the parameter"},
        "in": {"type": "string", "enum": ["path", "query", "header", "cookie"]},
    },
}
PROBLEM_SCHEMA: dict[str, object] = {
    "type": "object",
    "title": "Problem",
    "description": "Why a request was refused (RFC 9457).",
    "required": ["type", "title", "status", "detail", "instance", "traceId"],
    "properties": {
        "type": {"type": "string", "format": "uri-reference", "description": "the page that explains the reason"},
        "title": {"type": "string", "maxLength": 500},
        "status": {"type": "integer", "format": "int32", "minimum": 400, "maximum": 599},
        "detail": {"type": "string", "maxLength": 2000},
        "instance": {"type": "string", "format": "uri-reference", "maxLength": 512},
        "traceId": {"type": "string", "maxLength": 64},
        "errors": {"type": "array", "maxItems": 51, "items": FAULT_SCHEMA},
        "rule": {"type": "string", "maxLength": 200, "description": "the rule that forbids it"},
        "citation": {"type": "string", "maxLength": 2000, "description": "the source of the rule"},
        "evidence": {
            "type": "array",
            "description": "positions of the facts it rests on",
            "items": {"type": "integer", "format": "int64", "minimum": 1},
        },
    },
}

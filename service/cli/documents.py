"""The documents that are generated and committed: the API's description and the schemas of events."""

import json
from pathlib import Path
from typing import Any

from domain.kernel.messages import EVENT_TYPES
from service.app import api_app
from service.event_schemas import schema_of


def write_documents(folder: Path, *, only_check: bool) -> list[Path]:
    """Write what differs from what is committed, or only say what does. A released event schema never changes."""
    wanted = {folder / "openapi.json": api_document()}
    for name, kind in sorted(EVENT_TYPES.items()):
        wanted[folder / "events" / f"{name}.v{kind.type_version}.schema.json"] = schema_of(kind)
    return [path for path, document in wanted.items() if _differs(path, _text(document), only_check=only_check)]


def api_document() -> dict[str, Any]:
    """The description of the API (OpenAPI 3.1)."""
    from service.problems import install_problems  # noqa: PLC0415

    app = api_app()
    install_problems(app)
    return app.openapi()


def _text(document: dict[str, Any]) -> str:
    return json.dumps(document, indent=2, ensure_ascii=False, sort_keys=True) + "\n"


def _differs(path: Path, text: str, *, only_check: bool) -> bool:
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return False
    if not only_check:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return True

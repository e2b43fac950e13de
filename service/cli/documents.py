"""The documents that are generated and committed: the API's description and the schemas of events."""

import json
from pathlib import Path
from typing import Any

import typer

from domain.kernel.messages import EVENT_TYPES
from service.app import described
from service.cli.exits import FAILED
from service.event_schemas import schema_of


def documents(folder: Path, *, only_check: bool, as_json: bool) -> int:
    """Write the documents and say which were not up to date, or only say it; 1 where a check finds one."""
    stale = [str(path) for path in write_documents(folder, only_check=only_check)]
    word = "differs" if only_check else "written"
    if as_json:
        typer.echo(json.dumps({word: stale}))
    else:
        for path in stale:
            typer.echo(f"{word}: {path}", err=only_check)
    return FAILED if only_check and stale else 0


def write_documents(folder: Path, *, only_check: bool) -> list[Path]:
    """Write what differs from what is committed, or only say what does. A released event schema never changes."""
    wanted = {folder / "openapi.json": described()}
    for name, kind in sorted(EVENT_TYPES.items()):
        wanted[folder / "events" / f"{name}.v{kind.type_version}.schema.json"] = schema_of(kind)
    return [path for path, document in wanted.items() if _differs(path, _text(document), only_check=only_check)]


def _text(document: dict[str, Any]) -> str:
    return json.dumps(document, indent=2, ensure_ascii=False, sort_keys=True) + "\n"


def _differs(path: Path, text: str, *, only_check: bool) -> bool:
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return False
    if not only_check:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return True

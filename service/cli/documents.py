"""What is generated and committed: the descriptions of API and feed, the schemas of events, the rules that bend."""

import json
from pathlib import Path

import typer

from domain.kernel.messages import EVENT_TYPES
from service.app import TITLE, VERSION, described
from service.cli.exits import FAILED, Declined
from service.cli.schema_changes import other_changes
from service.contexts import PROJECTIONS
from service.feed.async_api import async_api
from service.problems.bending import rules_that_bend
from service.projections.shapes import shapes_of
from verifier.evidence.schemas import in_full, schema_of


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


class SchemaAlreadyPublished(Declined):
    """Others read facts by a published schema: it gains optional fields only; else make a next version and upcast."""


def write_documents(folder: Path, *, only_check: bool) -> list[Path]:
    """Write what differs from what is committed, or only say what does.

    Raises `SchemaAlreadyPublished`, and writes nothing, where the schema of an event would change otherwise than by
    optional fields that it gains.
    """
    others = {
        folder / "openapi.json": in_full(described()),
        folder / "asyncapi.json": in_full(async_api(TITLE, VERSION)),
        folder / "rules-that-bend.md": rules_that_bend(),
        folder / "read-models.json": in_full(shapes_of(PROJECTIONS)),
    }
    schemas = {
        folder / "events" / f"{name}.v{kind.type_version}.schema.json": in_full(schema_of(kind))
        for name, kind in sorted(EVENT_TYPES.items())
    }
    stale = {path: text for path, text in (others | schemas).items() if _differs(path, text)}
    if only_check:
        return list(stale)
    refused = [
        place for path, text in stale.items() if path in schemas and path.exists() for place in _other(path, text)
    ]
    if refused:
        raise SchemaAlreadyPublished(f"{', '.join(refused)}: {SchemaAlreadyPublished.__doc__}")
    for path, text in stale.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return list(stale)


def _other(path: Path, text: str) -> list[str]:
    published = json.loads(path.read_text(encoding="utf-8"))
    return [f"{path.name}#{place}" for place in other_changes(published, json.loads(text))]


def _differs(path: Path, text: str) -> bool:
    return not path.exists() or path.read_text(encoding="utf-8") != text

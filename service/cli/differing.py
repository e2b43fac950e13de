"""`decisions diff`: what reads otherwise at a later moment than at an earlier one, and the facts between."""

import asyncio
import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

import typer

from domain.kernel.ids import BodyCode
from domain.kernel.values import value
from service.cli.access_entries import a_reason
from service.cli.answering import AS_OPERATOR, an_auditor
from service.cli.configuring import existing, settings_with
from service.cli.naming import labelled, names_in
from service.cli.progress import spinner
from service.cli.states import MOST, pages
from service.cli.written import plain
from service.edge.late_routers import PREFIX
from service.viewing.sentences import sentence_of

Json = dict[str, Any]
FACTS: Final = 9


@value
class Between:
    """Two moments of a body, as the API takes them, and what is compared: a path below the body, or all of it."""

    body: BodyCode
    path: str
    moments: Mapping[str, str]


def differ(database: str | None, wanted: Between, *, reason: str | None, as_json: bool) -> int:
    """Say what changed, page after page as it is read. Raises `Misused` and `Declined`."""
    why = a_reason(reason or "decisions diff")
    settings = settings_with(database)
    existing(settings).close()
    address = f"{PREFIX}/bodies/{wanted.body}/{wanted.path}diff"

    async def tell() -> None:
        async with an_auditor(settings, why) as client:
            first = True
            async for one in pages(client, address, {"limit": MOST, **wanted.moments}):
                names = {} if as_json else await names_in(client, wanted.body, one, AS_OPERATOR)
                lines = _as_json(one) if as_json else _in_words(one, names, first=first)
                typer.echo("\n".join(lines))
                first = False

    with spinner(f"{wanted.body} is compared"):
        asyncio.run(tell())
    return 0


def _as_json(page: Json) -> Iterator[str]:
    yield json.dumps({name: held for name, held in page.items() if name != "metadata"}, ensure_ascii=False)


def _in_words(page: Json, names: Mapping[str, str], *, first: bool) -> Iterator[str]:
    """What changed stands on every page and is said once; then the facts, or the entries of a register."""
    if first:
        yield from _changes(page, names)
    for one in page["results"]:
        yield _entry(one, names) if "entry" in one else _fact(one, names)
    if first and not page["results"]:
        yield "Nothing was recorded between."


def _changes(page: Json, names: Mapping[str, str]) -> Iterator[str]:
    for name, many in page.get("added", {}).items():
        yield f"{many:>{FACTS - 2}}  new in {name}"
    changed = page.get("changed", ())
    pairs = (
        changed.items()
        if isinstance(changed, dict)
        else ((one["pointer"], (one["was"], one["now"])) for one in changed)
    )
    facts = {} if isinstance(changed, dict) else {one["pointer"]: one["facts"] for one in changed}
    for place, (was, now) in pairs:
        by = f"  (by {', '.join(map(str, facts[place]))})" if facts.get(place) else ""
        yield f"{labelled(place, names)}: {_short(was, names)} → {_short(now, names)}{by}"


def _short(held: Any, names: Mapping[str, str]) -> str:  # noqa: ANN401 - any JSON
    told = labelled(held, names)
    return json.dumps(told, ensure_ascii=False) if isinstance(told, dict | list) and told else plain(told)


def _fact(one: Json, names: Mapping[str, str]) -> str:
    sentence = one.get("sentence") or sentence_of(one["type"]) or one["type"]
    about = [names[thing.partition(":")[2]] for thing in one.get("mentions", ()) if thing.partition(":")[2] in names]
    return f"{one['position']:>{FACTS - 2}}  {one['recordedAt'][:16]}Z  {sentence}{_of(about)}"


def _of(about: list[str]) -> str:
    return f"  [{', '.join(dict.fromkeys(about))}]" if about else ""


def _entry(one: Json, names: Mapping[str, str]) -> str:
    how = "is new" if one["new"] else "was stated anew"
    by = f", by {', '.join(map(str, one['facts']))}" if one["facts"] else ""
    return f"{one['since']:>{FACTS - 2}}  {labelled(one['entry'], names)} {how}{by}"

"""Names beside ids: who and what an answer of the API means by the ids in it."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

import httpx

from service.edge.late_routers import PREFIX

ID: Final = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")
MOST: Final = 200  # names that are looked up for one answer; whoever lists thousands reads ids
PLACES: Final[Mapping[str, str]] = {"board": "boards", "case": "cases", "decision": "decisions", "meeting": "meetings"}
PEOPLE: Final = "people"
PERSONS: Final = frozenset(
    {
        *("person", "people", "holder", "deputy", "shares", "candidate", "merged", "member", "owner", "actor", "by"),
        *("voter", "presiding", "mover", "seconder", "determiner", "author", "sponsor", "scorer", "proposer"),
        *("convenedby", "agreedby", "declaredby", "reviewedby", "clinicallead", "contractmanager"),
    }
)
CALLED: Final = {
    "people": ("name", "office"),
    "boards": ("name",),
    "cases": ("reference",),
    "decisions": ("reference",),
    "meetings": ("startsAt",),
}


async def names_in(client: httpx.AsyncClient, body: str, answer: object, headers: Mapping[str, str]) -> dict[str, str]:
    """What the ids in an answer stand for: a person's name or office, a board's name, a reference, a day."""
    names: dict[str, str] = {}
    for place, one in list(dict.fromkeys(_ids(answer)))[:MOST]:
        found = await client.get(f"{PREFIX}/bodies/{body}/{place}/{one}", headers=dict(headers))
        if found.status_code == httpx.codes.OK:
            told = found.json()
            called = (told.get(name) for name in CALLED[place])
            names[one] = next((text for text in called if isinstance(text, str) and text), "")
    return {one: name for one, name in names.items() if name}


def _ids(held: object, member: str = "") -> Iterator[tuple[str, str]]:
    """Each id with the place where it is looked up, by the name of the member that holds it."""
    if isinstance(held, dict):
        for name, inner in held.items():
            yield from _ids(inner, str(name).lower())
    elif isinstance(held, list):
        for inner in held:
            yield from _ids(inner, member)
    elif isinstance(held, str) and ID.fullmatch(held):
        name = member if member in PERSONS else member.removesuffix("s")
        place = PEOPLE if name in PERSONS else PLACES.get(name)
        if place:
            yield place, held


def labelled(held: Any, names: Mapping[str, str]) -> Any:  # noqa: ANN401 - any JSON
    """The same with the name of each id beside it."""
    if isinstance(held, dict):
        return {name: labelled(inner, names) for name, inner in held.items()}
    if isinstance(held, list):
        return [labelled(inner, names) for inner in held]
    return f"{held} ({names[held]})" if isinstance(held, str) and held in names else held

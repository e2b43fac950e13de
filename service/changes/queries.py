"""Finds what changed between two moments: of a board, a meeting, a register, or a whole body."""

import json
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from domain.kernel.ids import Id
from service.changes.comparing import Path, differences, pointer
from service.changes.registers import ADDED, TOUCHED, Register
from service.changes.shown import BodyDiff, Change, EntryChanged, FactBetween, RegisterDiff, ThingDiff
from service.recording.receipts import Shown
from service.store.scanning import leaves
from service.store.statements import Statement
from service.viewing.history import HISTORY
from service.viewing.page_asked import PageAsked
from service.viewing.paging import Found
from service.viewing.sentences import sentence_of
from service.viewing.viewpoint import Viewpoint

_MENTIONS = (
    "SELECT tag, position FROM fact_tags WHERE ledger = {0} AND tag {1} AND position > {2} AND position <= {3} "
    "ORDER BY position"
)
MENTIONS = Statement(
    sqlite=_MENTIONS.format(":ledger", "IN (SELECT value FROM json_each(:tags))", ":earlier", ":position"),
    postgresql=_MENTIONS.format("%(ledger)s", "= ANY(%(tags)s)", "%(earlier)s", "%(position)s"),
)
Row = tuple[int, bytes]


def thing_diff(
    then: Viewpoint, view: Viewpoint, thing: Id, told: tuple[Shown | None, Shown], page: PageAsked
) -> ThingDiff:
    """What of a thing reads otherwise, told at both viewpoints, and a page of the facts about it between them."""
    was, now = (one.model_dump(mode="json", by_alias=True) if one else None for one in told)
    found = list(differences(was or {}, now))
    owners = [_owners(path) for path, _, _ in found]
    mentioned = _mentioned(view, then.position, {thing.tag, *(tag for tags in owners for tag in tags)})
    changed = (
        Change(pointer=pointer(path), was=old, now=new, facts=_facts_of((*tags, thing.tag), mentioned))
        for (path, old, new), tags in zip(found, owners, strict=True)
    )
    read = view.connection.run(
        HISTORY,
        ledger=view.ledger,
        tag=thing.tag,
        after=max(page.after or 0, then.position),
        position=view.position,
        most=page.limit + 1,
    )
    shown, following = _facts([(position, leaf) for position, _, leaf in read], page)
    return ThingDiff(
        earlier=then.position,
        later=view.position,
        changed=tuple(changed),
        results=shown,
        metadata=page.metadata(view, following, **{"from": then.position}),
    )


def body_diff(view: Viewpoint, earlier: int, page: PageAsked) -> BodyDiff:
    """A page of everything recorded between, and how many entries each register gained."""
    after = max(page.after or 0, earlier)
    read = leaves(view.connection, view.ledger, after=after, upto=view.position, most=page.limit + 1)
    shown, following = _facts(read, page)
    gained = {one: view.connection.run(ADDED[one], **_span(view, earlier))[0][0] for one in Register}
    return BodyDiff(
        earlier=earlier,
        later=view.position,
        added={one.name.lower(): many for one, many in gained.items() if many},
        results=shown,
        metadata=page.metadata(view, following, **{"from": earlier}),
    )


def register_diff(view: Viewpoint, register: Register, earlier: int, page: PageAsked) -> RegisterDiff:
    """A page of the entries of a register that are new or were stated anew between."""
    rows = view.connection.run(TOUCHED[register], after=page.after or 0, most=page.limit + 1, **_span(view, earlier))
    here = rows[: page.limit]
    mentioned = _mentioned(view, earlier, {f"{register.value}:{entry}" for entry, _ in here})
    found = Found(rows=(), next=here[-1][1] if len(rows) > page.limit else None)
    return RegisterDiff(
        earlier=earlier,
        later=view.position,
        results=tuple(
            EntryChanged(
                entry=entry,
                since=since,
                new=since > earlier,
                facts=tuple(mentioned.get(f"{register.value}:{entry}", ())),
            )
            for entry, since in here
        ),
        metadata=page.metadata(view, found, **{"from": earlier}),
    )


def _span(view: Viewpoint, earlier: int) -> dict[str, Any]:
    return {"ledger": view.ledger, "position": view.position, "earlier": earlier}


def _owners(path: Path) -> tuple[str, ...]:
    """The things on the way to a part, the nearest first: the seat of a holder, the item of a motion."""
    pairs = pairwise(path)
    return tuple(f"{OWNED[step]}:{name}" for step, name in pairs if step in OWNED)[::-1]


OWNED = {"seats": "seat", "agenda": "item", "inRoom": "person"}
"""Lists whose parts are things of their own, which facts mention."""


def _facts_of(tags: Iterable[str], mentioned: dict[str, list[int]]) -> tuple[int, ...]:
    """The facts that mention the nearest of these things that any fact mentions."""
    return next((tuple(mentioned[tag]) for tag in tags if tag in mentioned), ())


def _mentioned(view: Viewpoint, earlier: int, tags: set[str]) -> dict[str, list[int]]:
    if not tags:
        return {}
    wanted = sorted(tags)
    among: object = json.dumps(wanted) if view.connection.dialect == "sqlite" else wanted
    found: dict[str, list[int]] = {}
    for tag, position in view.connection.run(MENTIONS, tags=among, **_span(view, earlier)):
        found.setdefault(tag, []).append(position)
    return found


def _facts(read: Sequence[Row], page: PageAsked) -> tuple[tuple[FactBetween, ...], Found]:
    shown = tuple(_fact(position, json.loads(leaf)) for position, leaf in read[: page.limit])
    return shown, Found(rows=(), next=shown[-1].position if len(read) > page.limit else None)


def _fact(position: int, leaf: dict[str, Any]) -> FactBetween:
    return FactBetween(
        position=position,
        type=leaf["type"],
        sentence=sentence_of(leaf["type"]),
        actor=leaf["actor"],
        occurred_at=leaf["occurredAt"],
        recorded_at=leaf["recordedAt"],
        mentions=tuple(leaf["tags"]),
    )

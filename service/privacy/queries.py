"""Finds erasures, the facts that one names, and what it would destroy."""

import json
from collections import Counter
from collections.abc import Iterable
from typing import Any, NamedTuple

from domain.kernel.codec import instant
from domain.kernel.facts import Fact
from domain.kernel.ids import ErasureId
from domain.kernel.messages import Event
from domain.kernel.tags import Mentioned
from domain.privacy.events import ErasureRecorded
from domain.privacy.policies import UnknownErasure
from domain.slips.policies import UnknownFact
from service.privacy.shown import ErasurePage, ErasureShown, OfAType, WouldGo
from service.privacy.tables import erased_facts, erasures
from service.store.holders import holders
from service.store.leaves import headed, moment_of
from service.store.remains import remains_of
from service.store.scanning import one_leaf
from service.viewing.page_asked import PageAsked
from service.viewing.paging import all_of, one, page
from service.viewing.viewpoint import Texts, Viewpoint
from verifier.sealed import digests_in

TEXTS = {"reason": "reason_digest", "source": "source_digest", "settled_because": "settled_digest"}


class Named(NamedTuple):
    """Some facts and those that hold words which they repeat: their positions, their types, and all they mention."""

    positions: tuple[int, ...]
    types: tuple[str, ...]
    mentions: tuple[Mentioned, ...]


def named(view: Viewpoint, positions: Iterable[int]) -> Named:
    """What the facts at these positions are and mention, with those whose words they repeat; raises `UnknownFact`."""
    those = tuple(sorted({at for position in positions for at in (position, *_repeated_in(view, position))}))
    found = [_heading(view, position) for position in those]
    return Named(those, tuple(kind for kind, _ in found), tuple(Mentioned(tag) for _, tags in found for tag in tags))


def would_go(view: Viewpoint, facts: Iterable[Fact[Event]]) -> WouldGo:
    """What facts that would follow would destroy."""
    those = [at for fact in facts if isinstance(fact.event, ErasureRecorded) for at in fact.event.positions]
    types = Counter(_heading(view, position)[0] for position in those)
    return WouldGo(facts=tuple(those), types=tuple(OfAType(type=kind, facts=types[kind]) for kind in sorted(types)))


def erasures_page(view: Viewpoint, asked: PageAsked, **filters: object) -> ErasurePage:
    """A page of erasures in the order in which they were asked for."""
    found = page(view, erasures, limit=asked.limit, after=asked.after, **filters)
    texts = view.texts(row[digest] for row in found.rows for digest in TEXTS.values())
    results = tuple(_shown(view, row, texts) for row in found.rows)
    return ErasurePage(results=results, metadata=asked.metadata(view, found, **filters))


def the_erasure(view: Viewpoint, erasure: ErasureId) -> ErasureShown:
    """One erasure; raises `UnknownErasure`."""
    row = one(view, erasures, erasure=erasure)
    if row is None:
        raise UnknownErasure(erasure=erasure)
    return _shown(view, row, view.texts(row[digest] for digest in TEXTS.values()))


def _shown(view: Viewpoint, row: dict[str, Any], texts: Texts) -> ErasureShown:
    words = {name: texts[row[digest]] for name, digest in TEXTS.items()}
    gone = tuple(sorted(one["target"] for one in all_of(view, erased_facts, erasure=row["erasure"])))
    plain = {name: row[name] for name in ErasureShown.model_fields if name in row}
    since = remains_of(view.connection, view.ledger).get(row["erasure"])
    remains = {"remains_since": instant(moment_of(since))} if since is not None else {}
    return ErasureShown.model_validate(plain | words | remains | {"facts": json.loads(row["facts"]), "erased": gone})


def _heading(view: Viewpoint, position: int) -> tuple[str, list[str]]:
    return headed(_leaf(view, position))


def _repeated_in(view: Viewpoint, position: int) -> list[int]:
    """The facts that hold words of this one, as a motion holds the conditions that the decision says again."""
    return holders(view.connection, view.ledger, digests_in(json.loads(_leaf(view, position))))


def _leaf(view: Viewpoint, position: int) -> bytes:
    leaf = one_leaf(view.connection, view.ledger, position)
    if leaf is None:
        raise UnknownFact(pointer="/facts", position=position)
    return leaf

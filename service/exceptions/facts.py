"""Facts recorded late, and facts by which a rule was not kept or was lifted."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Select, bindparam, or_, select, union

from domain.boards.conflicts import Determiner
from domain.decisions.sentences import words_of
from domain.interests.arrangement_events import DispensationGranted
from domain.kernel.facts import Fact
from domain.meetings.events import RulingGiven
from service.clock import london_day
from service.exceptions.found import ExceptionFound, Row, Selected, day_of
from service.findings.tables import findings, late_facts
from service.interests.tables import arrangements
from service.meetings.conflict_tables import rulings
from service.projections.versioned import known_at
from service.store.leaves import fact_of
from service.store.scanning import one_leaf
from service.store.tables import facts
from service.viewing.viewpoint import Viewpoint


def _late() -> Select[Any]:
    told = (late_facts.c.since.label("cursor"), late_facts.c.days, facts.c.type, facts.c.recorded_at)
    same = (facts.c.ledger == late_facts.c.ledger) & (facts.c.position == late_facts.c.since)
    conditions = (known_at(late_facts), late_facts.c.since > bindparam("after"))
    return select(*told).join(facts, same).where(*conditions)


def _late_told(view: Viewpoint, rows: Sequence[Row]) -> Iterator[ExceptionFound]:
    for row in rows:
        days = f"{row['days']} days" if row["days"] != 1 else "1 day"
        yield ExceptionFound(
            cursor=row["cursor"],
            position=row["cursor"],
            subject=f"fact:{row['cursor']}",
            path=f"log/facts/{row['cursor']}",
            since=day_of(row["recorded_at"]),
            sentence=f"{row['type']} was recorded {days} after it happened.",
        )


def _bent() -> Select[Any]:
    """The positions of facts that broke a rule, of dispensations, and of rulings that rely on an exception."""
    lifting = or_(rulings.c.determined_by == Determiner.DISPENSATION.name, rulings.c.exception.is_not(None))
    granted = arrangements.c.determined_by == Determiner.DISPENSATION.name
    parts = [
        select(table.c.since.label("cursor")).where(known_at(table), table.c.since > bindparam("after"), *which)
        for table, which in ((findings, ()), (arrangements, (granted,)), (rulings, (lifting,)))
    ]
    return select(union(*parts).subquery().c.cursor)


def _bent_told(view: Viewpoint, rows: Sequence[Row]) -> Iterator[ExceptionFound]:
    for row in rows:
        leaf = one_leaf(view.connection, view.ledger, row["cursor"])
        assert leaf is not None  # noqa: S101 - a row of the list stands for its fact
        fact: Fact[Any] = fact_of(row["cursor"], leaf)
        broken = fact.envelope.findings or ()
        sources = dict.fromkeys(one.citation for one in broken if one.citation)
        yield ExceptionFound(
            cursor=fact.position,
            position=fact.position,
            subject=f"fact:{fact.position}",
            path=f"log/facts/{fact.position}",
            since=london_day(fact.envelope.occurred_at).isoformat(),
            sentence=_sentence(fact),
            citation="; ".join(sources) or None,
        )


def _sentence(fact: Fact[Any]) -> str:
    broken = dict.fromkeys(one.rule for one in fact.envelope.findings or ())
    if broken:
        return f"{fact.envelope.type} did not keep: {', '.join(rule.replace('-', ' ') for rule in broken)}."
    event = fact.event
    if isinstance(event, DispensationGranted):
        by, ground = words_of(event.granted_by.value), words_of(event.ground.value)
        return f"A dispensation was granted by {by} until {event.holds_to.text}: {ground}."
    return f"A ruling lets somebody in conflict {_managed(event)} by way of exception."


def _managed(event: RulingGiven) -> str:
    return f"take part ({words_of(event.management.value)})"


RECORDED_LATE = Selected(_late, _late_told)
OVERRIDDEN = Selected(_bent, _bent_told)

"""Finds decisions in the register as it is published, and in full."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, bindparam, exists, func, or_, select

from domain.boards.events import BoardEstablished
from domain.kernel.ids import OrganisationCode
from domain.kernel.values import value
from domain.meetings.events import MotionPut
from service.projections.versioned import known_at
from service.registers.days_told import DaysTold
from service.registers.decision_shown import DecisionEntry, PublishedDecision
from service.registers.decision_tables import confirmations, entries, parties, reviews
from service.store.statements import Statement
from service.viewing.mentions import mentioning
from service.viewing.page_asked import PageAsked
from service.viewing.paging import Found, cut
from service.viewing.viewpoint import Texts, Viewpoint

Row = dict[str, Any]
COLUMNS = (*(column.name for column in entries.c), "organisations", "under_review", "confirmed")
DIGESTS = ("public_text_digest", "action_digest")


@value
class Wanted:
    """Which decisions are looked for; whatever is not said does not matter."""

    organisation: OrganisationCode | None = None
    decided_from: date | None = None
    unpublished_days: int | None = None

    def filters(self) -> dict[str, object]:
        """What is looked for, by the names of the query."""
        return {
            "organisation": self.organisation,
            "decided_from": self.decided_from,
            "unpublished_days": self.unpublished_days,
        }


def published(view: Viewpoint, day: date, asked: PageAsked) -> tuple[tuple[PublishedDecision, ...], int, Found]:
    """A page of the decisions published by the day, and how many were taken by it and not published."""
    found = _page(view, _statement(("published",)), asked, day=day.isoformat())
    words = _Words(view, found.rows)
    shown = (PublishedDecision.model_validate(words.line(row) | {"text": words.public(row)}) for row in found.rows)
    count: int = view.rows(_unpublished(), day=day.isoformat())[0][0]
    return tuple(shown), count, found


def full(view: Viewpoint, wanted: Wanted, day: date, asked: PageAsked) -> tuple[tuple[DecisionEntry, ...], Found]:
    """A page of the full register of decisions; with days, of those still unpublished so long after being taken."""
    told = {"organisation": wanted.organisation, "decided_from": wanted.decided_from}
    given: dict[str, object] = {name: str(held) for name, held in told.items() if held is not None}
    filters = tuple(sorted(given))
    if wanted.organisation is not None:
        given["organisation"] = f" {wanted.organisation} "
    if wanted.unpublished_days is not None:
        filters = (*filters, "unpublished")
        taken_by = day - timedelta(days=wanted.unpublished_days)
        given |= {"day": day.isoformat(), "taken_by": taken_by.isoformat()}
    found = _page(view, _statement(filters), asked, **given)
    words = _Words(view, found.rows)
    return tuple(DecisionEntry.model_validate(words.entry(row)) for row in found.rows), found


class _Words:
    """The words behind a page of decisions: of the boards, the motions and the publications."""

    def __init__(self, view: Viewpoint, rows: Iterable[Row]) -> None:
        rows = tuple(rows)
        boards = mentioning(view, "board", {row["board"] for row in rows}, BoardEstablished)
        motions = mentioning(view, "motion", {row["motion"] for row in rows if row["motion"]}, MotionPut)
        self._boards: Mapping[str, str] = {one.board: one.name for one in boards}
        self._resolutions: Mapping[str, str] = {one.motion: str(one.text) for one in motions}
        self._days = DaysTold(view, (row["decision"] for row in rows))
        self._texts: Texts = view.texts(
            [*self._resolutions.values(), *(row[name] for row in rows for name in DIGESTS if row[name])]
        )

    def line(self, row: Row) -> Row:
        """The columns that both registers have."""
        return row | {
            "reference": f"{self._boards[row['board']]} {row['number']}",
            "exemptions": tuple(row["exemptions"].split()),
            "under_review": row["under_review"] > 0,
            "chairs_action": row["action_digest"] is not None,
            "effective": self._days.effective(row["decision"]),
        }

    def public(self, row: Row) -> Any:  # noqa: ANN401 - a text, or that it is erased
        """The public words: those in place of the resolution, or the resolution itself."""
        digest = row["public_text_digest"]
        return self._texts[digest] if digest else self._resolution(row)

    def _resolution(self, row: Row) -> Any:  # noqa: ANN401 - a text, or that it is erased
        return self._texts[row["action_digest"] or self._resolutions[row["motion"]]]

    def entry(self, row: Row) -> Row:
        """The columns of the full register."""
        return self.line(row) | {
            "resolution": self._resolution(row),
            "public_text": self._texts[row["public_text_digest"]],
            "organisations": tuple((row["organisations"] or "").split()),
            "days_told": self._days.of(row["decision"]),
            "contradictory": self._days.contradictory(row),
        }


def _page(view: Viewpoint, statement: Statement, asked: PageAsked, **told: object) -> Found:
    rows = view.rows(statement, after=asked.after or 0, most=asked.limit + 1, **told)
    return cut(rows, COLUMNS, asked.limit)


def _not_published() -> ColumnElement[bool]:
    return or_(entries.c.published.is_(None), entries.c.published > bindparam("day"))


_NAMED = select(parties.c.organisations).where(known_at(parties), parties.c.case == entries.c.case).scalar_subquery()

_REVIEWS = select(func.count()).where(known_at(reviews), reviews.c.decision == entries.c.decision).scalar_subquery()

_CONFIRMED = (
    select(confirmations.c.confirmed)
    .where(known_at(confirmations), confirmations.c.meeting == entries.c.meeting)
    .scalar_subquery()
)


def _condition(name: str) -> ColumnElement[bool]:
    match name:
        case "published":
            return entries.c.published <= bindparam("day")
        case "unpublished":
            return _not_published() & (entries.c.decided <= bindparam("taken_by"))
        case "decided_from":
            return entries.c.decided >= bindparam("decided_from")
        case _:
            naming = parties.c.organisations.contains(bindparam("organisation"))
            return exists().where(known_at(parties), parties.c.case == entries.c.case, naming)


@cache
def _statement(filters: tuple[str, ...]) -> Statement:
    conditions = [known_at(entries), entries.c.since > bindparam("after"), *(_condition(name) for name in filters)]
    further = (_NAMED.label("organisations"), _REVIEWS.label("under_review"), _CONFIRMED.label("confirmed"))
    found = select(*entries.c, *further).where(*conditions)
    return Statement(found.order_by(entries.c.since).limit(bindparam("most")))


@cache
def _unpublished() -> Statement:
    taken = (known_at(entries), entries.c.decided <= bindparam("day"), _not_published())
    return Statement(select(func.count()).select_from(entries).where(*taken))

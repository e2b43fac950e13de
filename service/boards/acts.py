"""Finds who voted from a seat outside a term, by the terms as they are known at the viewpoint."""

from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import cast

from domain.boards.acts import OutsideTerm, outside_term
from domain.boards.rosters import row_on
from domain.decisions.events import DecisionTaken
from domain.decisions.inputs import Ballot
from domain.kernel.facts import Fact
from domain.kernel.ids import BoardId, MeetingId
from domain.kernel.london import day_of
from domain.meetings.events import MeetingCalled
from service.boards.act_shown import ActOutsideTerm
from service.boards.charters import tenure_on
from service.boards.established import established
from service.boards.rosters import seats_known
from service.store.leaves import fact_of
from service.store.selecting import every, newest
from service.viewing.page_asked import PageAsked
from service.viewing.paging import Found
from service.viewing.viewpoint import Viewpoint


def acts_outside_terms(
    view: Viewpoint, board: BoardId, asked: PageAsked, **filters: str
) -> tuple[tuple[ActOutsideTerm, ...], Found]:
    """A page of the votes from seats of a board outside a term; raises `UnknownBoard`.

    The votes on one decision stay together, so that a page may be longer than was asked for.
    """
    established(view, board)
    taken = _taken(view, board, asked.after or 0)
    acting = _Acting(view, board, {fact.event.meeting for fact in taken})
    told = ((fact.position, list(acting.outside(fact, filters))) for fact in taken)
    found = list(islice(((position, acts) for position, acts in told if acts), asked.limit + 1))
    shown = tuple(act for _, acts in found[: asked.limit] for act in acts)
    return shown, Found(rows=(), next=found[asked.limit - 1][0] if len(found) > asked.limit else None)


def _taken(view: Viewpoint, board: BoardId, after: int) -> list[Fact[DecisionTaken]]:
    rows = every(view.connection, view.ledger, [(board.tag, DecisionTaken.type_name)])
    return [
        cast("Fact[DecisionTaken]", view.identity.fact(fact_of(position, leaf)))
        for _, _, position, leaf in rows
        if after < position <= view.position
    ]


class _Acting:
    """Who could act for the seats of a board, on the days of its meetings."""

    def __init__(self, view: Viewpoint, board: BoardId, meetings: set[MeetingId]) -> None:
        """Find the seats, their terms, and the days; a meeting is called once, before anything is decided at it."""
        rows = newest(view.connection, view.ledger, [(meeting.tag, MeetingCalled.type_name) for meeting in meetings])
        called = [cast("MeetingCalled", fact_of(position, leaf).event) for _, _, position, leaf in rows]
        self._days = {one.meeting: day_of(one.starts_at) for one in called}
        self._policies = {day: tenure_on(view, board, day) for day in set(self._days.values())}
        self._seats = seats_known(view, board)

    def outside(self, fact: Fact[DecisionTaken], filters: dict[str, str]) -> Iterator[ActOutsideTerm]:
        """The votes on a decision that were cast outside a term."""
        taken, day = fact.event, self._days[fact.event.meeting]
        for ballot in taken.inputs.ballots:
            act = {"seat": ballot.seat, "person": ballot.voter}
            how = self._outside(ballot, day)
            if how is not None and filters.items() <= act.items():
                about = {"decision": taken.decision, "meeting": taken.meeting, "day": day, "choice": ballot.choice}
                yield ActOutsideTerm.model_validate(act | about | {"acted": how, "since": fact.position})

    def _outside(self, ballot: Ballot, day: date) -> OutsideTerm | None:
        row = row_on(self._seats, self._seats.by_id[ballot.seat], day, self._policies[day])
        return outside_term(ballot.voter, row, self._seats.terms.get(ballot.seat, ()), day)

"""Finds whose return is overdue: of people who decide, by their last return and the body's policy."""

from collections.abc import Container
from datetime import date
from functools import cache

from sqlalchemy import bindparam, func, select

from domain.interests.returns import Due, Returned, next_return
from domain.kernel.answers import Answer
from service.interests.deciding import Capacity, capacities, entered
from service.interests.keeping import Policies
from service.interests.register_shown import OverdueReturn
from service.interests.register_tables import returns
from service.projections.versioned import known_at
from service.store.statements import Statement
from service.viewing.page_asked import PageAsked
from service.viewing.paging import Found
from service.viewing.viewpoint import Viewpoint


def overdue(
    view: Viewpoint, day: date, asked: PageAsked, among: Container[str] | None = None
) -> tuple[tuple[OverdueReturn, ...], Found]:
    """A page of the people who decide on the day, of these if any are named, whose return is or may be overdue."""
    policy, last = Policies(view).on(day), _last_returns(view, day)
    late: list[tuple[Capacity, Due, Answer]] = []
    for one in _first_capacities(view, day, among):
        began = Returned(earliest=one.first_day, latest=one.begun_by)
        due = next_return(
            last.get(one.person),
            began,
            every_months=policy.return_every_months,
            within_days=policy.declare_within_days,
        )
        if one.since > (asked.after or 0) and due.overdue_on(day).possible:
            late.append((one, due, due.overdue_on(day)))
    shown = late[: asked.limit]
    offices = entered(view, (one.person for one, _, _ in shown))
    lines = tuple(
        OverdueReturn.model_validate(
            {
                "person": one.person,
                "job_title": offices[one.person].office,
                "deciding_since": one.first_day,
                "last_return": last[one.person].latest if one.person in last else None,
                "due": due.latest,
                "overdue": answer,
                "since": one.since,
            }
        )
        for one, due, answer in shown
    )
    return lines, Found(rows=(), next=shown[-1][0].since if len(late) > asked.limit else None)


def _first_capacities(view: Viewpoint, day: date, among: Container[str] | None) -> tuple[Capacity, ...]:
    """Of each person who decides on the day, of these if any are named, the capacity that began first."""
    first: dict[str, Capacity] = {}
    for one in capacities(view, day, day):
        if one.person not in first or one.begun_by < first[one.person].begun_by:
            first[one.person] = one
    named = (one for one in first.values() if among is None or one.person in among)
    return tuple(sorted(named, key=lambda one: one.since))


def _last_returns(view: Viewpoint, day: date) -> dict[str, Returned]:
    rows = view.rows(_newest_returns(), day=day.isoformat())
    found: dict[str, Returned] = {}
    for person, *dates in rows:
        earliest, latest = map(date.fromisoformat, dates)
        one = found.get(person, Returned(earliest=earliest, latest=latest))
        found[person] = Returned(earliest=max(one.earliest, earliest), latest=max(one.latest, latest))
    return found


@cache
def _newest_returns() -> Statement:
    """Of each person, the latest bounds of a return by the day: the later of two is at least as late on both sides."""
    newest = select(returns.c.person, func.max(returns.c.earliest), func.max(returns.c.latest))
    made = newest.where(known_at(returns), returns.c.earliest <= bindparam("day"))
    return Statement(made.group_by(returns.c.person))

"""Drawing on a delegated limit: which approvals count together, so that nobody splits a case to stay under it."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from domain.boards.charters import AdoptedCharter
from domain.boards.remit import Aggregation, Remit, Together
from domain.cases.content import MoneyKind, MoneyLine, PartyRole
from domain.cases.file import Version
from domain.cases.measures import all_on, as_stated, bases_of, measured, on_basis
from domain.cases.sums import Sum, added
from domain.decisions.course import Course, Courses
from domain.decisions.events import LimitDrawn
from domain.decisions.inputs import Earlier
from domain.decisions.standing import counts_on
from domain.kernel.answers import Answer
from domain.kernel.basis import UNSAID, Basis
from domain.kernel.facts import Fact
from domain.kernel.ids import BoardId, CaseId, OrganisationCode
from domain.kernel.months import earliest_within


class Spending(NamedTuple):
    """Who is asked to approve which version of which case, and when."""

    board: BoardId
    case: CaseId
    version: Version
    day: date


def at_stake(version: Version, adopted: AdoptedCharter) -> Sum:
    """What a version asks to spend, as the charter measures it."""
    remit = adopted.charter.remit
    return measured(version.content.money, MoneyKind.INVESTMENT, remit.limit_measures, remit.limit_basis)


def on_the_basis(version: Version, adopted: AdoptedCharter) -> Answer:
    """Whether all that a version asks to spend is stated on one basis, and on that of the charter's limit."""
    return on_basis(_spent(version), adopted.charter.remit.limit_basis)


def as_stated_together(version: Version, adopted: AdoptedCharter, together: Earlier | None) -> Sum:
    """What a version and what counts with it come to, if whatever basis each is stated on made no difference."""
    asked = as_stated(version.content.money, MoneyKind.INVESTMENT, adopted.charter.remit.limit_measures)
    return added((asked, together.amount)) if together else asked


def drawn_by(version: Version, adopted: AdoptedCharter) -> tuple[Sum, Basis | None]:
    """What an approval of a version draws, and on which basis; on another than that of the limit, as it is stated."""
    bases = bases_of(_spent(version))
    if len(bases) != 1:
        return at_stake(version, adopted), None
    stated = as_stated(version.content.money, MoneyKind.INVESTMENT, adopted.charter.remit.limit_measures)
    return stated, None if bases == [UNSAID] else bases[0]


def providers_of(version: Version) -> tuple[OrganisationCode, ...]:
    """To whom the money would go."""
    to = (party.organisation for party in version.content.parties if party.role is PartyRole.PROPOSED_PROVIDER)
    return tuple(dict.fromkeys(to))


def funds_of(version: Version) -> tuple[str, ...]:
    """From which funds it would be paid."""
    named = (line.fund for line in version.content.money if line.kind is MoneyKind.INVESTMENT)
    return tuple(dict.fromkeys(fund for fund in named if fund is not None))


def earlier(drawn: Iterable[Fact[LimitDrawn]], courses: Courses, remit: Remit, asking: Spending) -> Earlier | None:
    """The approvals of other cases by this board, within the months before the day, that count with this one.

    What has fallen by the day counts no longer, and of one case only what was approved last.
    """
    rule = remit.limit_aggregates
    if rule is None:
        return None
    since = earliest_within(asking.day, rule.months)
    standing = [one for one in within(drawn, rule, asking) if _stands(courses.get(one.event.decision), asking.day)]
    counted = {one.event.case: one for one in standing}.values()
    if not counted:
        return None
    bases = [(one.event.basis or UNSAID).group for one in counted]
    found = all_on([*bases, *bases_of(_spent(asking.version))], remit.limit_basis)
    return Earlier(
        since=since,
        amount=added(one.event.amount for one in counted),
        shown_at=tuple(one.position for one in counted),
        on_basis=None if found is Answer.YES or remit.limit_pence is None else found,
    )


def within(drawn: Iterable[Fact[LimitDrawn]], rule: Aggregation, asking: Spending) -> tuple[Fact[LimitDrawn], ...]:
    """What was drawn within the months before the day for other cases, whatever became of it."""
    since = earliest_within(asking.day, rule.months)
    return tuple(
        one
        for one in drawn
        if one.event.board == asking.board
        and one.event.case != asking.case
        and since <= one.event.decided <= asking.day
        and _counts(one.event, rule.by, asking.version)
    )


def _spent(version: Version) -> list[MoneyLine]:
    return [line for line in version.content.money if line.kind is MoneyKind.INVESTMENT]


def _stands(course: Course | None, day: date) -> bool:
    return course is None or counts_on(course, day)


def _counts(one: LimitDrawn, by: Together, version: Version) -> bool:
    if by is Together.PROVIDER:
        return not set(one.providers).isdisjoint(providers_of(version))
    return not set(one.funds).isdisjoint(funds_of(version))

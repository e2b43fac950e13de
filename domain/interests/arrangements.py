"""Arrangements: what was agreed or granted ahead about an interest, on which days it holds, and what it covers."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from domain.boards.conflicts import Determiner, Management
from domain.interests.arrangement_events import ArrangementEnded, DispensationGranted, MitigationAgreed
from domain.interests.findings import Finding, Level
from domain.interests.grounds import Authority, DispensationGround
from domain.kernel.answers import Answer
from domain.kernel.dates import PartialDate
from domain.kernel.facts import Fact
from domain.kernel.ids import ArrangementId, BoardId, InterestId, OrganisationCode
from domain.kernel.periods import Period
from domain.kernel.values import value


@value
class Agreed:
    """What was agreed or granted ahead, as it stood on the day, and the fact that shows it."""

    arrangement: ArrangementId
    interest: InterestId
    determined_by: Determiner  # PRE_AGREED or DISPENSATION
    management: Management
    ground: DispensationGround | None
    granted_by: Authority | None
    until: PartialDate | None
    shown_at: int


@value
class Arrangement:
    """An arrangement with the days on which it holds, on which board if on one only; made no earlier than `made`.

    It lapses when its interest is amended to something else than it was made about.
    """

    says: Agreed
    board: BoardId | None
    made: PartialDate
    period: Period
    ended_at: int | None = None
    lapsed: bool = False

    def holds(self, board: BoardId, day: date) -> bool:
        """Whether it certainly holds on a board on a day: in doubt a conflict is assumed."""
        elsewhere = self.board is not None and self.board != board
        return not elsewhere and not self.lapsed and self.made.latest <= day and self.period.holds_on(day) is Answer.YES


Arrangements = tuple[Arrangement, ...]


def arranged(event: MitigationAgreed | DispensationGranted, position: int) -> Arrangement:
    """The arrangement that a fact begins."""
    dispensed = event if isinstance(event, DispensationGranted) else None
    says = Agreed(
        arrangement=event.arrangement,
        interest=event.interest,
        determined_by=Determiner.DISPENSATION if dispensed else Determiner.PRE_AGREED,
        management=event.management,
        ground=dispensed.ground if dispensed else None,
        granted_by=dispensed.granted_by if dispensed else None,
        until=event.holds_to,
        shown_at=position,
    )
    made = event.granted if isinstance(event, DispensationGranted) else event.agreed
    period = Period(start=event.holds_from, end=event.holds_to)
    return Arrangement(says=says, board=dispensed.board if dispensed else None, made=made, period=period)


def ended(known: Arrangements, fact: Fact[ArrangementEnded]) -> Arrangements:
    """The same arrangements, where one of them has come to its end, no later than it would have without."""
    event = fact.event

    def after(one: Arrangement) -> Arrangement:
        if one.says.arrangement != event.arrangement:
            return one
        end = earlier_end(one.period.end, event.ended)
        says = replace(one.says, until=end)
        period = Period(start=one.period.start, end=end)
        return replace(one, says=says, period=period, ended_at=fact.position)

    return tuple(after(one) for one in known)


def earlier_end(end: PartialDate | None, other: PartialDate) -> PartialDate:
    """Of two last days the one until which it holds in any case."""
    return min(end or other, other, key=lambda one: (one.earliest, one.latest))


def lapsing(known: Arrangements) -> Arrangements:
    """The same arrangements, kept on record and holding no longer."""
    return tuple(replace(one, lapsed=True) for one in known)


def in_force(known: Arrangements, board: BoardId, day: date) -> Iterator[Agreed]:
    """Every dispensation that holds, and of the mitigations that do the one last agreed."""
    by_day = sorted(known, key=lambda one: (one.made.latest, one.says.shown_at))
    holding = [one.says for one in by_day if one.holds(board, day)]
    mitigations = [one for one in holding if one.determined_by is Determiner.PRE_AGREED]
    yield from (one for one in holding if one.determined_by is Determiner.DISPENSATION)
    yield from mitigations[-1:]


def covered(agreed: Agreed, organisation: OrganisationCode | None, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Which findings come by this interest, or by what else binds the person to its organisation no more gravely."""
    those = tuple(findings)
    own = tuple(one for one in those if agreed.interest.tag in _interests_in(one))
    gravest = any(one.level is Level.ACTUAL for one in own)

    def beside(one: Finding) -> bool:
        at_home = organisation is not None and _first_organisation(one) == organisation.tag
        return at_home and not _interests_in(one) and (gravest or one.level is not Level.ACTUAL)

    return tuple(one for one in those if one in own or beside(one))


def _interests_in(finding: Finding) -> frozenset[str]:
    return frozenset(step.to for step in finding.path if step.to.startswith(f"{InterestId.kind}:"))


def _first_organisation(finding: Finding) -> str | None:
    places = (step.to for step in finding.path if step.to.startswith(f"{OrganisationCode.kind}:"))
    return next(places, None)

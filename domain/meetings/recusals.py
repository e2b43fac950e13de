"""Recusals: what stands between a person and an item, found by the record or determined by a ruling."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from enum import Enum
from types import MappingProxyType

from domain.boards.charter import Charter
from domain.boards.conflicts import ConflictPolicy, Determiner, Management
from domain.boards.ladder import LADDER
from domain.boards.seats import Nomination
from domain.interests.arrangements import Agreed
from domain.interests.findings import Finding, Level, Match, PathStep
from domain.interests.matching import AUTHORSHIP, Stakes, stakes_of, touching
from domain.interests.matter import Involvement
from domain.interests.ties import Ties
from domain.interests.undeclared import undeclared
from domain.kernel.ids import PersonId
from domain.kernel.values import value
from domain.meetings.background import Background, barred
from domain.meetings.deputising import inherited
from domain.meetings.items import Declared, Item, Ruling
from domain.meetings.managing import Foreseen, concerning, foreseen, if_blocking, managed
from domain.meetings.matters import Around, matter_of

PART_OF_THE_WORK = frozenset({Match.AUTHORSHIP, Match.EARLIER_VOTE})
StandingFor = Mapping[PersonId, tuple[Nomination, ...]]
THEMSELVES: StandingFor = MappingProxyType({})


class Ground(Enum):
    """Why a person is kept from an item."""

    CONFLICT = "CONFLICT"
    SEPARATION = "SEPARATION"
    RULING = "RULING"


@value
class Recusal:
    """What stands between a person and an item, and how it is managed; one that is only noted keeps nobody away."""

    person: PersonId
    ground: Ground
    findings: tuple[Finding, ...]
    management: Management
    determined_by: Determiner | None = None
    ruled_at: int | None = None
    agreed: tuple[Agreed, ...] = ()  # what was agreed or granted ahead about the interests found, in force on the day

    @property
    def bars(self) -> bool:
        """Whether the person may not vote."""
        return not LADDER[self.management].votes

    @property
    def evidence(self) -> tuple[int, ...]:
        """The facts that show it."""
        shown = [step.shown_at for finding in self.findings for step in finding.path if step.shown_at]
        return (*shown, *([self.ruled_at] if self.ruled_at else []))


def recusals(
    item: Item,
    people: Iterable[PersonId],
    charter: Charter,
    around: Around,
    standing_for: StandingFor = THEMSELVES,
) -> tuple[Recusal, ...]:
    """For each of these people all that stands between them and the item: a ruling or a conflict, and separation.

    Whoever stands in for a member is touched by the member's interests and acts as well as by their own.
    """
    background, ties, _, day = around
    stakes, policy = _stakes(item, charter, around), charter.conflicts
    found: list[Recusal] = []
    for person in people:
        findings = [*touching(stakes, person, ties), *_declared(item, person), *_undeclared(person, ties, day, policy)]
        stood_for = standing_for.get(person, ())
        for one in stood_for:
            findings += inherited(one, (*touching(stakes, one.member, ties), *_declared(item, one.member)))
            found += (replace(it, person=person) for it in separation(item, one.member, charter, background))
        ahead = foreseen((person, *(one.member for one in stood_for)), ties.interests, item.board, day)
        found += _ruled_or_conflicted(item.ruling_on(person), person, tuple(findings), policy, ahead)
        found += separation(item, person, charter, background)
    return tuple(_with_papers(item, one) for one in found)


def bystanders_recusals(
    item: Item, people: Iterable[PersonId], charter: Charter, around: Around
) -> tuple[Recusal, ...]:
    """The same for those who have no vote here: their interests count, and to have written the case is their part."""
    _, ties, _, day = around
    stakes, found = _stakes(item, charter, around), list[Recusal]()
    for person in people:
        findings = (*touching(stakes, person, ties), *_declared(item, person))
        theirs = tuple(finding for finding in findings if finding.match not in PART_OF_THE_WORK)
        ahead = foreseen((person,), ties.interests, item.board, day)
        found += _ruled_or_conflicted(item.ruling_on(person), person, theirs, charter.conflicts, ahead)
    return tuple(_with_papers(item, one) for one in found)


def _with_papers(item: Item, recusal: Recusal) -> Recusal:
    """The same, where somebody kept from the item had its papers: each finding says so, however late it was made."""
    had = item.papers_of(recusal.person)
    if had is None or not recusal.bars:
        return recusal
    step = PathStep(relation="PAPERS_SENT", to=item.item.tag, shown_at=had.position)
    return replace(recusal, findings=tuple(replace(one, path=(*one.path, step)) for one in recusal.findings))


def _stakes(item: Item, charter: Charter, around: Around) -> Stakes:
    matter, policy = matter_of(item, charter.separation, around), charter.conflicts
    return stakes_of(matter, around.ties, around.day, look_back_months=policy.look_back_months, exemption=policy.exempt)


def _undeclared(person: PersonId, ties: Ties, day: date, policy: ConflictPolicy) -> Iterable[Finding]:
    months = policy.nil_return_months
    return undeclared(person, ties.interests, day, months) if months is not None else ()


def separation(item: Item, person: PersonId, charter: Charter, background: Background) -> Iterator[Recusal]:
    """What separation of duties says about a person and an item: at most one recusal."""
    policy = charter.separation
    acts = barred(background, item.case, item.board, policy).get(person) if item.case else None
    if acts:
        yield Recusal(
            person=person,
            ground=Ground.SEPARATION,
            findings=tuple(_finding(item, act) for act in acts),
            management=if_blocking(policy.severity, Management.SPEAK_NOT_VOTE),
        )


def _ruled_or_conflicted(
    ruling: Ruling | None, person: PersonId, findings: tuple[Finding, ...], policy: ConflictPolicy, ahead: Foreseen
) -> Iterator[Recusal]:
    if ruling is not None:
        ruled = tuple(finding for finding in findings if not _shown_after(ruling, finding))
        yield Recusal(
            person=person,
            ground=Ground.RULING,
            findings=ruled,
            management=ruling.management,
            determined_by=ruling.determined_by,
            ruled_at=ruling.position,
            agreed=concerning(ruled, ahead),
        )
    unruled = tuple(finding for finding in findings if ruling is None or _shown_after(ruling, finding))
    for one in managed(unruled, ahead, policy):
        yield Recusal(
            person=person,
            ground=Ground.CONFLICT,
            findings=one.findings,
            management=one.management,
            determined_by=one.by.determined_by if one.by else None,
            ruled_at=one.by.shown_at if one.by else None,
            agreed=concerning(one.findings, ahead),
        )


def _shown_after(ruling: Ruling, finding: Finding) -> bool:
    """Whether the finding rests on a fact that was not yet on record when the ruling was given."""
    return any(step.shown_at is not None and step.shown_at > ruling.position for step in finding.path)


def _declared(item: Item, person: PersonId) -> Iterator[Finding]:
    for declared in item.declared_by(person):
        yield Finding(
            person=person,
            match=Match.DECLARED_AT_ITEM,
            level=Level.INDETERMINATE,
            path=(PathStep(relation="DECLARED_AT", to=item.item.tag, shown_at=declared.position), *_in_what(declared)),
        )


def _in_what(declared: Declared) -> Iterator[PathStep]:
    named = declared.interest or declared.organisation
    if named is not None:
        category = declared.category.value if declared.category else "DECLARED"
        yield PathStep(relation=category, to=named.tag, shown_at=declared.position)


def _finding(item: Item, act: Involvement) -> Finding:
    about = item.case or item.item
    place = act.board or about
    return Finding(
        person=act.person,
        match=Match.AUTHORSHIP if act.act in AUTHORSHIP else Match.EARLIER_VOTE,
        level=Level.ACTUAL,
        path=(PathStep(relation=act.act.value, to=place.tag, shown_at=act.shown_at),),
    )

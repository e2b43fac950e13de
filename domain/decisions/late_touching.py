"""Which decisions a fact that came late can touch: by whom and what it tells of, and from when on."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import cast

from domain.cases.events import CaseScored
from domain.decisions.events import ChairsActionTaken, DecisionTaken
from domain.decisions.late_boards import OfBoard, of_board
from domain.decisions.late_finding import Decided, Since, with_people
from domain.decisions.late_identity import by_their_names_of_today, decided_with_either
from domain.interests.arrangement_events import ArrangementEnded, DispensationGranted, MitigationAgreed
from domain.interests.events import (
    InterestAmended,
    InterestDeclared,
    InterestEnded,
    InterestsConfirmed,
    NilReturnMade,
)
from domain.interests.reach import MOST_LINKS
from domain.kernel.dates import PartialDate
from domain.kernel.deciders import Read
from domain.kernel.facts import Fact
from domain.kernel.ids import OrganisationCode, PersonId
from domain.kernel.london import day_of
from domain.kernel.messages import Event
from domain.kernel.selections import about
from domain.meetings.bonds import links_of
from domain.meetings.events import CorrectionConfirmed, InterestDeclaredAtItem
from domain.merges.events import PersonsMerged, PersonsUnmerged
from domain.organisations.events import LinkEnded, MembershipBegun, MembershipEnded, OrganisationsLinked
from domain.people.events import PositionLeft, PositionTaken

Touched = tuple[Fact[Event], Sequence[Decided]]
Returned = NilReturnMade | InterestsConfirmed
Ahead = MitigationAgreed | DispensationGranted | ArrangementEnded
Tie = InterestDeclared | InterestAmended | InterestEnded | Returned | Ahead | PositionTaken | PositionLeft
Belonging = OrganisationsLinked | LinkEnded | MembershipBegun | MembershipEnded


def touched(facts: Sequence[Fact[Event]], read: Read) -> Iterator[Touched]:
    """The decisions that each of these facts can touch; facts of how organisations belong together go as one."""
    belonging = [fact for fact in facts if isinstance(fact.event, Belonging)]
    if belonging:
        yield belonging[0], _of_organisations([cast("Belonging", fact.event) for fact in belonging], read)
    for fact in facts:
        yield fact, _of_one(fact.event, day_of(fact.envelope.occurred_at), read)


def _of_one(event: Event, happened: date, read: Read) -> Sequence[Decided]:
    match event:
        case CaseScored():
            answered = _taken(read(about(event.case, DecisionTaken, ChairsActionTaken)))
            return [one for one in answered if one.event.decided >= happened]
        case InterestDeclaredAtItem():
            return _taken(read(about(event.item, DecisionTaken)))
        case CorrectionConfirmed():
            return _taken(read(about(event.motion or event.meeting, DecisionTaken)))
        case PersonsMerged() | PersonsUnmerged():
            either = by_their_names_of_today(event, read)
            return (*decided_with_either(either, read), *with_people(either, [None], read))
        case _ if isinstance(event, Tie):
            return with_people([event.person], _since(event, read), read)
        case _:
            return of_board(event, happened, read) if isinstance(event, OfBoard) else ()


def _since(said: Tie, read: Read) -> Since:
    """From when on the fact tells how things were; an interest stated anew, from any of its statements on."""
    if not isinstance(said, InterestDeclared | InterestAmended):
        return [_first_day(said)]
    statements = read(about(said.interest, InterestDeclared, InterestAmended))
    return [cast("InterestDeclared | InterestAmended", one.event).held_from for one in statements]


def _first_day(said: InterestEnded | Returned | Ahead | PositionTaken | PositionLeft) -> PartialDate | None:
    match said:
        case InterestEnded() | ArrangementEnded():
            return said.ended
        case MitigationAgreed() | DispensationGranted():
            return said.holds_from
        case PositionTaken():
            return said.held_from
        case PositionLeft():
            return said.left
        case NilReturnMade():
            return said.made
        case InterestsConfirmed():
            return said.confirmed


def _of_organisations(said: Sequence[Belonging], read: Read) -> Sequence[Decided]:
    """The decisions that people may have been concerned with who are bound to these organisations."""
    people = _bound_to({code for one in said for code in _codes(one)}, read)
    return with_people(people, [_belonging_since(one) for one in said], read) if people else ()


def _bound_to(organisations: Iterable[OrganisationCode], read: Read) -> frozenset[PersonId]:
    """Who is bound to these, or to what is linked with them over no more links than a gain is followed."""
    near = edge = frozenset(organisations)
    for _ in range(MOST_LINKS):
        links = [cast("OrganisationsLinked | LinkEnded", one.event) for one in read(links_of(edge))]
        edge = frozenset(code for link in links for code in (link.holder, link.held)) - near
        near |= edge
    bound = read(about(near, PositionTaken, InterestDeclared, InterestAmended))
    return frozenset(cast("PositionTaken | InterestDeclared | InterestAmended", one.event).person for one in bound)


def _codes(said: Belonging) -> tuple[OrganisationCode, ...]:
    match said:
        case OrganisationsLinked() | LinkEnded():
            return said.holder, said.held
        case _:
            return (said.organisation,)


def _belonging_since(said: Belonging) -> PartialDate | None:
    match said:
        case OrganisationsLinked():
            return said.held_from
        case LinkEnded():
            return said.ended
        case MembershipBegun():
            return said.joined
        case MembershipEnded():
            return said.left


def _taken(facts: Sequence[Fact[Event]]) -> Sequence[Decided]:
    return [cast("Decided", fact) for fact in facts]

"""Interests, ties and matters with sensible defaults, so that an example says only what matters to it."""

from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import date
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from domain.boards.conflicts import Management
from domain.interests import register
from domain.interests.arrangement_commands import (
    AgreeMitigation,
    ArrangementCommand,
    EndArrangement,
    GrantDispensation,
)
from domain.interests.arrangement_events import ArrangementEnded, DispensationGranted, MitigationAgreed
from domain.interests.categories import Category, Indirect, Relationship
from domain.interests.commands import AmendInterest, DeclareInterest, EndInterest, MakeNilReturn
from domain.interests.events import InterestAmended, InterestDeclared, InterestEnded, InterestsConfirmed, NilReturnMade
from domain.interests.findings import Finding
from domain.interests.grounds import Authority, DispensationGround
from domain.interests.matching import findings
from domain.interests.matter import Matter, Stake
from domain.interests.register import NO_INTERESTS
from domain.interests.ties import Ties
from domain.kernel.dates import PartialDate
from domain.kernel.facts import Fact
from domain.kernel.ids import (
    ArrangementId,
    BoardId,
    BodyCode,
    CaseId,
    InterestId,
    LinkId,
    OrganisationCode,
    PersonId,
    PositionId,
)
from domain.kernel.messages import Event
from domain.kernel.spec import ASKED, fact
from domain.organisations import links, memberships
from domain.organisations.events import (
    LinkEnded,
    LinkKind,
    MembershipBegun,
    MembershipEnded,
    OrganisationKind,
    OrganisationRegistered,
    OrganisationsLinked,
    Registry,
)
from domain.organisations.links import NO_LINKS
from domain.organisations.memberships import NO_MEMBERSHIPS
from domain.people import positions
from domain.people.events import PersonRegistered, PositionKind, PositionLeft, PositionTaken
from domain.people.positions import NO_POSITIONS

Said = Any  # whatever a field may hold

NAMES = tuple(field.name for field in fields(InterestDeclared))


def numbered(number: int) -> str:
    return f"00000000-0000-4000-8000-{number:012d}"


ADA, BEN = (PersonId(numbered(n)) for n in (1, 2))
OAK_SHARES, ELM_POST, SPECIAL_INTEREST = (InterestId(numbered(n)) for n in (11, 12, 13))
MITIGATION, DISPENSATION = (ArrangementId(numbered(n)) for n in (15, 16))
CASE = CaseId(numbered(21))
DEVELOPMENT = BoardId(numbered(31))
OAK, ELM, FEDERATION, COMPANY, GROUP, TRUST = (
    OrganisationCode(code) for code in ("F86001", "F86002", "LOCAL-FED1", "LOCAL-CO01", "LOCAL-GRP1", "RQX")
)
BODY = BodyCode("08W")
THE_DAY = date(2009, 6, 15)
CASE_AT = 500


def when(text: str | None) -> PartialDate | None:
    return PartialDate(text) if text else None


def person_registered(person: PersonId = ADA) -> PersonRegistered:
    return PersonRegistered(person=person, office="GP", name=None)


def organisation_registered(organisation: OrganisationCode = OAK) -> OrganisationRegistered:
    return OrganisationRegistered(
        organisation=organisation,
        name="An organisation",
        kind=OrganisationKind.COMPANY,
        registry=Registry.LOCAL,
        opened=None,
        closed=None,
    )


def interest_declared(
    person: PersonId = ADA,
    held_from: str | None = "2008-01-01",
    held_to: str | None = None,
    **changed: Said,
) -> InterestDeclared:
    plain = InterestDeclared(
        interest=OAK_SHARES,
        person=person,
        category=Category.FINANCIAL,
        indirect=None,
        organisation=OAK,
        holding=None,
        specialty=None,
        narrative="Shares",
        held_from=when(held_from),
        held_to=when(held_to),
        aware_since=None,
        publication_withheld=False,
        category_as_recorded=None,
    )
    return replace(plain, **changed)


def through(relationship: Relationship, underlying: Category = Category.FINANCIAL) -> dict[str, Said]:
    return {
        "category": Category.INDIRECT,
        "indirect": Indirect(relationship=relationship, underlying=underlying),
    }


def _fields(event: InterestDeclared | InterestAmended) -> dict[str, Said]:
    return {name: getattr(event, name) for name in NAMES}


def interest_amended(**changed: Said) -> InterestAmended:
    return InterestAmended(**_fields(interest_declared(**changed)))


def interest_ended(
    ended: str = "2009-03-31", interest: InterestId = OAK_SHARES, person: PersonId = ADA
) -> InterestEnded:
    return InterestEnded(interest=interest, person=person, ended=PartialDate(ended), why=None)


def nil_return_made(made: str = "2009-06-01", person: PersonId = ADA) -> NilReturnMade:
    return NilReturnMade(person=person, made=PartialDate(made))


def interests_confirmed(confirmed: str) -> InterestsConfirmed:
    return InterestsConfirmed(person=ADA, confirmed=PartialDate(confirmed))


def declare(like: InterestDeclared) -> DeclareInterest:
    return DeclareInterest(asked=ASKED, **_fields(like))


def amend(like: InterestAmended) -> AmendInterest:
    return AmendInterest(asked=ASKED, **_fields(like))


def end(like: InterestEnded) -> EndInterest:
    return EndInterest(asked=ASKED, interest=like.interest, person=like.person, ended=like.ended, why=like.why)


def make_nil_return(like: NilReturnMade) -> MakeNilReturn:
    return MakeNilReturn(asked=ASKED, person=like.person, made=like.made)


def mitigation_agreed(agreed: str = "2009-01-05", **changed: Said) -> MitigationAgreed:
    plain = MitigationAgreed(
        arrangement=MITIGATION,
        interest=OAK_SHARES,
        person=ADA,
        management=Management.SPEAK_NOT_VOTE,
        action="Speaks and does not vote",
        agreed_by=BEN,
        agreed=PartialDate(agreed),
        holds_from=PartialDate(agreed),
        holds_to=None,
    )
    return replace(plain, **changed)


def dispensation_granted(
    granted: str = "2009-02-01", until: str = "2009-12-31", **changed: Said
) -> DispensationGranted:
    plain = DispensationGranted(
        arrangement=DISPENSATION,
        interest=OAK_SHARES,
        person=ADA,
        management=Management.NOTE_AND_PARTICIPATE,
        ground=DispensationGround.INTERESTS_OF_THE_HEALTH_SERVICE,
        granted_by=Authority.SECRETARY_OF_STATE,
        board=None,
        words=None,
        granted=PartialDate(granted),
        holds_from=PartialDate(granted),
        holds_to=PartialDate(until),
    )
    return replace(plain, **changed)


def arrangement_ended(ended: str, arrangement: ArrangementId, **changed: Said) -> ArrangementEnded:
    plain = ArrangementEnded(
        arrangement=arrangement, interest=OAK_SHARES, person=ADA, ended=PartialDate(ended), why="No longer needed"
    )
    return replace(plain, **changed)


def arrange(like: MitigationAgreed | DispensationGranted | ArrangementEnded) -> ArrangementCommand:
    """The command that asks for what the fact says."""
    said = {field.name: getattr(like, field.name) for field in fields(like)}
    match like:
        case MitigationAgreed():
            return AgreeMitigation(asked=ASKED, **said)
        case DispensationGranted():
            return GrantDispensation(asked=ASKED, **said)
        case ArrangementEnded():
            return EndArrangement(asked=ASKED, **said)


def position_taken(
    organisation: OrganisationCode = OAK,
    kind: PositionKind = PositionKind.PARTNER,
    person: PersonId = ADA,
    held_from: str | None = "2000-01-01",
    held_to: str | None = None,
    number: int = 41,
) -> PositionTaken:
    return PositionTaken(
        position=PositionId(numbered(number)),
        person=person,
        organisation=organisation,
        kind=kind,
        title=None,
        held_from=when(held_from),
        held_to=when(held_to),
    )


def position_left(
    left: str, organisation: OrganisationCode = OAK, person: PersonId = ADA, number: int = 41
) -> PositionLeft:
    return PositionLeft(
        position=PositionId(numbered(number)), person=person, organisation=organisation, left=PartialDate(left)
    )


def linked(
    holder: OrganisationCode,
    held: OrganisationCode,
    kind: LinkKind = LinkKind.OWNERSHIP,
    held_from: str | None = "2005-01-01",
    held_to: str | None = None,
) -> OrganisationsLinked:
    return OrganisationsLinked(
        link=_link(holder, held), holder=holder, held=held, kind=kind, held_from=when(held_from), held_to=when(held_to)
    )


def link_ended(holder: OrganisationCode, held: OrganisationCode, ended: str) -> LinkEnded:
    return LinkEnded(link=_link(holder, held), holder=holder, held=held, ended=PartialDate(ended))


def _link(holder: OrganisationCode, held: OrganisationCode) -> LinkId:
    return LinkId(str(uuid5(NAMESPACE_OID, f"{holder} {held}")))


def joined(organisation: OrganisationCode = OAK, on: str | None = "2007-04-01") -> MembershipBegun:
    return MembershipBegun(organisation=organisation, body=BODY, joined=when(on))


def parted(on: str, organisation: OrganisationCode = OAK) -> MembershipEnded:
    return MembershipEnded(organisation=organisation, body=BODY, left=PartialDate(on))


def ties_of(*events: Event) -> Ties:
    """What the facts say, the first at position 1."""
    return ties_from(fact(event, at) for at, event in enumerate(events, start=1))


def ties_from(facts: Iterable[Fact[Event]]) -> Ties:
    held, declared, chained, belonging = NO_POSITIONS, NO_INTERESTS, NO_LINKS, NO_MEMBERSHIPS
    for one in facts:
        held, declared = positions.evolve(held, one), register.evolve(declared, one)
        chained, belonging = links.evolve(chained, one), memberships.evolve(belonging, one)
    return Ties(positions=held, interests=declared, links=chained, memberships=belonging)


def bidding(organisation: OrganisationCode = OAK, **changed: Said) -> Matter:
    """A case for which this organisation bids."""
    plain = Matter(about=CASE, shown_at=CASE_AT, organisations=(Stake(organisation=organisation, role="BIDDER"),))
    return replace(plain, **changed)


def found(matter: Matter, *events: Event, day: date = THE_DAY, person: PersonId = ADA) -> tuple[Finding, ...]:
    """What follows for the person from these facts."""
    return findings(matter, person, ties_of(*events), day)

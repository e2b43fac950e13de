"""Facts and commands about erasures, so that an example says only what matters to it."""

from dataclasses import replace

from domain.gifts.events import GiftDeclined
from domain.kernel.dates import PartialDate
from domain.kernel.ids import ActorId, ErasureId, GiftId, HoldId, PersonId
from domain.kernel.messages import Event, Withheld
from domain.kernel.spec import ASKED
from domain.kernel.tags import Mentioned, tags_of
from domain.people.events import PersonRegistered
from domain.privacy.commands import ApproveErasure, AskErasure, DeclineErasure
from domain.privacy.events import ErasureApproved, ErasureAsked, ErasureGround, ErasureRecorded
from domain.registers.events import LegalHoldLifted, LegalHoldPlaced
from domain.tests.organisations.make import WALTHAM_FOREST
from domain.tests.people.make import AMINA, BEN

ERASURE = ErasureId("00000000-0000-7000-8000-00000000e001")
ANOTHER = ErasureId("00000000-0000-7000-8000-00000000e002")
HOLD = HoldId("00000000-0000-7000-8000-00000000e101")
SOMEBODY_ELSE = ActorId("another-officer")
WHY = replace(ASKED, reason="She left, and asks for it")
DECLINED = GiftDeclined(
    gift=GiftId("00000000-0000-7000-8000-00000000e201"),
    person=AMINA,
    declined=PartialDate("2019-01-01"),
    reviewed_by=BEN,
    why=Withheld("digest-of-why"),
)
"""A gift that one person declined and another reviewed."""

OFFICER = PersonId("00000000-0000-7000-8000-00000000f001")
"""Whoever asks, by their own entry."""


def named(person: PersonId = AMINA) -> PersonRegistered:
    """A person is on the register by her name, as the log has it."""
    return PersonRegistered(person=person, office="GP member", name=Withheld(f"digest-of-{person}"))


def unnamed(person: PersonId = AMINA) -> PersonRegistered:
    """A person is on the register by her office only."""
    return PersonRegistered(person=person, office="GP member", name=None)


def ask(subject: PersonId | None = AMINA, *, of: Event | None = None, at: int = 1) -> AskErasure:
    """Ask for the words about somebody to be erased, and for those of a fact at a position."""
    return AskErasure(
        asked=WHY,
        body=WALTHAM_FOREST,
        erasure=ERASURE,
        ground=ErasureGround.NO_LONGER_NECESSARY,
        subject=subject,
        positions=(at,) if of else (),
        types=(of.type_name,) if of else (),
        mentions=tuple(map(Mentioned, tags_of(of))) if of else (),
    )


def asked(
    subject: PersonId | None = AMINA, *, of: Event | None = None, at: int = 1, by: PersonId | None = None
) -> ErasureAsked:
    """It was asked for."""
    command = ask(subject, of=of, at=at)
    return ErasureAsked(
        body=WALTHAM_FOREST,
        erasure=ERASURE,
        ground=command.ground,
        subject=subject,
        positions=command.positions,
        types=command.types,
        mentions=command.mentions,
        asked_by=by,
    )


def approve(by: ActorId = SOMEBODY_ELSE, person: PersonId | None = None) -> ApproveErasure:
    """Somebody approves it."""
    return ApproveErasure(asked=replace(ASKED, by=by, person=person), erasure=ERASURE)


def approved(asked_at: int) -> ErasureApproved:
    """Somebody approved it."""
    return ErasureApproved(body=WALTHAM_FOREST, erasure=ERASURE, subject=AMINA, approved_by=None, asked_at=asked_at)


def recorded(*positions: int, subject: PersonId | None = AMINA, of: Event | None = None) -> ErasureRecorded:
    """The words of these facts are gone."""
    return ErasureRecorded(
        body=WALTHAM_FOREST,
        erasure=ERASURE,
        ground=ErasureGround.NO_LONGER_NECESSARY,
        subject=subject,
        positions=positions,
        mentions=tuple(map(Mentioned, tags_of(of))) if of else (),
    )


def decline(by: ActorId = SOMEBODY_ELSE, reason: str | None = "Needed for the inquiry") -> DeclineErasure:
    """Somebody rejects it, or whoever asked takes it back."""
    return DeclineErasure(asked=replace(ASKED, by=by, reason=reason), erasure=ERASURE)


def held(person: PersonId = AMINA) -> LegalHoldPlaced:
    """What is on record about somebody is held."""
    return LegalHoldPlaced(hold=HOLD, person=person, why=Withheld("digest-of-why"))


def lifted(person: PersonId = AMINA) -> LegalHoldLifted:
    """The hold ended."""
    return LegalHoldLifted(hold=HOLD, person=person, why=Withheld("digest-of-why-not"))

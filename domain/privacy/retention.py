"""Retention classes: how long which words are kept once what they are about has ended, and who says so."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any, Final

from domain.gifts.events import GiftAccepted, GiftDeclared, GiftDeclined
from domain.interests.events import InterestAmended, InterestDeclared, InterestEnded
from domain.kernel.facts import Fact
from domain.kernel.ids import ErasureId, GiftId, Id, InterestId, PersonId
from domain.kernel.london import day_of
from domain.kernel.messages import Event
from domain.privacy.events import ErasureApproved, ErasureAsked, ErasureDeclined
from domain.privacy.retention_classes import RetentionClass


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeping:
    """What a class is about, in which facts its words stand, and for how many years they are kept once it has ended."""

    of: type[Id]
    types: tuple[type[Event], ...]
    years: int
    citation: str


INTERESTS, GIFTS, REQUESTS = RetentionClass
CLASSES: Final[Mapping[RetentionClass, Keeping]] = MappingProxyType(
    {
        INTERESTS: Keeping(
            of=InterestId,
            types=(InterestDeclared, InterestAmended, InterestEnded),
            years=6,
            citation="policies on conflicts of interest of Eastern Cheshire CCG and of Tameside and Glossop CCG: "
            "historic interests are kept for six years at least",
        ),
        GIFTS: Keeping(
            of=GiftId,
            types=(GiftDeclared, GiftAccepted, GiftDeclined),
            years=6,
            citation="local schedule: as long as interests, from the day on which it was received or declined",
        ),
        REQUESTS: Keeping(
            of=ErasureId,
            types=(ErasureAsked, ErasureApproved, ErasureDeclined),
            years=3,
            citation="local schedule: three years after the request was settled",
        ),
    }
)
OF_TYPE: Final[Mapping[type[Event], Keeping]] = MappingProxyType(
    {kind: keeping for keeping in CLASSES.values() for kind in keeping.types}
)


def ended_on(fact: Fact[Any]) -> date | None:
    """The last day of what a fact is about, as this fact has it; nothing where it goes on. Vague days end late."""
    match fact.event:
        case InterestDeclared(held_to=day) | InterestAmended(held_to=day) | InterestEnded(ended=day):
            return day.latest if day else None
        case GiftAccepted(received=day) | GiftDeclined(declined=day):
            return day.latest
        case ErasureApproved() | ErasureDeclined():
            return day_of(fact.envelope.occurred_at)
    return None


def thing_of(fact: Fact[Any]) -> Id:
    """What a fact of a class is about: the interest, the gift, the request."""
    kind: Any = type(fact.event)
    of = OF_TYPE[kind].of
    return next(held for name in _names(kind) if isinstance(held := getattr(fact.event, name), of))


def person_in(fact: Fact[Any]) -> PersonId | None:
    """Whom a fact of a class concerns."""
    found: PersonId | None = getattr(fact.event, "person", None) or getattr(fact.event, "subject", None)
    return found


@cache
def _names(kind: type[Event]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))

"""Messages: commands ask for something to happen, events say that it did; events have permanent names and versions."""

from collections.abc import Callable
from datetime import datetime
from enum import Enum
from typing import Annotated, ClassVar, TypeVar, dataclass_transform

from domain.kernel.ids import ActorId, FactId, PersonId
from domain.kernel.values import value


class Classed(Enum):
    """How open a field is; only public text stands in the log itself, of the rest the log holds a salted digest."""

    PUBLIC = "public"
    PERSONAL = "personal"
    FREE_TEXT = "free_text"


PublicText = Annotated[str, Classed.PUBLIC]
PersonalText = Annotated[str, Classed.PERSONAL]
FreeText = Annotated[str, Classed.FREE_TEXT]


class Withheld(str):
    """The salted digest that stands in the log in place of a personal or free text (RFC 9901)."""

    __slots__ = ()


class Mode(Enum):
    """Whether an act is recorded as it happens, under the rules, or written down afterwards as it was."""

    LIVE = "LIVE"
    RETROSPECTIVE = "RETROSPECTIVE"


@value
class BrokenRule:
    """A rule that what happened did not keep: its name, its reason, its source, and the facts that show it."""

    rule: PublicText
    code: PublicText
    citation: PublicText | None
    evidence: tuple[int, ...]
    pointer: PublicText | None = None


@value
class Asked:
    """Who asks, through what, for whom, when, and why: the part of a command that goes into the fact's envelope."""

    by: ActorId
    at: datetime
    occurred_at: datetime
    via: PublicText
    mode: Mode = Mode.LIVE
    person: PersonId | None = None
    acting_for: PersonId | None = None
    reason: FreeText | None = None
    source: FreeText | None = None
    request_id: PublicText | None = None
    correlation_id: PublicText | None = None
    causation: FactId | None = None
    idempotency_key: PublicText | None = None
    corrects: FactId | None = None
    supersedes: FactId | None = None
    findings: tuple[BrokenRule, ...] = ()


@value
class Command:
    """Something that somebody wants recorded."""

    asked: Asked


@value
class Event:
    """Something that happened."""

    type_name: ClassVar[str] = ""
    type_version: ClassVar[int] = 0


E = TypeVar("E", bound=Event)

EVENT_TYPES: dict[str, type[Event]] = {}


@dataclass_transform(frozen_default=True, kw_only_default=True)
def event(name: str, *, version: int) -> Callable[[type[E]], type[E]]:
    """Give a class its permanent name and version and make it a frozen value."""

    def register(cls: type[E]) -> type[E]:
        frozen = value(cls)
        frozen.type_name, frozen.type_version = name, version
        if name in EVENT_TYPES:
            msg = f"two event types are called {name}"
            raise TypeError(msg)
        EVENT_TYPES[name] = frozen
        return frozen

    return register

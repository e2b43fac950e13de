"""A context small enough to test the store with: things that are registered once, on a shelf, and labelled."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from sqlalchemy import BigInteger, Column, Text

from domain.kernel.deciders import Decider
from domain.kernel.facts import Fact
from domain.kernel.ids import ActorId, Id, PersonId
from domain.kernel.messages import Asked, Command, Event, PersonalText, PublicText, event
from domain.kernel.refusals import Refused
from domain.kernel.selections import NOTHING, Selection, about, newest_about
from domain.kernel.values import value
from service.projections.projector import Projections, Projector
from service.projections.read_model import ReadModel
from service.projections.versioned import READ_MODELS, versioned


class ThingId(Id):
    """A thing."""

    __slots__ = ()
    kind = "thing"


class ShelfId(Id):
    """Where things stand."""

    __slots__ = ()
    kind = "shelf"


@event("specimens.ThingRegistered", version=1)
class ThingRegistered(Event):
    """A thing was registered."""

    thing: ThingId
    shelf: ShelfId
    person: PersonId | None
    note: PersonalText | None
    remark: PublicText | None


@event("specimens.ThingLabelled", version=1)
class ThingLabelled(Event):
    """A thing was given a label."""

    thing: ThingId
    shelf: ShelfId
    label: PublicText


@event("specimens.ThingLost", version=1)
class ThingLost(Event):
    """A thing was lost."""

    thing: ThingId
    shelf: ShelfId


@value
class Register(Command):
    """Register a thing; only once."""

    thing: ThingId
    shelf: ShelfId
    person: PersonId | None = None
    note: str | None = None
    remark: str | None = None


@value
class Label(Command):
    """Label a registered thing, with another label than it has."""

    thing: ThingId
    shelf: ShelfId
    label: str


@value
class Fill(Command):
    """Put a thing on a shelf that holds fewer than `most`."""

    thing: ThingId
    shelf: ShelfId
    most: int


@value
class Lose(Command):
    """Lose a thing."""

    thing: ThingId
    shelf: ShelfId


@value
class Blunder(Command):
    """Make the decider fail, as a program with a mistake in it does."""


class AlreadyRegistered(Refused):
    """A thing is registered once."""

    code = "specimen-already-registered"


class NotRegistered(Refused):
    """What is labelled or lost has been registered."""

    code = "specimen-not-registered"


class SameLabel(Refused):
    """The thing has this label."""

    code = "specimen-has-this-label"


class ShelfFull(Refused):
    """The shelf is full."""

    code = "specimen-shelf-full"


@value
class Known:
    """What a command must know of things."""

    registered: int | None = None
    label: str | None = None
    on_the_shelf: tuple[int, ...] = ()


Asking = Register | Label | Fill | Lose | Blunder


def selects(command: Asking, known: Known) -> Selection:
    """The thing, its newest label, or everything on the shelf."""
    match command:
        case Register(thing=thing) | Lose(thing=thing):
            return about(thing, ThingRegistered)
        case Label(thing=thing):
            return about(thing, ThingRegistered) | newest_about(thing, ThingLabelled)
        case Fill(shelf=shelf):
            return about(shelf, ThingRegistered)
        case Blunder():
            return NOTHING


def evolve(known: Known, fact: Fact[Event]) -> Known:
    """Remember a thing."""
    match fact.event:
        case ThingRegistered():
            return Known(registered=fact.position, label=known.label, on_the_shelf=(*known.on_the_shelf, fact.position))
        case ThingLabelled(label=label):
            return Known(registered=known.registered, label=label, on_the_shelf=known.on_the_shelf)
    return known


def decide(command: Asking, known: Known) -> Sequence[Event]:
    """Register once, label anew."""
    match command:
        case Register(thing=thing, shelf=shelf):
            if known.registered is not None:
                raise AlreadyRegistered(evidence=[known.registered])
            return [_registered(command)]
        case Fill(thing=thing, shelf=shelf, most=most):
            if len(known.on_the_shelf) >= most:
                raise ShelfFull(evidence=known.on_the_shelf)
            return [ThingRegistered(thing=thing, shelf=shelf, person=None, note=None, remark=None)]
        case Label(thing=thing, shelf=shelf, label=label):
            if known.registered is None:
                raise NotRegistered
            if known.label == label:
                raise SameLabel
            return [ThingLabelled(thing=thing, shelf=shelf, label=label)]
        case Lose(thing=thing, shelf=shelf):
            return [ThingLost(thing=thing, shelf=shelf)] if known.registered else []
        case Blunder():
            raise ZeroDivisionError("a mistake in the program")


def _registered(command: Register) -> ThingRegistered:
    return ThingRegistered(
        thing=command.thing,
        shelf=command.shelf,
        person=command.person,
        note=command.note,
        remark=command.remark,
    )


DECIDER: Decider[Asking, Known] = Decider(
    name="specimens",
    commands=(Register, Label, Fill, Lose, Blunder),
    selects=(selects,),
    blank=Known,
    evolve=evolve,
    decide=decide,
)

THINGS = versioned(
    "specimen_things",
    Column("thing", Text, nullable=False),
    Column("shelf", Text, nullable=False),
    Column("label", Text),
    Column("labels", BigInteger),
    key=("thing",),
    find=(("shelf",),),
)
READ_MODELS.remove(THINGS)  # a specimen is in no migration
project = Projector(THINGS)


@project.on(ThingRegistered)
def thing_registered(fact: Fact[ThingRegistered], read_model: ReadModel) -> None:
    """Write the thing down."""
    it = fact.event
    read_model.add(THINGS, fact, thing=str(it.thing), shelf=str(it.shelf), label=None, labels=0)


@project.on(ThingLabelled)
def thing_labelled(fact: Fact[ThingLabelled], read_model: ReadModel) -> None:
    """Show the label."""
    read_model.change(THINGS, fact, {"thing": str(fact.event.thing)}, label=fact.event.label)


@project.on(ThingLost)
def thing_lost(fact: Fact[ThingLost], read_model: ReadModel) -> None:
    """Show the thing no longer."""
    read_model.end(THINGS, fact, {"thing": str(fact.event.thing)})


PROJECTIONS = Projections((project,))

THIS_MOMENT = datetime(2009, 6, 1, 9, 0, tzinfo=UTC)
SHELF = ShelfId("00000000-0000-7000-8000-0000000005e1")
FINDER = PersonId("00000000-0000-7000-8000-00000000000f")
ASKED = Asked(by=ActorId("keeper"), at=THIS_MOMENT, occurred_at=THIS_MOMENT - timedelta(hours=1), via="specimens")


def thing(number: int) -> ThingId:
    """A thing by its number."""
    return ThingId(f"00000000-0000-7000-8000-{number:012x}")


def shelf(number: int) -> ShelfId:
    """A shelf by its number."""
    return ShelfId(f"00000000-0000-7000-9000-{number:012x}")


def register(number: int, *, note: str | None = None, remark: str | None = None, on: ShelfId = SHELF) -> Register:
    """Ask for a thing to be registered."""
    return Register(asked=ASKED, thing=thing(number), shelf=on, note=note, remark=remark)


def label(number: int, text: str) -> Label:
    """Ask for a thing to be labelled."""
    return Label(asked=ASKED, thing=thing(number), shelf=SHELF, label=text)


def fill(number: int, *, most: int, on: ShelfId = SHELF) -> Fill:
    """Ask for a thing to be put on a shelf that holds so many."""
    return Fill(asked=ASKED, thing=thing(number), shelf=on, most=most)


def lose(number: int) -> Lose:
    """Ask for a thing to be lost."""
    return Lose(asked=ASKED, thing=thing(number), shelf=SHELF)


BLUNDER = Blunder(asked=ASKED)

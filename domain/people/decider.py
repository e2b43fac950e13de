"""How the register of people answers what it is asked."""

from collections.abc import Sequence
from typing import assert_never

from domain.kernel.deciders import Decider
from domain.kernel.messages import Event
from domain.kernel.refusals import enforce
from domain.kernel.selections import Selection, about
from domain.organisations.events import BodyEstablished, OrganisationRegistered
from domain.people.commands import LeavePosition, PeopleCommand, RegisterPerson, TakePosition
from domain.people.events import PersonRegistered, PositionLeft, PositionTaken
from domain.people.policies import LEAVING, REGISTERING, TAKING
from domain.people.state import BLANK, People, evolve


def what_is_named(command: PeopleCommand, known: People) -> Selection:
    """The facts about the person, the organisation and the position that the command names."""
    match command:
        case RegisterPerson(body=body, person=person):
            return about(body, BodyEstablished) | about(person, PersonRegistered)
        case TakePosition(position=position, person=person, organisation=organisation):
            tie = about(position, PositionTaken)
            return tie | about(person, PersonRegistered) | about(organisation, OrganisationRegistered)
        case LeavePosition(position=position):
            return about(position, PositionTaken, PositionLeft)


def decide(command: PeopleCommand, known: People) -> Sequence[Event]:
    """Apply the rules of the register; raise `Refused` where they forbid the command."""
    match command:
        case RegisterPerson(person=person, office=office, name=name):
            enforce(REGISTERING, command, known)
            return [PersonRegistered(person=person, office=office, name=name)]
        case TakePosition():
            enforce(TAKING, command, known)
            return [_taken(command)]
        case LeavePosition(position=position, left=left):
            enforce(LEAVING, command, known)
            held = known.positions.by_id[position]
            return [PositionLeft(position=position, person=held.person, organisation=held.organisation, left=left)]
    assert_never(command)


def _taken(command: TakePosition) -> PositionTaken:
    return PositionTaken(
        position=command.position,
        person=command.person,
        organisation=command.organisation,
        kind=command.kind,
        title=command.title,
        held_from=command.held_from,
        held_to=command.held_to,
    )


decider = Decider[PeopleCommand, People](
    name="people",
    commands=(RegisterPerson, TakePosition, LeavePosition),
    selects=(what_is_named,),
    blank=lambda: BLANK,
    evolve=evolve,
    decide=decide,
    rules=(*REGISTERING, *TAKING, *LEAVING),
)

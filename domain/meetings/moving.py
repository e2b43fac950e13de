"""The rules of coming and going."""

from domain.kernel.ids import PersonId
from domain.kernel.refusals import Refused
from domain.meetings.attendance import Movement
from domain.meetings.commands import Arrive, Leave, Return
from domain.meetings.order import nobody_acts_before_what_they_rest_on
from domain.meetings.policies import IN_SESSION, MEETING, UnknownItem
from domain.meetings.state import Proceedings
from domain.people.policies import UnknownPerson


class AlreadyArrived(Refused):
    """This person has already come to the meeting; coming back is a return."""

    code = "already-arrived"


class NotInTheRoom(Refused):
    """This person is not in the room."""

    code = "not-in-the-room"
    bends = True


class NotGone(Refused):
    """Only somebody who came and left the room comes back into it."""

    code = "not-gone"


def last_movement(person: PersonId, known: Proceedings) -> Movement | None:
    """How the person last came or went, in the order recorded."""
    movements = known.sitting.attendance.by_person.get(person, ())
    return movements[-1] if movements else None


def who_comes_is_registered(command: Arrive, known: Proceedings) -> Refused | None:
    """Those present are recorded by person: SI 2000/89 Sch 2, record of attendance."""
    return None if command.person in known.boards.people else UnknownPerson(pointer="/person")


def nobody_arrives_twice(command: Arrive, known: Proceedings) -> Refused | None:
    """One person is one head: attendance is kept by person."""
    last = last_movement(command.person, known)
    return AlreadyArrived(pointer="/person", evidence=[last.position]) if last else None


def only_who_is_in_the_room_leaves_it(command: Leave, known: Proceedings) -> Refused | None:
    """CCG statutory guidance 2017: the record shows when a person left and when they returned."""
    last = last_movement(command.person, known)
    if last and last.presence:
        return None
    return NotInTheRoom(pointer="/person", evidence=[last.position] if last else [])


def only_who_left_returns(command: Return, known: Proceedings) -> Refused | None:
    """CCG statutory guidance 2017: the record shows when a person left and when they returned."""
    last = last_movement(command.person, known)
    if last and last.presence is None:
        return None
    return NotGone(pointer="/person", evidence=[last.position] if last else [])


def who_leaves_for_an_item_leaves_for_one_on_the_agenda(command: Leave, known: Proceedings) -> Refused | None:
    """CCG statutory guidance 2017: minutes name the item for which somebody left."""
    return None if command.item is None or command.item in known.sitting.items else UnknownItem(pointer="/item")


ARRIVING = (*MEETING, who_comes_is_registered, nobody_arrives_twice, nobody_acts_before_what_they_rest_on)
LEAVING = (
    *IN_SESSION,
    only_who_is_in_the_room_leaves_it,
    who_leaves_for_an_item_leaves_for_one_on_the_agenda,
    nobody_acts_before_what_they_rest_on,
)
RETURNING = (*IN_SESSION, only_who_left_returns, nobody_acts_before_what_they_rest_on)

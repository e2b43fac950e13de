"""The rules of declaring an interest at an item."""

from domain.interests.policies import UnknownInterest
from domain.kernel.refusals import Refused
from domain.meetings.commands import DeclareAtItem
from domain.meetings.exceptions import a_part_belongs_to_the_item
from domain.meetings.moving import NotInTheRoom
from domain.meetings.order import nobody_acts_before_what_they_rest_on
from domain.meetings.policies import IN_SESSION, the_item_has_not_ended, the_item_is_known
from domain.meetings.state import Proceedings
from domain.organisations.policies import UnknownOrganisation


class NothingDeclared(Refused):
    """A declaration names an interest on the register, or says of what category a new one is."""

    code = "nothing-declared"


def who_declares_is_in_the_room(command: DeclareAtItem, known: Proceedings) -> Refused | None:
    """CCG statutory guidance 2017: interests are declared at the meeting, as a standing item and when they arise."""
    present = known.sitting.attendance.in_room(command.asked.occurred_at)
    return None if command.person in present else NotInTheRoom(pointer="/person")


def a_declaration_says_what_the_interest_is(command: DeclareAtItem, known: Proceedings) -> Refused | None:
    """CCG statutory guidance 2017: minutes say who has the interest, and its nature."""
    return None if command.interest or command.category else NothingDeclared(pointer="/category")


def a_registered_interest_is_ones_own(command: DeclareAtItem, known: Proceedings) -> Refused | None:
    """NHS Act 2006 s.14O: the register says whose interest it is."""
    if command.interest is None:
        return None
    held = known.ties.interests.find(command.interest)
    return None if held and held.person == command.person else UnknownInterest(pointer="/interest")


def an_organisation_named_is_registered(command: DeclareAtItem, known: Proceedings) -> Refused | None:
    """Interests are matched with organisations, so a declaration names a registered one."""
    named = command.organisation
    return (
        None if named is None or named in known.boards.organisations else UnknownOrganisation(pointer="/organisation")
    )


DECLARING = (
    *IN_SESSION,
    the_item_is_known,
    the_item_has_not_ended,
    who_declares_is_in_the_room,
    a_declaration_says_what_the_interest_is,
    a_registered_interest_is_ones_own,
    an_organisation_named_is_registered,
    a_part_belongs_to_the_item,
    nobody_acts_before_what_they_rest_on,
)

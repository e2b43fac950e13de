"""What forbids a deputy to be nominated or withdrawn, and why."""

from domain.boards.commands import Deputising, NominateDeputy, WithdrawDeputy
from domain.boards.policies import nobody_deputises_on_a_board_kept_apart, the_board_is_established
from domain.boards.rosters import NO_POLICY, may_send_deputies
from domain.boards.seats import Nomination
from domain.boards.state import Boards
from domain.boards.term_policies import InvalidTerm, SeatNotHeld, the_seat_is_one_of_the_board
from domain.kernel.answers import Answer
from domain.kernel.refusals import Refused
from domain.people.policies import UnknownPerson


class DeputiesNotAllowed(Refused):
    """Neither the charter nor the seat lets a member be deputised for."""

    code = "deputies-not-allowed"
    bends = True


class OwnDeputy(Refused):
    """Nobody is their own deputy."""

    code = "own-deputy"


class DeputyNotNominated(Refused):
    """The person is not this member's deputy on that day."""

    code = "deputy-not-nominated"


def a_deputy_is_a_registered_person(command: NominateDeputy, known: Boards) -> Refused | None:
    """NHS England, Managing conflicts of interest 2017, annex B: whoever decides stands in the register."""
    return None if command.deputy in known.people else UnknownPerson(pointer="/deputy", person=command.deputy)


def nobody_is_their_own_deputy(command: NominateDeputy, known: Boards) -> Refused | None:
    """NHS Sussex CCGs, 15 September 2020: a deputy attends in the place of a member who does not."""
    return OwnDeputy(pointer="/deputy") if command.deputy == command.member else None


def a_nomination_does_not_end_before_it_begins(command: NominateDeputy, known: Boards) -> Refused | None:
    """SI 2000/89, schedule 2: tenure of office; vague dates have the benefit of doubt."""
    backwards = command.to_day is not None and command.to_day.before(command.from_day) is Answer.YES
    return InvalidTerm(pointer="/toDay") if backwards else None


def only_a_member_is_deputised_for(command: NominateDeputy, known: Boards) -> Refused | None:
    """SSI 2025/405, in force on 1 September 2026: a proxy is given by a member."""
    if known.seats.running_term(command.seat, command.member, command.from_day):
        return None
    terms = [term for term in known.seats.terms.get(command.seat, ()) if term.person == command.member]
    return SeatNotHeld(evidence=(at for term in terms for at in term.evidence), pointer="/member")


def deputies_are_allowed(command: NominateDeputy, known: Boards) -> Refused | None:
    """NHS Sussex CCGs, constitution: nominated deputies; only where the terms of reference or the seat provide them."""
    adopted = known.charters.in_force_on(command.board, command.from_day.latest)
    policy, seat = adopted.charter.tenure if adopted else NO_POLICY, known.seats.by_id[command.seat]
    if may_send_deputies(seat, policy):
        return None
    shown = [seat.position] if seat.deputies or not adopted else [adopted.position]
    return DeputiesNotAllowed(evidence=shown, pointer="/seat")


def only_a_deputy_is_withdrawn(command: WithdrawDeputy, known: Boards) -> Refused | None:
    """A nomination that was never made, or is over, cannot be taken back."""
    named = [one for one in known.seats.nominations.get(command.seat, ()) if _is(one, command)]
    running = any(not one.withdrawn and one.period.holds_on(command.last_day.latest).possible for one in named)
    if running:
        return None
    return DeputyNotNominated(evidence=(at for one in named for at in one.evidence), pointer="/deputy")


def _is(one: Nomination, command: Deputising) -> bool:
    return (one.member, one.deputy) == (command.member, command.deputy)


NOMINATING = (
    the_board_is_established,
    the_seat_is_one_of_the_board,
    a_deputy_is_a_registered_person,
    nobody_is_their_own_deputy,
    a_nomination_does_not_end_before_it_begins,
    only_a_member_is_deputised_for,
    deputies_are_allowed,
    nobody_deputises_on_a_board_kept_apart,
)
WITHDRAWING = (the_board_is_established, the_seat_is_one_of_the_board, only_a_deputy_is_withdrawn)

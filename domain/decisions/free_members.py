"""The rules for the ways out of a lost quorum by people who are free: a conflicts panel, and co-opted members."""

from domain.boards.events import SeatBasis
from domain.decisions.panel_members import (
    nobody_who_brought_the_case_sits_on_the_panel,
    nobody_with_an_interest_sits_on_the_panel,
)
from domain.decisions.sequel_policies import KNOWN, the_course
from domain.decisions.sequel_state import Afterwards
from domain.decisions.way_out_commands import ConveneConflictsPanel, CoOptMembers
from domain.decisions.ways_out import (
    it_goes_over_to_a_later_meeting_of_the_board,
    only_what_was_not_answered_is_taken_elsewhere,
)
from domain.kernel.answers import Answer
from domain.kernel.ids import PersonId
from domain.kernel.london import day_of
from domain.kernel.refusals import Refused
from domain.people.policies import UnknownPerson


class PanelTooSmall(Refused):
    """A panel is two persons at least, each named once."""

    code = "panel-too-small"


class KeptFromTheQuestion(Refused):
    """Who was kept from the question at the meeting is not among those who find its way out."""

    code = "kept-from-the-question"
    bends = True


class SeatNotCoOpted(Refused):
    """This is no seat of the board to which it co-opts somebody."""

    code = "seat-not-co-opted"


class NobodyCoOpted(Refused):
    """Nobody holds this seat on the day of the meeting."""

    code = "nobody-co-opted"


SMALLEST_PANEL = 2


def a_panel_is_several_persons_on_record(command: ConveneConflictsPanel, known: Afterwards) -> Refused | None:
    """A CCG's policy of 26 March 2015: a panel convened by the accountable officer, or who acts for that officer."""
    if len(set(command.panel)) < max(SMALLEST_PANEL, len(command.panel)):
        return PanelTooSmall(pointer="/panel")
    if command.convened_by not in known.boards.people:
        return UnknownPerson(pointer="/convenedBy")
    unknown = (at for at, one in enumerate(command.panel) if one not in known.boards.people)
    return next((UnknownPerson(pointer=f"/panel/{at}") for at in unknown), None)


def nobody_kept_from_the_question_sits_on_the_panel(
    command: ConveneConflictsPanel, known: Afterwards
) -> Refused | None:
    """A CCG's policy of 26 March 2015: the panel has no conflict in the matter."""
    return _kept_from(command, known, {f"/panel/{at}": one for at, one in enumerate(command.panel)})


def members_are_co_opted_to_seats_for_it(command: CoOptMembers, known: Afterwards) -> Refused | None:
    """Local Government Chronicle on CCGs, 2015: general practitioners swapped with a neighbour, to avoid conflicts."""
    if not command.seats:
        return SeatNotCoOpted(pointer="/seats")
    for at, named in enumerate(command.seats):
        seat = known.boards.seats.by_id.get(named)
        if seat is None or seat.board != the_course(command, known).board or seat.basis is not SeatBasis.CO_OPTED:
            return SeatNotCoOpted(pointer=f"/seats/{at}")
    held = [bool(_held(command, known, at)) for at in range(len(command.seats))]
    return None if all(held) else NobodyCoOpted(pointer=f"/seats/{held.index(False)}")


def nobody_kept_from_the_question_is_co_opted(command: CoOptMembers, known: Afterwards) -> Refused | None:
    """CCG statutory guidance 2017: who is brought in is free to decide the matter."""
    held = {f"/seats/{at}": one for at in range(len(command.seats)) for one in _held(command, known, at)}
    return _kept_from(command, known, held)


def co_opted(command: CoOptMembers, known: Afterwards) -> tuple[PersonId, ...]:
    """Who holds the seats on the day of the meeting."""
    return tuple(one for at in range(len(command.seats)) for one in _held(command, known, at))


def _held(command: CoOptMembers, known: Afterwards, at: int) -> list[PersonId]:
    day = day_of(known.meetings[command.meeting].starts_at)
    holders = known.boards.seats.holders_on(command.seats[at], day)
    return [term.person for term, answer in holders if answer is Answer.YES]


def _kept_from(
    command: ConveneConflictsPanel | CoOptMembers, known: Afterwards, people: dict[str, PersonId]
) -> Refused | None:
    kept, course = known.kept_from.get(command.decision, frozenset()), the_course(command, known)
    found = (pointer for pointer, person in people.items() if person in kept)
    return next((KeptFromTheQuestion(pointer=pointer, evidence=[course.position]) for pointer in found), None)


CONVENING = (
    *KNOWN,
    only_what_was_not_answered_is_taken_elsewhere,
    a_panel_is_several_persons_on_record,
    nobody_kept_from_the_question_sits_on_the_panel,
    nobody_with_an_interest_sits_on_the_panel,
    nobody_who_brought_the_case_sits_on_the_panel,
)
CO_OPTING = (
    *KNOWN,
    only_what_was_not_answered_is_taken_elsewhere,
    it_goes_over_to_a_later_meeting_of_the_board,
    members_are_co_opted_to_seats_for_it,
    nobody_kept_from_the_question_is_co_opted,
)

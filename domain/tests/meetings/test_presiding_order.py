"""Who presides at an item where the chair is in conflict (traps P8 and C4), and who shows the way out."""

from dataclasses import replace
from typing import Any

from domain.boards.charter import Charter
from domain.boards.conflicts import Determiner, Management, Severity
from domain.boards.events import Office
from domain.kernel.ids import InterestId, PersonId, SeatId
from domain.kernel.messages import Event, Mode
from domain.kernel.refusals import Refused
from domain.kernel.spec import given
from domain.meetings.decider import decider
from domain.meetings.events import ItemOpened, MeetingOpened
from domain.meetings.policies import ConflictOfInterest
from domain.meetings.presiding import PresidingRecused, RoleDoesNotPreside
from domain.tests.cases.make import CLINIC, numbered
from domain.tests.meetings.ask import open_meeting, turn_to
from domain.tests.meetings.make import (
    APPROVING,
    CHAIR,
    DIRECTOR,
    LAY,
    PRACTICE,
    arrived,
    boards,
    called,
    case,
    declared_at_item,
    interest_declared,
    left,
    link,
    partner,
    placed,
    proposed,
    room,
    ruled,
    seat,
)

VICE, SECOND_CHAIR, LAY_PERSON = (PersonId(numbered(n)) for n in (105, 106, 107))
EXTRA = {
    VICE: seat(SeatId(numbered(125)), VICE, office=Office.VICE_CHAIR),
    SECOND_CHAIR: seat(SeatId(numbered(126)), SECOND_CHAIR, office=Office.CO_CHAIR),
    LAY_PERSON: seat(SeatId(numbered(127)), LAY_PERSON, roles=("LAY",)),
}


def policy(**changed: Any) -> Charter:  # noqa: ANN401 - whatever a field may hold
    return replace(APPROVING, conflicts=replace(APPROVING.conflicts, **changed))


def interested(*people: PersonId) -> list[Event]:
    made = enumerate(people, 900)
    return [interest_declared(person, interest=InterestId(numbered(at))) for at, person in made]


def turned(*before: Event, also: tuple[PersonId, ...] = (), says: Charter = APPROVING) -> list[Event]:
    """The meeting is about to turn to the item, with these members as well."""
    seats = [fact for one in also for fact in EXTRA[one]]
    here = [arrived(one) for one in also]
    return [*boards(says), *seats, *case(), *before, proposed(), *room(), *here, placed()]


def presides(refusal: Refused) -> tuple[object, object, object]:
    facts: Any = refusal.facts
    named = facts["presides"]
    return named.get("turn"), {*named["people"]}, named["waysOut"]


def refused(history: list[Event], presiding: PersonId = CHAIR) -> tuple[object, object, object]:
    refusal = given(decider, *history).when(turn_to(presiding=presiding)).then_refused(ConflictOfInterest)
    assert refusal.pointer == "/presiding"
    return presides(refusal)


def test_a_chair_in_conflict_leaves_the_chair_to_the_vice_chair_though_nobody_has_ruled() -> None:
    history = turned(*interested(CHAIR), also=(VICE, LAY_PERSON))
    assert refused(history) == ("VICE_CHAIR", {str(VICE)}, [])
    given(decider, *history).when(turn_to(presiding=VICE)).then_some(ItemOpened, presiding=VICE)


def test_a_vice_chair_in_conflict_leaves_it_to_a_lay_member() -> None:
    history = turned(*interested(CHAIR, VICE), also=(VICE, LAY_PERSON))
    assert refused(history) == ("LAY_MEMBER", {str(LAY_PERSON)}, [])
    assert refused(history, VICE) == ("LAY_MEMBER", {str(LAY_PERSON)}, [])


def test_where_no_lay_member_is_free_those_present_choose() -> None:
    history = turned(*interested(CHAIR, LAY_PERSON), also=(LAY_PERSON,))
    assert refused(history) == ("MEMBER_CHOSEN", {str(LAY), str(DIRECTOR)}, [])


def test_of_two_co_chairs_the_other_presides() -> None:
    history = turned(*interested(CHAIR), also=(SECOND_CHAIR, VICE))
    assert refused(history) == ("CHAIR", {str(SECOND_CHAIR)}, [])
    both = turned(*interested(CHAIR, SECOND_CHAIR), also=(SECOND_CHAIR, VICE))
    assert refused(both) == ("VICE_CHAIR", {str(VICE)}, [])


def test_whoever_is_not_in_the_room_is_not_next() -> None:
    history = [*turned(*interested(CHAIR), also=(VICE, LAY_PERSON)), left(VICE)]
    assert refused(history) == ("LAY_MEMBER", {str(LAY_PERSON)}, [])


def test_where_everybody_is_in_conflict_the_way_out_is_named() -> None:
    history = turned(*interested(CHAIR, LAY, DIRECTOR))
    assert refused(history) == (None, set(), ["CONFLICTS_PANEL"])
    by_guardian = turned(*interested(CHAIR, LAY, DIRECTOR), says=policy(determined_by=(Determiner.GUARDIAN,)))
    assert refused(by_guardian) == (None, set(), ["GUARDIAN"])
    by_chair = turned(*interested(CHAIR, LAY, DIRECTOR), says=policy(determined_by=(Determiner.CHAIR,)))
    assert refused(by_chair) == (None, set(), ["CONFLICTS_PANEL", "GUARDIAN"])


def test_an_interest_several_links_away_keeps_from_presiding_too() -> None:
    history = turned(partner(CHAIR), link(PRACTICE, CLINIC), *interested(VICE), also=(VICE,))
    assert refused(history) == ("MEMBER_CHOSEN", {str(LAY), str(DIRECTOR)}, [])
    behind_the_vice_chair = turned(partner(VICE), link(PRACTICE, CLINIC), *interested(CHAIR), also=(VICE,))
    assert refused(behind_the_vice_chair) == ("MEMBER_CHOSEN", {str(LAY), str(DIRECTOR)}, [])


def test_what_was_declared_at_the_item_keeps_from_presiding() -> None:
    assert refused([*turned(), declared_at_item(CHAIR)])[0] == "MEMBER_CHOSEN"


def test_a_chair_kept_out_by_a_ruling_is_told_who_is_next() -> None:
    refusal = given(decider, *turned(also=(VICE,)), ruled(CHAIR)).when(turn_to()).then_refused(PresidingRecused)
    assert presides(refusal) == ("VICE_CHAIR", {str(VICE)}, [])


def test_a_chair_who_may_take_part_presides() -> None:
    noted = ruled(CHAIR, Management.NOTE_AND_PARTICIPATE)
    given(decider, *turned(*interested(CHAIR)), noted).when(turn_to()).then_some(ItemOpened, presiding=CHAIR)


def test_no_officer_presides_where_the_charter_says_so() -> None:
    says = policy(never_presides=("LAY",))
    history = turned(*interested(CHAIR), also=(LAY_PERSON,), says=says)
    assert refused(history) == ("MEMBER_CHOSEN", {str(LAY), str(DIRECTOR)}, [])
    given(decider, *history).when(turn_to(presiding=LAY_PERSON)).then_refused(RoleDoesNotPreside)
    ahead = [*boards(says), *EXTRA[LAY_PERSON], called(), arrived(LAY_PERSON)]
    given(decider, *ahead).when(open_meeting(LAY_PERSON)).then_refused(RoleDoesNotPreside, pointer="/presiding")
    given(decider, *ahead).when(open_meeting()).then_some(MeetingOpened)


def test_what_happened_is_written_down_afterwards_with_a_finding() -> None:
    command = turn_to()
    past = replace(command, asked=replace(command.asked, mode=Mode.RETROSPECTIVE))
    given(decider, *turned(*interested(CHAIR))).when(past).then_found(ConflictOfInterest)


def test_a_charter_that_only_warns_lets_a_conflicted_chair_preside() -> None:
    history = turned(*interested(CHAIR), says=policy(severity=Severity.WARN))
    given(decider, *history).when(turn_to()).then_some(ItemOpened, presiding=CHAIR)

"""The rules of chair's action, in the order of the book: for which board, when, and on what."""

from collections.abc import Iterator

from domain.boards.applying import applying_to
from domain.boards.policies import UnknownBoard
from domain.boards.quorum import OnLoss
from domain.cases.policies import CaseNotSubmitted, UnknownCase
from domain.decisions.chairs_action_persons import (
    each_who_acts_is_one_person,
    nobody_acts_in_conflict_or_on_what_they_brought,
    the_charter,
    the_day_of,
    two_members_act_jointly,
)
from domain.decisions.commands import TakeChairsAction
from domain.decisions.policies import DecisionAlreadyTaken
from domain.decisions.sequel_policies import UnknownDecision
from domain.decisions.state import Deliberation
from domain.kernel.reasons import ReasonMissing
from domain.kernel.refusals import Refused
from domain.meetings.agenda import NoCharterInForce, OutsideRemit
from domain.meetings.motions import MAY_REPLACE, Direction
from domain.meetings.policies import charter_of, the_item
from domain.meetings.putting import MotionDoesNotFit, MotionWithoutText, TermsDoNotFit
from domain.meetings.terms import faults, misplaced


class ChairsActionNotProvided(Refused):
    """The charter of this board provides no chair's action."""

    code = "chairs-action-not-provided"
    bends = True


class RatificationBeforeTheAction(Refused):
    """The day by which an action is ratified comes after the action."""

    code = "ratification-before-the-action"


def the_board_is_established(command: TakeChairsAction, known: Deliberation) -> Refused | None:
    """SI 2000/89 Sch 2 para 1: somebody acts for a board that there is."""
    return None if command.board in known.proceedings.boards.boards else UnknownBoard(pointer="/board")


def a_charter_is_in_force_when_they_act(command: TakeChairsAction, known: Deliberation) -> Refused | None:
    """Standing orders are those in force on the day."""
    return None if charter_of(known.proceedings) else NoCharterInForce(pointer="/board")


def an_action_is_recorded_once(command: TakeChairsAction, known: Deliberation) -> Refused | None:
    """RFC 9562, section 6: an id names one decision."""
    taken = known.courses.get(command.decision)
    return DecisionAlreadyTaken(pointer="/decision", evidence=[taken.position]) if taken else None


def the_charter_provides_for_it(command: TakeChairsAction, known: Deliberation) -> Iterator[Refused]:
    """Blackburn with Darwen, April 2013; CKW cluster, 2012: standing orders say who may act for the board."""
    adopted, purpose = the_charter(known), the_item(command, known.proceedings).purpose
    if purpose not in adopted.charter.remit.decides:
        yield OutsideRemit(pointer="/direction", evidence=[adopted.position], purpose=purpose.value)
    rule = applying_to(purpose, adopted.charter.quorum)
    if rule is None or rule.on_loss is not OnLoss.CHAIRS_ACTION:
        yield ChairsActionNotProvided(pointer="/board", evidence=[adopted.position])


def it_is_something_two_persons_may_decide(command: TakeChairsAction, known: Deliberation) -> Refused | None:
    """CKW cluster, 2012: the action approved the submission of an outline case, and rescinded nothing."""
    fits = command.direction in MAY_REPLACE | {Direction.RECOMMEND}
    return None if fits else MotionDoesNotFit(pointer="/direction")


def it_says_what_and_why_now(command: TakeChairsAction, known: Deliberation) -> Refused | None:
    """PSR regulation 24: reasons are recorded; an action says why it could not wait for a meeting."""
    if not command.text.strip():
        return MotionWithoutText(pointer="/text")
    return None if command.urgency.strip() else ReasonMissing(pointer="/urgency")


def it_has_the_terms_of_its_direction(command: TakeChairsAction, known: Deliberation) -> Refused | None:
    """A decision says all it decides: the conditions to be met, the option chosen, until when."""
    wrong = [f"/{name}" for name in misplaced(command.direction, command.terms)] or list(faults(command.terms))
    return TermsDoNotFit(pointer=wrong[0]) if wrong else None


def it_is_ratified_by_a_later_day(command: TakeChairsAction, known: Deliberation) -> Refused | None:
    """Standing orders: the action is reported to the next meeting of the board for ratification."""
    later = command.ratify_by > the_day_of(command)
    return None if later else RatificationBeforeTheAction(pointer="/ratifyBy")


def the_question_that_found_no_quorum_is_on_record(command: TakeChairsAction, known: Deliberation) -> Refused | None:
    """Where the action answers a question that a meeting could not, the two are read together."""
    if command.earlier is None:
        return None
    earlier = known.courses.get(command.earlier)
    fits = earlier is not None and (earlier.board, earlier.case) == (command.board, command.case)
    return None if fits else UnknownDecision(pointer="/earlier")


def the_case_stands_submitted(command: TakeChairsAction, known: Deliberation) -> Refused | None:
    """A decision binds to a version of the case."""
    file = known.proceedings.background.files.get(command.case)
    if file is None:
        return UnknownCase(pointer="/case")
    return None if file.submitted else CaseNotSubmitted(pointer="/case")


ACTING = (
    the_board_is_established,
    a_charter_is_in_force_when_they_act,
    an_action_is_recorded_once,
    the_charter_provides_for_it,
    it_is_something_two_persons_may_decide,
    it_says_what_and_why_now,
    it_has_the_terms_of_its_direction,
    it_is_ratified_by_a_later_day,
    the_question_that_found_no_quorum_is_on_record,
    each_who_acts_is_one_person,
    two_members_act_jointly,
    the_case_stands_submitted,
    nobody_acts_in_conflict_or_on_what_they_brought,
)

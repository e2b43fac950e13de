"""The rules of putting a motion."""

from collections.abc import Iterator, Mapping

from domain.boards.remit import DecisionType
from domain.kernel.ids import PersonId
from domain.kernel.refusals import Refused
from domain.meetings.commands import PutMotion
from domain.meetings.conflicts import kept_from
from domain.meetings.entitlement import a_voting_member, present
from domain.meetings.motions import MAY_REPLACE, NAMES_ANOTHER, Direction
from domain.meetings.order import the_meeting_moves_forward
from domain.meetings.policies import AT_ITEM, the_item
from domain.meetings.presiding import a_chair_in_conflict_has_left_the_chair
from domain.meetings.state import Proceedings
from domain.meetings.terms import faults, misplaced
from domain.people.policies import UnknownPerson

UNDECIDED = (Direction.DEFER, Direction.REFER_BACK, Direction.SUPPORT_INDICATIVELY)
ON_ANOTHER = tuple(NAMES_ANOTHER)
FITS: Mapping[DecisionType, frozenset[Direction]] = {
    DecisionType.RECOMMENDATION: frozenset({Direction.RECOMMEND, Direction.NOT_RECOMMEND, *UNDECIDED, *ON_ANOTHER}),
    DecisionType.FINAL_APPROVAL: frozenset({*MAY_REPLACE, Direction.DELEGATE, *UNDECIDED, *ON_ANOTHER}),
    DecisionType.DEFERRAL: frozenset({Direction.DEFER}),
    DecisionType.NOTING: frozenset({Direction.NOTE}),
    DecisionType.APPOINTMENT: frozenset({Direction.APPROVE, Direction.REJECT, Direction.DEFER}),
}


class MotionAlreadyPut(Refused):
    """A motion is already on record under this id."""

    code = "motion-already-put"


class MotionDoesNotFit(Refused):
    """This is not what the item was placed on the agenda for."""

    code = "motion-does-not-fit"


class MotionWithoutText(Refused):
    """A motion is put in words."""

    code = "motion-without-text"


class TermsDoNotFit(Refused):
    """A motion says what its direction needs, in full, and nothing that belongs to another."""

    code = "terms-do-not-fit"


class EarlierDecisionDoesNotFit(Refused):
    """A motion to ratify, vary or rescind names the decision, and only who may replace one names one besides."""

    code = "earlier-decision-does-not-fit"


class SecondedByTheMover(Refused):
    """Nobody seconds their own motion."""

    code = "seconded-by-the-mover"
    bends = True


def a_motion_is_put_once(command: PutMotion, known: Proceedings) -> Refused | None:
    """RFC 9562, section 6: an id names one motion."""
    put = known.taken.get(command.motion)
    return MotionAlreadyPut(pointer="/motion", evidence=[put]) if put else None


def a_motion_fits_the_item(command: PutMotion, known: Proceedings) -> Refused | None:
    """SI 2000/89 Sch 2 para 2: a meeting decides the business of which notice was given."""
    item = the_item(command, known)
    if command.direction in FITS[item.purpose]:
        return None
    return MotionDoesNotFit(pointer="/direction", evidence=[item.placed_at], purpose=item.purpose)


def a_motion_is_in_words(command: PutMotion, known: Proceedings) -> Refused | None:
    """A decision binds to the exact text that was put."""
    return None if command.text.strip() else MotionWithoutText(pointer="/text")


def a_motion_has_the_terms_of_its_direction(command: PutMotion, known: Proceedings) -> Refused | None:
    """A decision says all it decides: the conditions to be met, the option chosen, until when, back to whom."""
    wrong = misplaced(command.direction, command.terms)
    pointers = [f"/{name}" for name in wrong] or list(faults(command.terms))
    return TermsDoNotFit(pointer=pointers[0]) if pointers else None


def who_is_named_to_act_is_registered(command: PutMotion, known: Proceedings) -> Refused | None:
    """Whoever sees to a condition, or decides by delegation, is a person on record."""
    named = [(f"/conditions/{at}/owner", one.owner) for at, one in enumerate(command.terms.conditions)]
    delegation = command.terms.delegation
    named += [(f"/delegation/persons/{at}", one) for at, one in enumerate(delegation.persons if delegation else ())]
    unknown = (pointer for pointer, person in named if person and person not in known.boards.people)
    return next((UnknownPerson(pointer=pointer) for pointer in unknown), None)


def a_motion_about_a_decision_names_it(command: PutMotion, known: Proceedings) -> Refused | None:
    """Standing orders: a resolution is rescinded or varied by a motion that refers to it."""
    missing = command.direction in NAMES_ANOTHER and command.earlier is None
    no_room = command.direction not in NAMES_ANOTHER | MAY_REPLACE and command.earlier is not None
    return EarlierDecisionDoesNotFit(pointer="/earlier") if missing or no_room else None


def nobody_seconds_their_own_motion(command: PutMotion, known: Proceedings) -> Refused | None:
    """Standing orders: a motion has the support of a second member."""
    alone = command.mover is not None and command.mover == command.seconder
    return SecondedByTheMover(pointer="/seconder") if alone else None


def a_member_entitled_to_vote_moves(command: PutMotion, known: Proceedings) -> Iterator[Refused]:
    """CCG statutory guidance 2017: whoever may not take part in the decision does not move it either."""
    return _not_entitled(command.mover, "/mover", command, known)


def a_member_entitled_to_vote_seconds(command: PutMotion, known: Proceedings) -> Iterator[Refused]:
    """CCG statutory guidance 2017: whoever may not take part in the decision does not second it either."""
    return _not_entitled(command.seconder, "/seconder", command, known)


def _not_entitled(person: PersonId | None, pointer: str, command: PutMotion, known: Proceedings) -> Iterator[Refused]:
    if person is not None:
        in_person = (a_voting_member(person, known, pointer), present(person, command, known, pointer))
        yield from filter(None, in_person)
        yield from kept_from(the_item(command, known).concerning(command.motion), person, known, pointer)


PUTTING = (
    *AT_ITEM,
    a_motion_is_put_once,
    a_motion_fits_the_item,
    a_motion_is_in_words,
    a_motion_has_the_terms_of_its_direction,
    who_is_named_to_act_is_registered,
    a_motion_about_a_decision_names_it,
    a_chair_in_conflict_has_left_the_chair,
    nobody_seconds_their_own_motion,
    a_member_entitled_to_vote_moves,
    a_member_entitled_to_vote_seconds,
    the_meeting_moves_forward,
)

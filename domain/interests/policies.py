"""What forbids an interest to be declared, amended or ended, or a nil return to be made, and why."""

from domain.boards.policies import UnknownBoard
from domain.interests.categories import Category
from domain.interests.commands import (
    AmendInterest,
    ConfirmInterests,
    DeclareInterest,
    EndInterest,
    MakeNilReturn,
    Statement,
)
from domain.interests.state import Declarations
from domain.kernel.answers import Answer
from domain.kernel.dates import PartialDate
from domain.kernel.periods import Period
from domain.kernel.refusals import Refused
from domain.organisations.policies import UnknownOrganisation
from domain.people.policies import UnknownPerson


class InterestAlreadyDeclared(Refused):
    """An interest is already declared under this id."""

    code = "interest-already-declared"


class UnknownInterest(Refused):
    """No interest is declared under this id."""

    code = "unknown-interest"


class NotTheDeclarant(Refused):
    """The interest was declared by somebody else."""

    code = "not-the-declarant"


class InterestAlreadyEnded(Refused):
    """The end of the interest is already on record; a wrong end is put right by stating the interest anew."""

    code = "interest-already-ended"


class InvalidIndirectInterest(Refused):
    """An indirect interest says through whom it comes and what that person's own interest is; a direct one does not."""

    code = "invalid-indirect-interest"


class InvalidInterestPeriod(Refused):
    """An interest does not end before it begins."""

    code = "invalid-interest-period"


class NothingToConfirm(Refused):
    """Nothing is declared of this person; who has no interests makes a nil return."""

    code = "nothing-to-confirm"


class InterestsStillHeld(Refused):
    """Whoever certainly holds a declared interest makes no nil return."""

    code = "interests-still-held"
    bends = True


def only_a_registered_person_declares(
    command: DeclareInterest | MakeNilReturn | ConfirmInterests, known: Declarations
) -> Refused | None:
    """NHS England, Managing conflicts of interest 2017, annex B: every line of the register has its person."""
    return None if command.person in known.people else UnknownPerson(pointer="/person", person=command.person)


def an_interest_is_declared_once(command: DeclareInterest, known: Declarations) -> Refused | None:
    """RFC 9562, section 6: an id names one interest; what changes about it is an amendment."""
    held = known.interests.find(command.interest)
    return InterestAlreadyDeclared(evidence=held.evidence, pointer="/interest") if held else None


def only_a_declared_interest_changes(command: AmendInterest | EndInterest, known: Declarations) -> Refused | None:
    """NHS England, Managing conflicts of interest 2017, annex A: changes are changes to a declaration."""
    if known.interests.find(command.interest):
        return None
    return UnknownInterest(pointer="/interest", interest=command.interest)


def an_interest_changes_only_for_its_declarant(
    command: AmendInterest | EndInterest, known: Declarations
) -> Refused | None:
    """NHS England, Managing conflicts of interest 2017, annex A: the declarant answers for the declaration."""
    held = known.interests.find(command.interest)
    if held is None or held.person == command.person:
        return None
    return NotTheDeclarant(evidence=held.evidence, pointer="/person")


def an_indirect_interest_comes_through_somebody(command: Statement, known: Declarations) -> Refused | None:
    """NHS England, annex A: for indirect interests, the relationship with the person who has the interest."""
    indirect = command.category is Category.INDIRECT
    if indirect != (command.indirect is not None):
        return InvalidIndirectInterest(pointer="/indirect" if indirect else "/category")
    if command.indirect is not None and command.indirect.underlying is Category.INDIRECT:
        detail = "The interest behind an indirect interest is that person's own, so it is a direct one."
        return InvalidIndirectInterest(detail, pointer="/indirect/underlying")
    return None


def an_interest_does_not_end_before_it_begins(command: Statement, known: Declarations) -> Refused | None:
    """NHS England, Managing conflicts of interest 2017, annex B: the date from and the date to."""
    return InvalidInterestPeriod(pointer="/heldTo") if _reversed(command.held_from, command.held_to) else None


def an_interest_lies_in_a_registered_organisation(command: Statement, known: Declarations) -> Refused | None:
    """DAPB0090, organisation reference data: an organisation is known by its code, or an interest in it is missed."""
    if command.organisation is None or command.organisation in known.organisations:
        return None
    return UnknownOrganisation(pointer="/organisation", organisation=command.organisation)


def an_interest_lies_on_an_established_board(command: Statement, known: Declarations) -> Refused | None:
    """A board is known by its id, or what it proposes is not matched with the interest."""
    unknown = command.board is not None and command.board not in known.boards
    return UnknownBoard(pointer="/board", board=command.board) if unknown else None


def an_interest_ends_once(command: EndInterest, known: Declarations) -> Refused | None:
    """NHS England, Managing conflicts of interest 2017, annex B: one date to for each line of the register."""
    held = known.interests.find(command.interest)
    if held is None or held.ended_at is None:
        return None
    return InterestAlreadyEnded(evidence=held.evidence, pointer="/interest")


def an_interest_ends_after_it_began(command: EndInterest, known: Declarations) -> Refused | None:
    """NHS England, Managing conflicts of interest 2017, annex B: the date from and the date to."""
    held = known.interests.find(command.interest)
    if held is None or not _reversed(held.period.start, command.ended):
        return None
    return InvalidInterestPeriod(evidence=held.evidence, pointer="/ended")


def nobody_who_holds_an_interest_declares_none(command: MakeNilReturn, known: Declarations) -> Refused | None:
    """NHS England, Managing conflicts of interest 2017, annex A: a nil return says that there is nothing to declare."""
    then = Period(start=command.made, end=command.made)
    held = [one for one in known.interests.of(command.person) if one.period.overlaps(then) is Answer.YES]
    if not held:
        return None
    evidence = (at for one in held for at in one.evidence)
    return InterestsStillHeld(evidence=evidence, pointer="/made", interests=[one.interest for one in held])


def nobody_without_a_declared_interest_confirms_any(command: ConfirmInterests, known: Declarations) -> Refused | None:
    """NHS England, Managing conflicts of interest 2017, annex A: who has nothing to declare makes a nil return."""
    return None if known.interests.of(command.person) else NothingToConfirm(pointer="/person")


def _reversed(start: PartialDate | None, end: PartialDate | None) -> bool:
    return start is not None and end is not None and end.before(start) is Answer.YES


STATING = (
    an_indirect_interest_comes_through_somebody,
    an_interest_does_not_end_before_it_begins,
    an_interest_lies_in_a_registered_organisation,
    an_interest_lies_on_an_established_board,
)
DECLARING = (only_a_registered_person_declares, an_interest_is_declared_once, *STATING)
CHANGING = (only_a_declared_interest_changes, an_interest_changes_only_for_its_declarant)
AMENDING = (*CHANGING, *STATING)
ENDING = (*CHANGING, an_interest_ends_once, an_interest_ends_after_it_began)
RETURNING = (only_a_registered_person_declares, nobody_who_holds_an_interest_declares_none)
CONFIRMING = (only_a_registered_person_declares, nobody_without_a_declared_interest_confirms_any)

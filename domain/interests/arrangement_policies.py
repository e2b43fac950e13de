"""What forbids a mitigation to be agreed, a dispensation to be granted, or either to be ended, and why."""

from domain.boards.policies import UnknownBoard
from domain.interests.arrangement_commands import (
    AgreeMitigation,
    ArrangementCommand,
    Arranging,
    EndArrangement,
    GrantDispensation,
)
from domain.interests.arrangement_state import Arranged
from domain.interests.arrangements import Arrangement
from domain.interests.policies import NotTheDeclarant, UnknownInterest
from domain.kernel.answers import Answer
from domain.kernel.dates import PartialDate
from domain.kernel.refusals import Refused
from domain.people.policies import UnknownPerson


class ArrangementAlreadyMade(Refused):
    """A mitigation or dispensation is already on record under this id."""

    code = "arrangement-already-made"


class UnknownArrangement(Refused):
    """Nothing was agreed or granted about this interest under this id."""

    code = "unknown-arrangement"


class ArrangementAlreadyEnded(Refused):
    """The end of this mitigation or dispensation is already on record."""

    code = "arrangement-already-ended"


class InvalidArrangementPeriod(Refused):
    """A mitigation or dispensation does not end before it begins, nor is it ended after its last day."""

    code = "invalid-arrangement-period"


class OwnMitigationAgreed(Refused):
    """Nobody agrees how their own conflict is managed."""

    code = "own-mitigation-agreed"
    bends = True


class ArrangementForThePast(Refused):
    """What is agreed or granted holds from that day on, and not for what was decided before."""

    code = "arrangement-for-the-past"
    bends = True


def it_concerns_a_declared_interest(command: ArrangementCommand, known: Arranged) -> Refused | None:
    """NHS England, Managing conflicts of interest 2017, annex B: the action taken is a column of the interest."""
    return None if known.interests.find(command.interest) else UnknownInterest(pointer="/interest")


def it_is_made_with_its_declarant(command: ArrangementCommand, known: Arranged) -> Refused | None:
    """NHS England, Managing conflicts of interest 2017, annex A: the declarant and the line manager both sign."""
    held = known.interests.find(command.interest)
    if held is None or held.person == command.person:
        return None
    return NotTheDeclarant(evidence=held.evidence, pointer="/person")


def it_is_made_once(command: Arranging, known: Arranged) -> Refused | None:
    """RFC 9562, section 6: an id names one arrangement."""
    made = known.find(command.arrangement)
    return ArrangementAlreadyMade(pointer="/arrangement", evidence=[made.says.shown_at]) if made else None


def whoever_agrees_is_registered(command: AgreeMitigation, known: Arranged) -> Refused | None:
    """NHS England, Managing conflicts of interest 2017, annex A: agreed with a line manager or senior manager."""
    return None if command.agreed_by in known.people else UnknownPerson(pointer="/agreedBy", person=command.agreed_by)


def nobody_agrees_their_own_mitigation(command: AgreeMitigation, known: Arranged) -> Refused | None:
    """NHS England, Managing conflicts of interest 2017, annex A: the action is agreed with somebody else."""
    return OwnMitigationAgreed(pointer="/agreedBy") if command.agreed_by == command.person else None


def its_board_is_established(command: GrantDispensation, known: Arranged) -> Refused | None:
    """SI 2000/89, regulation 11: a dispensation is limited to what it names."""
    unknown = command.board is not None and command.board not in known.boards
    return UnknownBoard(pointer="/board", board=command.board) if unknown else None


def it_does_not_end_before_it_begins(command: Arranging, known: Arranged) -> Refused | None:
    """NHS England, Managing conflicts of interest 2017, annex B: the date from and the date to."""
    reversed_ = command.holds_to is not None and command.holds_to.before(command.holds_from) is Answer.YES
    return InvalidArrangementPeriod(pointer="/holdsTo") if reversed_ else None


def it_does_not_hold_before_it_is_made(command: Arranging, known: Arranged) -> Refused | None:
    """SI 2000/89, regulation 11: a dispensation removes a disability; what was done under it stays done."""
    early = command.holds_from.before(_made(command)) is Answer.YES
    return ArrangementForThePast(pointer="/holdsFrom") if early else None


def only_what_was_arranged_ends(command: EndArrangement, known: Arranged) -> Refused | None:
    """What nobody agreed to or granted does not end."""
    made = known.find(command.arrangement)
    belongs = made is not None and made.says.interest == command.interest
    return None if belongs else UnknownArrangement(pointer="/arrangement")


def an_arrangement_ends_once(command: EndArrangement, known: Arranged) -> Refused | None:
    """One last day for each arrangement."""
    ended_at = _the_arrangement(command, known).ended_at
    return ArrangementAlreadyEnded(pointer="/arrangement", evidence=[ended_at]) if ended_at else None


def an_arrangement_ends_within_its_days(command: EndArrangement, known: Arranged) -> Refused | None:
    """NHS England, Managing conflicts of interest 2017, annex B: the date from and the date to; ending adds no day."""
    made = _the_arrangement(command, known)
    start, end = made.period.start, made.period.end
    early = start is not None and command.ended.before(start) is Answer.YES
    late = end is not None and end.before(command.ended) is Answer.YES
    return InvalidArrangementPeriod(pointer="/ended", evidence=[made.says.shown_at]) if early or late else None


def _the_arrangement(command: EndArrangement, known: Arranged) -> Arrangement:
    made = known.find(command.arrangement)
    assert made is not None  # noqa: S101 - a rule before this one has refused otherwise
    return made


def _made(command: Arranging) -> PartialDate:
    return command.agreed if isinstance(command, AgreeMitigation) else command.granted


OF_AN_INTEREST = (it_concerns_a_declared_interest, it_is_made_with_its_declarant)
PERIOD = (it_does_not_end_before_it_begins, it_does_not_hold_before_it_is_made)
AGREEING = (
    *OF_AN_INTEREST,
    it_is_made_once,
    whoever_agrees_is_registered,
    nobody_agrees_their_own_mitigation,
    *PERIOD,
)
GRANTING = (*OF_AN_INTEREST, it_is_made_once, its_board_is_established, *PERIOD)
ENDING = (
    *OF_AN_INTEREST,
    only_what_was_arranged_ends,
    an_arrangement_ends_once,
    an_arrangement_ends_within_its_days,
)

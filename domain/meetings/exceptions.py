"""The rules of exceptions: who takes part in spite of a conflict, on what ground, until when, and under which floor."""

from collections.abc import Iterator

from domain.boards.conflicts import Determiner, Management
from domain.boards.ladder import more_lenient
from domain.interests.findings import Level
from domain.kernel.refusals import Refused
from domain.meetings.commands import DeclareAtItem, GiveRuling
from domain.meetings.parts import ExceptionRelied
from domain.meetings.policies import UnknownMotion, called, charter_of, the_item
from domain.meetings.recusals import Ground, recusals
from domain.meetings.state import Proceedings

DISPENSATION = ExceptionRelied.SECRETARY_OF_STATE_DISPENSATION


class DeterminerInConflict(Refused):
    """Whoever determines how a conflict is managed is in conflict over the item themselves."""

    code = "determiner-in-conflict"
    bends = True


class ExceptionWithoutGround(Refused):
    """A dispensation is the Secretary of State's, names that ground, and says until when it holds."""

    code = "exception-without-ground"
    bends = True


class ExceptionExpired(Refused):
    """The exception no longer holds on the day of the meeting."""

    code = "exception-expired"
    bends = True


class BelowTheFloor(Refused):
    """The law or the charter asks for more than this where a conflict is actual, and no exception is relied on."""

    code = "below-the-floor"
    bends = True


class ConnectionManaged(Refused):
    """A connection that is no interest is noted and nothing more; whoever is to stay away has an interest."""

    code = "connection-managed"
    bends = True


class PartDoesNotFit(Refused):
    """A part of an item is one of its motions, or pages that run forward."""

    code = "part-does-not-fit"


def nobody_in_conflict_determines(command: GiveRuling, known: Proceedings) -> Refused | None:
    """CCG statutory guidance 2017: where the chair has a conflict, the vice chair or another member determines."""
    adopted, determiner = charter_of(known), command.determiner
    if adopted is None or determiner is None or command.determined_by is Determiner.MEMBER_SELF:
        return None
    item = the_item(command, known).concerning(command.part.motion if command.part else None)
    found = recusals(item, [determiner], adopted.charter, known.around(called(known).day))
    barring = [one for one in found if one.bars and one.ground is not Ground.SEPARATION]
    if not barring:
        return None
    return DeterminerInConflict(pointer="/determiner", evidence=[at for one in barring for at in one.evidence])


def an_exception_has_its_ground_and_its_end(command: GiveRuling, known: Proceedings) -> Iterator[Refused]:
    """PSR regulation 21: the exception relied on is recorded; SI 2000/89, regulation 11: dispensations are limited."""
    by_secretary_of_state = command.determined_by is Determiner.DISPENSATION
    if by_secretary_of_state is not (command.exception is DISPENSATION):
        yield ExceptionWithoutGround(pointer="/exception")
    if by_secretary_of_state and command.until is None:
        yield ExceptionWithoutGround(pointer="/until")
    if command.until is not None and command.until < called(known).day:
        yield ExceptionExpired(pointer="/until")


def an_actual_conflict_is_managed_no_more_leniently_than_the_floor(
    command: GiveRuling, known: Proceedings
) -> Refused | None:
    """SI 2000/89, regulation 11: no discussion and no vote; PSR regulation 21: recusal, unless an exception applies."""
    adopted = charter_of(known)
    floor = adopted.charter.conflicts.floor if adopted else None
    if adopted is None or floor is None or command.exception is not None or not more_lenient(command.management, floor):
        return None
    item = the_item(command, known)
    found = recusals(item, [command.person], adopted.charter, known.around(called(known).day))
    actual = [finding for one in found for finding in one.findings if finding.level is Level.ACTUAL]
    shown = [step.shown_at for finding in actual for step in finding.path if step.shown_at]
    return BelowTheFloor(pointer="/management", evidence=shown, floor=floor.value) if actual else None


def a_connection_is_only_noted(command: GiveRuling, known: Proceedings) -> Refused | None:
    """Aberdeen IJB, 28 November 2023: a connection is declared, the objective test applied, and no interest found."""
    contradicts = command.assessed is Level.NONE and command.management is not Management.NOTE_AND_PARTICIPATE
    return ConnectionManaged(pointer="/management") if contradicts else None


def a_part_belongs_to_the_item(command: GiveRuling | DeclareAtItem, known: Proceedings) -> Refused | None:
    """Aberdeen IJB, 2019: a member withdraws from one case of several, or from some pages, and stays for the rest."""
    part = command.part
    if part is None:
        return None
    if not part.makes_sense:
        return PartDoesNotFit(pointer="/part")
    at_item = {motion.motion for motion in known.sitting.motions.at_item(command.item)}
    return UnknownMotion(pointer="/part/motion") if part.motion is not None and part.motion not in at_item else None


EXCEPTIONS = (
    nobody_in_conflict_determines,
    an_exception_has_its_ground_and_its_end,
    an_actual_conflict_is_managed_no_more_leniently_than_the_floor,
    a_connection_is_only_noted,
    a_part_belongs_to_the_item,
)

"""How the register of interests answers what is agreed or granted ahead about an interest."""

from collections.abc import Sequence
from typing import assert_never

from domain.boards.events import BoardEstablished
from domain.interests.arrangement_commands import (
    AgreeMitigation,
    ArrangementCommand,
    EndArrangement,
    GrantDispensation,
)
from domain.interests.arrangement_events import (
    ARRANGED,
    ArrangementEnded,
    DispensationGranted,
    MitigationAgreed,
)
from domain.interests.arrangement_policies import AGREEING, ENDING, GRANTING
from domain.interests.arrangement_state import BLANK, Arranged, evolve
from domain.interests.decider import LIFE
from domain.kernel.deciders import Decider
from domain.kernel.messages import Event
from domain.kernel.refusals import enforce
from domain.kernel.selections import NOTHING, Selection, about
from domain.people.events import PersonRegistered


def what_is_named(command: ArrangementCommand, known: Arranged) -> Selection:
    """The interest with what was arranged about it, who agrees, and the board to which a dispensation is limited."""
    concerned = about(command.interest, *LIFE, *ARRANGED) | about(command.arrangement, *ARRANGED)
    match command:
        case AgreeMitigation(agreed_by=agreed_by):
            return concerned | about(agreed_by, PersonRegistered)
        case GrantDispensation(board=board):
            return concerned | (about(board, BoardEstablished) if board else NOTHING)
        case EndArrangement():
            return concerned


def decide(command: ArrangementCommand, known: Arranged) -> Sequence[Event]:
    """Apply the rules; raise `Refused` where they forbid the command."""
    match command:
        case AgreeMitigation():
            enforce(AGREEING, command, known)
            return [_agreed(command)]
        case GrantDispensation():
            enforce(GRANTING, command, known)
            return [_granted(command)]
        case EndArrangement(arrangement=made, interest=interest, person=person, ended=ended, why=why):
            enforce(ENDING, command, known)
            return [ArrangementEnded(arrangement=made, interest=interest, person=person, ended=ended, why=why)]
    assert_never(command)


def _agreed(command: AgreeMitigation) -> MitigationAgreed:
    return MitigationAgreed(
        arrangement=command.arrangement,
        interest=command.interest,
        person=command.person,
        management=command.management,
        action=command.action,
        agreed_by=command.agreed_by,
        agreed=command.agreed,
        holds_from=command.holds_from,
        holds_to=command.holds_to,
    )


def _granted(command: GrantDispensation) -> DispensationGranted:
    return DispensationGranted(
        arrangement=command.arrangement,
        interest=command.interest,
        person=command.person,
        management=command.management,
        ground=command.ground,
        granted_by=command.granted_by,
        board=command.board,
        words=command.words,
        granted=command.granted,
        holds_from=command.holds_from,
        holds_to=command.holds_to,
    )


arranging = Decider[ArrangementCommand, Arranged](
    name="arrangements",
    commands=(AgreeMitigation, GrantDispensation, EndArrangement),
    selects=(what_is_named,),
    blank=lambda: BLANK,
    evolve=evolve,
    decide=decide,
    rules=tuple(dict.fromkeys((*AGREEING, *GRANTING, *ENDING))),
)

"""What is remembered of due diligence, and of the case, the board and the people it is about."""

from dataclasses import replace
from typing import Any

from domain.boards import state as boards
from domain.boards.state import BLANK as NO_BOARDS
from domain.boards.state import Boards
from domain.due_diligence.course import DILIGENCE_FACTS, diligences_after
from domain.due_diligence.diligence import NO_DILIGENCE, Diligences
from domain.kernel.facts import Fact
from domain.kernel.values import value
from domain.meetings.background import BACKGROUND_FACTS, NO_BACKGROUND, Background, background_after


@value
class Examined:
    """What must be known to carry on due diligence."""

    diligences: Diligences = NO_DILIGENCE
    background: Background = NO_BACKGROUND
    boards: Boards = NO_BOARDS


def evolve(known: Examined, fact: Fact[Any]) -> Examined:
    """Remember what happened."""
    kind = type(fact.event)
    if kind in DILIGENCE_FACTS:
        return replace(known, diligences=diligences_after(known.diligences, fact))
    if kind in BACKGROUND_FACTS:
        return replace(known, background=background_after(known.background, fact))
    return replace(known, boards=boards.evolve(known.boards, fact))

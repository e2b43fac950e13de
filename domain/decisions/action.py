"""What those who act for a board do with a case, looked at as a sitting that deals with one item."""

from domain.boards.charters import AdoptedCharter
from domain.boards.remit import Remit
from domain.cases.sums import Sum
from domain.decisions.commands import TakeChairsAction
from domain.decisions.events import Outcome
from domain.decisions.inputs import Earlier
from domain.decisions.limit import within_remit
from domain.decisions.state import Deliberation
from domain.kernel.answers import Answer
from domain.kernel.ids import DecisionId
from domain.kernel.values import value
from domain.meetings.items import Item
from domain.meetings.sitting import NOT_CALLED, Called


@value
class Action:
    """What those who act do with the case."""

    known: Deliberation
    item: Item
    adopted: AdoptedCharter
    decides: Outcome
    at_stake: Sum | None
    together: Earlier | None = None

    @property
    def remit(self) -> Remit:
        """What the charter lets the board decide."""
        return self.adopted.charter.remit

    @property
    def names(self) -> frozenset[DecisionId]:
        """None: an action takes the place of nothing that the board approved."""
        return frozenset()

    @property
    def within_limit(self) -> Answer:
        """Whether it lies within what was delegated to the board; yes where there is nothing to limit."""
        return Answer.YES if self.at_stake is None else within_remit(self.at_stake, self.remit)


def sat_on(command: TakeChairsAction, known: Deliberation) -> Deliberation:
    """The same knowledge, with those who act as a sitting of the board that deals with one item."""
    file = known.proceedings.background.files.get(command.case)
    item = Item(
        meeting=command.meeting,
        item=command.item,
        board=command.board,
        number="",
        purpose=command.purpose,
        case=command.case,
        version=file.submitted.number if file and file.submitted else None,
        placed_at=file.submitted.submitted_at if file and file.submitted else 0,
    )
    called = Called(meeting=command.meeting, board=command.board, starts_at=command.asked.occurred_at, position=0)
    sitting = NOT_CALLED._replace(called=called, items={command.item: item})
    return known.remembering(known.proceedings._replace(sitting=sitting))

"""The ladder of mitigations: for each way to manage a conflict, what the person may still read, hear, say and decide.

One table, used by the rules of a meeting, by the judgement of a vote and by every answer that tells how a conflict is
managed. Sources: HL3602, 24 November 2015; CCG statutory guidance 2017, managing conflicts of interest at meetings.
"""

from collections.abc import Iterable, Mapping
from enum import Enum
from types import MappingProxyType

from domain.boards.conflicts import Management
from domain.kernel.values import value


class Speech(Enum):
    """How somebody takes part in a discussion."""

    FREELY = "FREELY"
    WHEN_ASKED = "WHEN_ASKED"
    NOT_AT_ALL = "NOT_AT_ALL"


@value
class Rung:
    """What a way of managing a conflict leaves to the person; `substitute` where somebody else acts in their place."""

    papers: bool
    in_discussion: bool
    speech: Speech
    at_decision: bool
    votes: bool
    counts: bool  # towards the quorum of the item, where the charter counts those who may decide it
    substitute: bool = False


def _rung(row: str, *, substitute: bool = False) -> Rung:
    """A row of the table: `y` may, `-` may not, `?` speaks when asked."""
    papers, in_discussion, speech, at_decision, votes, counts = row.split()
    said = {"y": Speech.FREELY, "?": Speech.WHEN_ASKED, "-": Speech.NOT_AT_ALL}[speech]
    return Rung(
        papers=papers == "y",
        in_discussion=in_discussion == "y",
        speech=said,
        at_decision=at_decision == "y",
        votes=votes == "y",
        counts=counts == "y",
        substitute=substitute,
    )


LADDER: Mapping[Management, Rung] = MappingProxyType(
    {
        #                   papers, room for discussion, speech, room for decision, vote, quorum
        Management.NOTE_AND_PARTICIPATE: _rung("y y y y y y"),
        Management.SPEAK_NOT_VOTE: _rung("y y y y - -"),
        Management.DISCUSS_THEN_LEAVE: _rung("y y y - - -"),
        Management.ANSWER_QUESTIONS_ONLY: _rung("y y ? - - -"),
        Management.REMAIN_SILENT: _rung("y y - y - -"),
        Management.LEAVE_FOR_ITEM: _rung("y - - - - -"),
        Management.LEAVE_AND_PAPERS_WITHHELD: _rung("- - - - - -"),
        Management.NOT_ATTEND: _rung("- - - - - -"),
        Management.REPLACED_BY_DEPUTY: _rung("- - - - - -", substitute=True),
        Management.INDEPENDENT_SUBSTITUTE: _rung("- - - - - -", substitute=True),
        Management.REMOVED_FROM_ROLE: _rung("- - - - - -"),
    }
)
_HEIGHT = {management: height for height, management in enumerate(LADDER)}


def strictest(managements: Iterable[Management]) -> Management:
    """The highest rung of these; the lowest of all where there is none."""
    return max(managements, key=_HEIGHT.__getitem__, default=Management.NOTE_AND_PARTICIPATE)


def more_lenient(one: Management, other: Management) -> bool:
    """Whether the first stands lower on the ladder than the second."""
    return _HEIGHT[one] < _HEIGHT[other]

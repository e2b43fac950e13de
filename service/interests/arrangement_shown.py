"""What is shown of arrangements for an interest: the action taken to mitigate its risk, and dispensations."""

from typing import Annotated

from pydantic import Field

from domain.boards.conflicts import Determiner, Management
from domain.interests.arrangement_status import ArrangementStatus
from domain.interests.grounds import Authority, DispensationGround
from domain.kernel.ids import ArrangementId, BoardId, PersonId
from service.edge.fields import IdOf, Partial, Word
from service.recording.receipts import LogPosition, Shown
from service.viewing.erased import ShownText


class ArrangementShown(Shown):
    """What was agreed or granted ahead: by whom, in which words, for which days."""

    arrangement: IdOf[ArrangementId]
    determined_by: Annotated[Word[Determiner], Field(description="PRE_AGREED: a mitigation; else DISPENSATION.")]
    management: Word[Management]
    words: ShownText = None
    agreed_by: IdOf[PersonId] | None = None
    ground: Word[DispensationGround] | None = None
    granted_by: Word[Authority] | None = None
    board: Annotated[IdOf[BoardId] | None, Field(description="The board on which alone it holds.")] = None
    made: Annotated[Partial, Field(description="The day on which it was agreed or granted.")]
    holds_from: Partial
    holds_to: Annotated[Partial | None, Field(description="Its last day: as agreed, or on which it was ended.")] = None
    status: Annotated[
        Word[ArrangementStatus],
        Field(
            description="How it stands on the day of as_at: LAPSED where its interest was amended to something else"
            " than it was made about; INTEREST_ENDED where it covers only what a charter that looks back still finds."
        ),
    ]
    ended: Annotated[bool, Field(description="Whether its end was recorded as such.")]
    why: Annotated[ShownText, Field(description="Why it ended.")] = None
    since: LogPosition


Arrangements = Annotated[
    tuple[ArrangementShown, ...],
    Field(description="Action taken to mitigate risk, and dispensations, with their days."),
]

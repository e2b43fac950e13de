"""What is sent about arrangements for an interest."""

from typing import Annotated

from pydantic import Field

from domain.boards.conflicts import Management
from domain.interests.grounds import Authority, DispensationGround
from domain.kernel.ids import BoardId, PersonId
from service.edge.fields import IdOf, LongText, Partial, Word
from service.recording.circumstances import RecordBody


class MitigationBody(RecordBody):
    """The action to be taken to mitigate the risk of an interest, with whom it was agreed, and for which days."""

    person: Annotated[IdOf[PersonId], Field(description="Whose interest it is.")]
    management: Annotated[Word[Management], Field(description="How conflicts by it are to be managed.")]
    action: Annotated[LongText, Field(description="The action in the words of the register; it can be erased.")]
    agreed_by: Annotated[IdOf[PersonId], Field(description="Who agreed it with the declarant; never the declarant.")]
    agreed: Partial
    holds_from: Partial
    holds_to: Annotated[Partial | None, Field(description="Its last day; nothing where none was set.")] = None


class DispensationBody(RecordBody):
    """What an authority lets somebody do in spite of an interest, on what ground, and for which days."""

    person: Annotated[IdOf[PersonId], Field(description="Whose interest it is.")]
    management: Annotated[
        Word[Management], Field(description="What it leaves them to do: NOTE_AND_PARTICIPATE to vote.")
    ] = Management.NOTE_AND_PARTICIPATE
    ground: Word[DispensationGround]
    granted_by: Word[Authority]
    board: Annotated[IdOf[BoardId] | None, Field(description="The board on which alone it holds.")] = None
    words: Annotated[LongText | None, Field(description="Its reference and its words; they can be erased.")] = None
    granted: Partial
    holds_from: Partial
    holds_to: Annotated[Partial, Field(description="Its last day; a dispensation is limited.")]


class ArrangementEndBody(RecordBody):
    """The last day of a mitigation or a dispensation."""

    person: Annotated[IdOf[PersonId], Field(description="Whose interest it is.")]
    ended: Partial
    why: LongText

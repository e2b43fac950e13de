"""What is sent about words that are to be erased, hidden or given out."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from domain.kernel.ids import PersonId
from domain.privacy.events import ErasureGround
from service.edge.fields import IdOf, Many, Position, Word
from service.problems.faults import said
from service.recording.circumstances import RecordBody

MOST_NAMED = 100


class WordsBody(RecordBody):
    """Whose words are meant, or those of which facts, or both; with the reason."""

    person: Annotated[IdOf[PersonId] | None, Field(description="Everything about this person, by whatever entry.")] = (
        None
    )
    facts: Annotated[
        Many[Position],
        Field(max_length=MOST_NAMED, description="Positions of facts whose words are meant, whomever they are about."),
    ] = ()

    @model_validator(mode="after")
    def _something_is_named(self) -> Self:
        if self.person is None and not self.facts:
            raise said("Say whose words are meant, or those of which facts.")
        return self


class ErasureBody(WordsBody):
    """Whose words are to go, or those of which facts, or both; on which ground, with the reason."""

    ground: Annotated[Word[ErasureGround], Field(description="Of UK GDPR article 17(1).")]


class AccessBody(RecordBody):
    """To whom access is given; the reason says who asked, and how it was made sure that it was they."""

    person: IdOf[PersonId]

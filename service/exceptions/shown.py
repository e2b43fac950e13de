"""What is shown of exceptions."""

from typing import Annotated

from pydantic import Field

from service.edge.fields import Word
from service.exceptions.kinds import ExceptionKind
from service.recording.receipts import LogPosition, Shown
from service.viewing.paging import PageMetadata

DayText = Annotated[str, Field(examples=["2018-04-12"], description="a day in London, as precise as it is known")]


class ExceptionShown(Shown):
    """One thing that an auditor should look at."""

    kind: Word[ExceptionKind]
    sentence: str
    subject: Annotated[str, Field(examples=["decision:01890a5d-ac96-774b-bcce-b302099a8057"])]
    path: Annotated[str, Field(json_schema_extra={"format": "uri-reference"}, description="where it is read")]
    since: DayText
    position: Annotated[LogPosition | None, Field(description="the fact that shows it")] = None
    citation: str


class ExceptionPage(Shown):
    """A page of exceptions of one kind, in the order of the log."""

    results: tuple[ExceptionShown, ...]
    metadata: PageMetadata


class KindCounted(Shown):
    """A kind of exceptions: what its list holds, the source that asks for it, and how many there are."""

    kind: Word[ExceptionKind]
    lists: str
    citation: str
    path: Annotated[str, Field(json_schema_extra={"format": "uri-reference"})]
    count: Annotated[int, Field(ge=0, json_schema_extra={"format": "int32"})]
    last_run: Annotated[
        str | None,
        Field(
            description="when it was last looked for, where somebody must; nothing if never",
            json_schema_extra={"format": "date-time"},
        ),
    ] = None


class ExceptionOverview(Shown):
    """How many exceptions there are of each kind."""

    results: tuple[KindCounted, ...]
    position: LogPosition
    as_at: DayText

"""What is shown about business cases."""

from typing import Annotated, Any

from pydantic import Field

from service.recording.receipts import LogPosition, Shown
from service.viewing.amounts import KindGrowth, KindTotal
from service.viewing.erased import ShownText
from service.viewing.history import FactShown
from service.viewing.paging import PageMetadata
from service.viewing.slips import Corrected

Version = Annotated[int, Field(json_schema_extra={"format": "int32"})] | None


class CaseLine(Shown):
    """A case as the register lists it."""

    case: Annotated[str, Field(json_schema_extra={"format": "uuid"})]
    reference: str
    title: ShownText
    kind: str
    origin: str
    status: str
    decided: Annotated[str | None, Field(description="the last final decision, whatever was recorded after it")] = None
    duplicate_of: Annotated[str | None, Field(json_schema_extra={"format": "uuid"})] = None
    version: Version = None
    corrected: Corrected = False
    since: LogPosition


class CasePage(Shown):
    """A page of the register of cases."""

    results: tuple[CaseLine, ...]
    metadata: PageMetadata


class VersionShown(Shown):
    """A version that was submitted; the hash commits to everything it said."""

    version: Annotated[int, Field(json_schema_extra={"format": "int32"})]
    content_hash: str
    submitted_at: LogPosition
    totals: tuple[KindTotal, ...] = ()
    growth: Annotated[tuple[KindGrowth, ...], Field(description="By how much it is more than the version before.")] = ()


class ScoreShown(Shown):
    """A score that was given."""

    version: Annotated[int, Field(json_schema_extra={"format": "int32"})]
    scorer: str
    criterion: str
    score: str


class CaseShown(CaseLine):
    """A case with everything it says, its versions and scores."""

    content: Annotated[dict[str, Any], Field(description="as in the request that recorded it")]
    totals: Annotated[tuple[KindTotal, ...], Field(description="Never added up across bases; as the content is now.")]
    versions: tuple[VersionShown, ...]
    scores: tuple[ScoreShown, ...]


class HistoryShown(Shown):
    """A page of the facts about one thing, in the order of the log."""

    results: tuple[FactShown, ...]
    metadata: PageMetadata


class DiffShown(Shown):
    """What changed about a case between two positions, and the facts that changed it."""

    changed: Annotated[dict[str, Any], Field(description="each member that differs, as [before, after]")]
    results: tuple[FactShown, ...]
    metadata: PageMetadata

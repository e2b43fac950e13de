"""What is shown about breaches: whole to few, and without names to everybody."""

from typing import Annotated

from pydantic import Field

from domain.breaches.events import Action, BreachType, Determination, Learning, Route, Settlement, Triager
from domain.breaches.state import Stage
from domain.kernel.ids import BreachId, DecisionId
from service.edge.fields import Day, IdOf, Partial, Word
from service.recording.receipts import LogPosition, Shown
from service.viewing.erased import ShownText
from service.viewing.paging import PageMetadata

HowMany = Annotated[int, Field(ge=0, json_schema_extra={"format": "int32"})]
Year = Annotated[int, Field(ge=1900, le=9999, json_schema_extra={"format": "int32"})]


class ReviewShown(Shown):
    """A decision under review because of a breach, until it is confirmed, taken again or rescinded."""

    breach: IdOf[BreachId]
    decision: IdOf[DecisionId]
    settlement: Annotated[Word[Settlement] | None, Field(description="Nothing while it is under review.")] = None
    settled_by: IdOf[DecisionId] | None = None
    settled: Day | None = None
    why: ShownText = None
    since: LogPosition


class ReviewPage(Shown):
    """A page of decisions that are or were under review."""

    results: tuple[ReviewShown, ...]
    metadata: PageMetadata


class BreachShown(Shown):
    """The file of a breach."""

    breach: IdOf[BreachId]
    type: Word[BreachType]
    route: Word[Route]
    stage: Word[Stage]
    happened: Partial | None = None
    reported: Day
    account: ShownText
    involved: ShownText = None
    triaged_by: Word[Triager] | None = None
    triage: ShownText = None
    investigated: Annotated[Day | None, Field(description="Since when.")] = None
    determination: Word[Determination] | None = None
    determined_because: ShownText = None
    actions: tuple[Word[Action], ...]
    actions_note: ShownText = None
    published: Day | None = None
    learning: tuple[Word[Learning], ...]
    reviews: tuple[ReviewShown, ...]
    since: LogPosition


class BreachPage(Shown):
    """A page of the register of breaches."""

    results: tuple[BreachShown, ...]
    metadata: PageMetadata

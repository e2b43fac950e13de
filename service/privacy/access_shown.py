"""What is shown of access that was given, and everything that it holds."""

from typing import Annotated, Any

from pydantic import Field

from domain.kernel.ids import AccessId, PersonId
from service.edge.fields import IdOf
from service.privacy.shown import Moment
from service.recording.receipts import LogPosition, Shown
from service.viewing.erased import ShownText
from service.viewing.paging import PageMetadata


class AccessShown(Shown):
    """Access that was given: to whom, why, by whom, and as of which position."""

    access: IdOf[AccessId]
    person: IdOf[PersonId]
    reason: ShownText
    given_by: str
    given_at: Moment
    since: Annotated[LogPosition, Field(description="Everything is given as it stood with this fact.")]


class AccessPage(Shown):
    """A page of accesses that were given."""

    results: tuple[AccessShown, ...]
    metadata: PageMetadata


class FactAbout(Shown):
    """A fact that mentions somebody, with its words."""

    position: LogPosition
    type: str
    recorded_at: Moment
    occurred_at: Moment
    recorded_by: str
    reason: ShownText = None
    source: ShownText = None
    data: Annotated[dict[str, Any], Field(description="see the schema of the event type; with its words")]


class RegisterAbout(Shown):
    """The rows of a list or register that name somebody."""

    register_name: str
    rows: tuple[dict[str, Any], ...]


class ReadingAbout(Shown):
    """Somebody read what is restricted about the person."""

    read_at: Moment
    operation: Annotated[str, Field(description="what was asked, by its operationId")]
    reader: Annotated[str, Field(description="whose token it was, as the identity provider names them")]
    person: Annotated[str | None, Field(description="who that is on the register of people, as far as known")] = None


class EverythingAbout(Shown):
    """Everything on record about somebody, by whichever entry: the facts, the lists, and to whom it was given."""

    access: AccessShown
    entries: Annotated[tuple[IdOf[PersonId], ...], Field(description="On the register of people, all of them theirs.")]
    facts: tuple[FactAbout, ...]
    registers: tuple[RegisterAbout, ...]
    accesses: Annotated[tuple[AccessShown, ...], Field(description="Whenever it was given before, and this time.")]
    readings: Annotated[
        tuple[ReadingAbout, ...],
        Field(description="Who asked about them, or was shown an interest of theirs, as the access log has it."),
    ]

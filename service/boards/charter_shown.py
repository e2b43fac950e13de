"""What is shown about the versions of a board's charter."""

from typing import Annotated

from pydantic import Field

from domain.kernel.ids import BoardId
from service.boards.bodies import VersionNumber
from service.boards.charter_bodies import CharterBody
from service.edge.fields import Day, IdOf, Partial
from service.recording.receipts import LogPosition, Shown
from service.viewing.paging import PageMetadata


class ReignShown(Shown):
    """Days on which a version is in force, both included."""

    first_day: Day
    last_day: Annotated[Day | None, Field(description="None while no end is known.")] = None


class PackTakenShown(Shown):
    """The policy pack from which a charter was taken."""

    name: str
    version: VersionNumber
    charter: Annotated[str, Field(description="Which of the pack's charters it is.")]
    digest: Annotated[str, Field(description="SHA-256 of the pack's file, in hexadecimal.")]
    valid_from: Day | None = None
    valid_to: Day | None = None


class CharterShown(Shown):
    """One version of a board's charter, and on which days it is in force as far as known."""

    board: IdOf[BoardId]
    version: VersionNumber
    in_force_from: Partial
    in_force_to: Partial | None = None
    citation: str
    reigns: Annotated[
        tuple[ReignShown, ...],
        Field(description="None where higher versions forestall it; two where one of them held for a time only."),
    ]
    charter: CharterBody
    pack: PackTakenShown | None = None
    since: LogPosition


class CharterPage(Shown):
    """A page of the versions of a board's charter."""

    results: tuple[CharterShown, ...]
    metadata: PageMetadata

"""What is shown about policy packs."""

from typing import Annotated

from pydantic import Field

from service.boards.bodies import VersionNumber
from service.boards.charter_bodies import CharterBody
from service.edge.fields import Day
from service.recording.receipts import Shown


class PolicyPackLine(Shown):
    """A policy pack: for which days it speaks, and what it rests on."""

    name: Annotated[str, Field(examples=["pct-2000"])]
    version: VersionNumber
    title: str
    valid_from: Day | None = None
    valid_to: Day | None = None
    citations: tuple[str, ...]
    read: Annotated[str, Field(description="What of it was read in the published sources.")]
    recalled: Annotated[str, Field(description="What of it is recalled of published documents and was not read again.")]
    chosen: Annotated[str, Field(description="What no source says, and was chosen so that the charter is whole.")]
    digest: Annotated[str, Field(description="SHA-256 of the pack's file, in hexadecimal.")]
    charter_names: tuple[str, ...]


class PolicyPackPage(Shown):
    """Every policy pack."""

    results: tuple[PolicyPackLine, ...]


class PackCharterShown(Shown):
    """A charter of a pack; other boards of the pack stand in it under an id of zeros."""

    name: str
    boards: Annotated[tuple[str, ...], Field(description="The other boards whose ids must be told to adopt it.")]
    charter: CharterBody


class PolicyPackShown(PolicyPackLine):
    """A policy pack with its charters."""

    charters: tuple[PackCharterShown, ...]

"""What is shown of breaches to everybody: nothing that is anybody's words, so nothing that can name anybody."""

from typing import Annotated

from pydantic import Field

from domain.breaches.events import Action, BreachType, Determination, Learning, Route, Settlement
from service.breaches.shown import HowMany, Year
from service.edge.fields import Partial, Word
from service.recording.receipts import Shown
from service.viewing.paging import PageMetadata


class PublishedBreach(Shown):
    """A breach as it is published: nothing in it is anybody's words, so nothing in it can name anybody."""

    happened: Partial | None = None
    type: Word[BreachType]
    route: Word[Route]
    investigated: bool
    determination: Word[Determination]
    actions: tuple[Word[Action], ...]
    learning: tuple[Word[Learning], ...]
    decisions: Annotated[
        tuple[Word[Settlement], ...], Field(description="What became of the decisions that it may have tainted.")
    ]
    under_review: Annotated[HowMany, Field(description="How many such decisions are still under review.")]


class TypeCount(Shown):
    """How many published breaches of a type there were in a year."""

    type: Word[BreachType]
    breaches: HowMany


class BreachYear(Shown):
    """One year of published breaches; a year without any says so."""

    year: Year
    breaches: HowMany
    no_breaches: bool
    types: tuple[TypeCount, ...]
    published: tuple[PublishedBreach, ...]


class PublishedBreachPage(Shown):
    """A page of the published register of breaches, one line for each year since the record begins, newest last."""

    results: tuple[BreachYear, ...]
    metadata: PageMetadata

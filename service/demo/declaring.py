"""Declaring: who has which interest, and who has none."""

from collections.abc import Sequence
from datetime import datetime

from domain.interests.categories import Category, Relationship
from domain.kernel.values import value
from service.demo.calling import Json
from service.demo.personas import Part
from service.demo.stage import Stage, side_by_side


@value
class Interest:
    """An interest as it is declared; an indirect one comes through somebody whose own interest is financial."""

    name: str
    who: str
    organisation: str
    narrative: str
    since: str
    category: Category = Category.FINANCIAL
    through: Relationship | None = None


async def declare(stage: Stage, interests: Sequence[Interest], on: datetime, member: str) -> None:
    """Have interests declared: the member who may sign in declares their own, the secretary those of the others."""
    await side_by_side(
        stage.record(
            f"interest/{one.name}",
            "interests",
            _stated(stage, one),
            by=Part.MEMBER if one.who == member else Part.SECRETARY,
            on=on,
        )
        for one in interests
    )
    close = sum(one.through is not None for one in interests)
    also = f", {close} of them through a spouse or partner" if close else ""
    stage.say(f"{len(interests)} interests are declared{also}.")


async def declare_none(stage: Stage, people: Sequence[str], on: datetime) -> None:
    """Have people declare that they have no interests; whoever says nothing has not said this."""
    await side_by_side(
        stage.record(
            f"nil-return/{who}",
            "nil-returns",
            {"person": stage.id(f"person/{who}"), "made": on.date().isoformat()},
            on=on,
        )
        for who in people
    )
    stage.say(f"{len(people)} people declare to have none: a nil return is not the same as silence.")


def _stated(stage: Stage, one: Interest) -> Json:
    told = {
        "person": stage.id(f"person/{one.who}"),
        "category": one.category.name,
        "organisation": one.organisation,
        "narrative": one.narrative,
        "heldFrom": one.since,
    }
    if one.through is None:
        return told
    indirect = {"relationship": one.through.name, "underlying": Category.FINANCIAL.name}
    return {**told, "category": Category.INDIRECT.name, "indirect": indirect}

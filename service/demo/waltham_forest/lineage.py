"""Who came before the clinical commissioning group of Waltham Forest and who after it, each with its own record."""

from datetime import UTC, datetime
from typing import Final

from domain.kernel.dates import PartialDate
from domain.kernel.ids import BodyCode
from domain.organisations.events import BodyKind
from service.demo import ods, registering
from service.demo.ods import SeedBody
from service.demo.personas import Part
from service.demo.stage import Stage

BEFORE: Final = BodyCode("5NC")
AFTER: Final = SeedBody(
    body=BodyCode("A3A8R"),
    name="NHS NORTH EAST LONDON ICB - A3A8R",
    kind=BodyKind.ICB,
    area="Waltham Forest",
    established=PartialDate("2021-04-01"),
    abolished=None,
)


async def before(stage: Stage) -> None:
    """Open the record of the primary care trust."""
    body = next(one for one in ods.bodies_of_seed_areas() if one.body == BEFORE)
    why = "It came before the group whose record follows; what it decided would stand here."
    await registering.open_record(stage, body, why, datetime(2013, 3, 1, 9, tzinfo=UTC))


async def after(stage: Stage) -> None:
    """Open the record of the body that followed, and take over the group's with all that it had taken over itself."""
    why = "ODS lists it under this code since 1 April 2021."
    await registering.open_record(stage, AFTER, why, datetime(2021, 4, 1, 8, tzinfo=UTC))
    content = {"predecessor": "08W", "since": "2021-04-01"}
    receipt = await stage.record("inheritance", "inheritances", content, by=Part.REGISTRAR)
    line = [one["body"] for one in (await stage.read("lineage"))["predecessors"]]
    stage.say(f"The record of 08W is taken over: {' ← '.join([stage.body, *line])}.", receipt)

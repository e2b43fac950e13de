"""What Waltham Forest learns and publishes after a decision: a late interest, a gift past the limit, its registers."""

from datetime import UTC, datetime
from typing import Final

from domain.gifts.limits import OfferKind
from domain.interests.categories import Category, Relationship
from domain.registers.events import Exemption
from service.demo.calling import Json, Receipt
from service.demo.personas import Part
from service.demo.stage import Stage
from service.demo.waltham_forest.cases import ACUTE_TRUST, DERMATOLOGY, FEDERATION

LATE: Final = "performance-director"
ON: Final = datetime(2021, 3, 4, 10, tzinfo=UTC)
DAY: Final = "2021-03-04"
RECOMMENDED, APPROVED = "Polysystem development board 2", "Disinvestment board 1"
PUBLIC_TEXT: Final = "That the activity be moved into the community, on conditions; the price is not published."


async def becomes_known(stage: Stage) -> None:
    """A member who voted declares an interest late: the decision is judged anew, and both verdicts stand."""
    narrative = "Spouse is employed by the trust."
    content = {
        "person": stage.id(f"person/{LATE}"),
        "category": Category.INDIRECT.name,
        "indirect": {"relationship": Relationship.SPOUSE_OR_PARTNER.name, "underlying": Category.FINANCIAL.name},
        "organisation": ACUTE_TRUST,
        "narrative": narrative,
        "heldFrom": "2019",
    }
    receipt = await stage.record("interest/late", "interests", content, on=ON)
    found = (await stage.read("rejudgements"))["results"]
    anew = "; ".join(f"{one['outcomeThen']} then, {one['outcomeNow']} as known now" for one in found)
    stage.say(f"The Director of Performance declares late; {DERMATOLOGY.reference} is judged anew: {anew}.", receipt)


async def writes_down(stage: Stage) -> None:
    """Hospitality past the limit is written down as it was, and the rule that it broke stands on the fact."""
    person = stage.id("person/finance-director")
    offered = {
        "person": person,
        "kind": OfferKind.HOSPITALITY.name,
        "offered": "2021-02-26",
        "value": {"amountPence": 9_000},
        "details": "A dinner for two.",
        "organisation": FEDERATION,
    }
    await stage.record("gift", "gifts", offered, on=ON)
    accepted = {
        "person": person,
        "received": "2021-02-26",
        "mode": "RETROSPECTIVE",
        "reason": "Entered when it came to notice.",
        "source": "Expenses of February 2021",
    }
    receipt = await stage.record("gift/accepted", f"gifts/{stage.id('gift')}/acceptances", accepted, on=ON)
    broken = await stage.broken(receipt)
    stage.say(f"A dinner above the limit is on record as it was, with what it broke: {broken}.", receipt)


async def publishes(stage: Stage) -> None:
    """Two decisions are published, of one of them only what is not exempt."""
    whole = await _publish(stage, RECOMMENDED, {})
    exempt: Json = {"publicText": PUBLIC_TEXT, "exemptions": [Exemption.COMMERCIAL_INTERESTS.name]}
    await _publish(stage, APPROVED, exempt)
    waiting = (await stage.read("published-decisions"))["unpublished"]
    stage.say(f"{RECOMMENDED} and {APPROVED} are published, of one a part is exempt; {waiting} wait.", whole)


async def inherits(stage: Stage) -> None:
    """The record of the primary care trust is taken over with its size and root."""
    content = {"predecessor": "5NC", "since": "2013-04-01"}
    receipt = await stage.record("inheritance", "inheritances", content, by=Part.REGISTRAR, on=ON)
    stage.say("The record of the primary care trust (5NC) is taken over with its size and root.", receipt)


async def afterwards(stage: Stage) -> None:
    """Everything that comes to be known, written down, published and taken over."""
    await becomes_known(stage)
    await writes_down(stage)
    await publishes(stage)
    await inherits(stage)


async def _publish(stage: Stage, reference: str, words: Json) -> Receipt:
    listed = (await stage.read("decisions"))["results"]
    decision = next(one["decision"] for one in listed if one["reference"] == reference)
    path, content = f"decisions/{decision}/publications", {"published": DAY, **words}
    return await stage.record(f"publication/{reference.replace(' ', '-')}", path, content, by=Part.PUBLISHER, on=ON)

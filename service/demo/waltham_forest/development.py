"""The development board of Waltham Forest: two meetings, at which it researches and proposes."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final

from domain.boards.conflicts import Management
from domain.boards.remit import DecisionType
from domain.decisions.events import Outcome
from domain.meetings.motions import Direction, Presence
from service.demo.bringing import CasePlan
from service.demo.calling import Receipt
from service.demo.considering import Considering, Motion, choices
from service.demo.sitting import Sitting, agenda
from service.demo.stage import Stage
from service.demo.waltham_forest.cases import DERMATOLOGY, PHYSIOTHERAPY, QUALITY, RISK
from service.demo.waltham_forest.people import CONFLICTED_BY_CLASS, DEVELOPMENT_SEATS, FEDERATED

PLACE: Final = "By video"
SPECIALISTS: Final = ("specialist-1", "specialist-2")
VOTING: Final = tuple(seat.holder for seat in DEVELOPMENT_SEATS if seat.voting)
CLINICAL_CHAIR, OTHER_CHAIR = "co-chair-clinical", "co-chair-commissioning"
MOTION: Final = Motion(direction=Direction.RECOMMEND, text="That the case be recommended to the disinvestment board.")


async def january(stage: Stage) -> None:
    """The first meeting: three cases are recommended; the fourth touches every doctor, and too few are left."""
    here = [one for one in VOTING if one != "director-primary-care"]
    sitting = Sitting(stage, "january", "development", datetime(2021, 1, 14, 18, tzinfo=UTC), Presence.REMOTE)
    await sitting.call(
        PLACE,
        datetime(2021, 1, 7, 12, tzinfo=UTC),
        agenda(DecisionType.RECOMMENDATION, RISK, DERMATOLOGY, PHYSIOTHERAPY, QUALITY),
    )
    opened = await sitting.open(CLINICAL_CHAIR, [*here, *SPECIALISTS])
    stage.say(f"Development board meets on 14 January 2021: {len(here)} of {len(VOTING)} voting members are there.")
    await _told_ahead(stage, opened)
    await _risk(sitting, here)
    await _dermatology(sitting, here)
    await _physiotherapy(sitting, here)
    await _quality(sitting, [one for one in here if one not in CONFLICTED_BY_CLASS], told="The quorum is lost")
    await sitting.close()


async def february(stage: Stage) -> None:
    """The second meeting: the same doctors stand aside, and with everybody else there the board can decide."""
    here = ["lay-3" if one == "lay-2" else one for one in VOTING]
    sitting = Sitting(stage, "february", "development", datetime(2021, 2, 11, 18, tzinfo=UTC), Presence.REMOTE)
    await sitting.call(PLACE, datetime(2021, 2, 4, 12, tzinfo=UTC), agenda(DecisionType.RECOMMENDATION, QUALITY))
    opened = await sitting.open(CLINICAL_CHAIR, [*here, *SPECIALISTS])
    stage.say(f"Development board meets on 11 February 2021: {len(here)} of {len(here)} voting members are there.")
    await _told_ahead(stage, opened)
    await _quality(sitting, [one for one in here if one not in CONFLICTED_BY_CLASS], told="The quorum is kept")
    await sitting.close()


async def _told_ahead(stage: Stage, opened: Receipt) -> None:
    """Whoever opens the meeting is a partner of a practice that the quality contract would pay."""
    broken = await stage.broken(opened)
    stage.say(f"The clinical co-chair is told at the opening over what they leave the chair: {broken}.", opened)


async def _risk(sitting: Sitting, here: Sequence[str]) -> None:
    item = await Considering.begin(sitting, RISK.name, CLINICAL_CHAIR)
    await item.declare("gp-F86011")
    why = "A spouse is employed by the provider; the board has members enough without this one."
    await item.rule(["gp-F86011"], Management.LEAVE_FOR_ITEM, CLINICAL_CHAIR, why)
    await sitting.leave("gp-F86011", RISK.name)
    sitting.stage.say("GP member for F86011 declares that a spouse works for the provider, and leaves by ruling.")
    await item.put(MOTION)
    voters = [one for one in here if one != "gp-F86011"]
    await item.vote(choices(voters, against=["gp-F86650"]))
    await _decide(item, sitting.stage, RISK)
    await sitting.come_back("gp-F86011", RISK.name)


async def _dermatology(sitting: Sitting, here: Sequence[str]) -> None:
    federated = [f"gp-{code}" for code in FEDERATED]
    item = await Considering.begin(sitting, DERMATOLOGY.name, CLINICAL_CHAIR)
    await item.put(MOTION)
    await item.attempt_vote(federated[0], f"GP member for {FEDERATED[0]}", code="conflict-of-interest")
    why = "Their practices are members of the federation that would provide the service."
    await item.rule(federated, Management.SPEAK_NOT_VOTE, CLINICAL_CHAIR, why)
    sitting.stage.say(f"{len(federated)} GP members of federated practices speak and do not vote, by ruling.")
    voters = [one for one in here if one not in federated]
    await item.vote(choices(voters, against=["clinical-director"], abstaining=["lay-2"]))
    await _decide(item, sitting.stage, DERMATOLOGY)


async def _physiotherapy(sitting: Sitting, here: Sequence[str]) -> None:
    item = await Considering.begin(sitting, PHYSIOTHERAPY.name, CLINICAL_CHAIR)
    await item.rule(["gp-F86001"], Management.SPEAK_NOT_VOTE, CLINICAL_CHAIR, "It is the member's own practice.")
    await item.put(MOTION)
    voters = [one for one in here if one != "gp-F86001"]
    await item.vote(choices(voters, against=voters[:2] + voters[-4:]))
    await _decide(item, sitting.stage, PHYSIOTHERAPY)


async def _quality(sitting: Sitting, voters: Sequence[str], told: str) -> None:
    item = await Considering.begin(sitting, QUALITY.name, OTHER_CHAIR)
    await item.put(MOTION)
    await item.attempt_vote("gp-F86036", "GP member for F86036", code="conflict-of-interest")
    why = "The contract is open to all member practices, and their partners earn what it pays."
    await item.rule(CONFLICTED_BY_CLASS, Management.SPEAK_NOT_VOTE, OTHER_CHAIR, why)
    sitting.stage.say(
        f"{told}: {len(CONFLICTED_BY_CLASS)} partners of member practices stand aside, the clinical co-chair hands "
        f"over, {len(voters)} members are left."
    )
    await item.vote(choices(voters))
    await _decide(item, sitting.stage, QUALITY)


async def _decide(item: Considering, stage: Stage, case: CasePlan) -> None:
    """Decide; what is recommended is proposed to the other board by the same vote."""
    decided = await item.decide(case)
    if decided.outcome != Outcome.RECOMMENDED.name:
        return
    listed = await stage.read("proposals", case=stage.id(f"case/{case.name}"))
    made = listed["results"][-1]
    told = f"{case.reference} is proposed to the disinvestment board in the names of {len(made['proposers'])} members."
    stage.telling.say(told, facts=(made["since"],))

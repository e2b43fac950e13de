"""The disinvestment board of Waltham Forest: due diligence, then two meetings, at which it decides."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final

from domain.boards.conflicts import Management
from domain.boards.remit import DecisionType
from domain.due_diligence.events import CheckStatus
from domain.meetings.motions import Direction, Presence
from service.demo import bringing
from service.demo.bringing import Check
from service.demo.considering import Considering, Motion, choices
from service.demo.sitting import Sitting, agenda
from service.demo.stage import Stage
from service.demo.waltham_forest.cases import DERMATOLOGY, PHYSIOTHERAPY, QUALITY, RISK
from service.demo.waltham_forest.diligence import CONTRACT_CHECKS, DERMATOLOGY_CHECKS
from service.demo.waltham_forest.people import DISINVESTMENT_SEATS

PLACE: Final = "By video"
BOARD: Final = "disinvestment"
MEMBERS: Final = (*(seat.holder for seat in DISINVESTMENT_SEATS), "lay-2")
CHAIR, VICE_CHAIR, MOVED = "lay-chair", "medical-director", "lay-2"
WAS_THERE: Final = "lay member who voted on it at the development board in January"


async def due_diligence(stage: Stage) -> None:
    """Examine the cases; whoever voted on one at the other board examines nothing here."""
    on = datetime(2021, 2, 15, 9, tzinfo=UTC)
    await bringing.open_due_diligence(stage, DERMATOLOGY, BOARD, on)
    tried = Check(
        name="clinical_evidence", status=CheckStatus.PASSED, by="director-public-health", note="Seventeen pilots."
    )
    where, content = bringing.check_of(stage, tried)
    path = f"cases/{stage.id(f'case/{DERMATOLOGY.name}')}/due-diligence/{where}"
    refusal = await stage.attempt(path, content, code="separation-of-duties", on=on)
    stage.say_refused(f"Check of {DERMATOLOGY.reference} by the Director of Public Health", refusal)
    await bringing.check(stage, DERMATOLOGY, DERMATOLOGY_CHECKS, on)
    waived = ", ".join(one.name for one in DERMATOLOGY_CHECKS if one.status is None)
    stage.say(f"{len(DERMATOLOGY_CHECKS)} checks of {DERMATOLOGY.reference}; waived for a reason: {waived}.")
    await bringing.complete_due_diligence(stage, DERMATOLOGY, "performance-director", on)
    await bringing.open_due_diligence(stage, RISK, BOARD, on)
    still = Check(name="finance", status=CheckStatus.IN_PROGRESS, by="finance-director", note="Waits for the baseline.")
    await bringing.check(stage, RISK, [still], on)
    stage.say(f"The finance check of {RISK.reference} is still in progress.")


async def february(stage: Stage) -> None:
    """The first meeting: one case is approved with conditions, one is put off."""
    sitting = Sitting(stage, "february-2", BOARD, datetime(2021, 2, 25, 18, tzinfo=UTC), Presence.REMOTE)
    noticed = datetime(2021, 2, 18, 12, tzinfo=UTC)
    await sitting.call(PLACE, noticed, agenda(DecisionType.FINAL_APPROVAL, DERMATOLOGY, RISK))
    await sitting.open(CHAIR, MEMBERS)
    stage.say(f"Disinvestment board meets on 25 February 2021: all {len(MEMBERS)} members are there.")
    await _dermatology(sitting)
    await _risk(sitting)
    await sitting.close()


async def march(stage: Stage) -> None:
    """The second meeting: the contract that touched every doctor is approved without them; one case is rejected."""
    on = datetime(2021, 3, 10, 9, tzinfo=UTC)
    await bringing.open_due_diligence(stage, QUALITY, BOARD, on)
    await bringing.check(stage, QUALITY, CONTRACT_CHECKS, on)
    await bringing.complete_due_diligence(stage, QUALITY, "performance-director", on)
    here = [one for one in MEMBERS if one != CHAIR]
    sitting = Sitting(stage, "march", BOARD, datetime(2021, 3, 18, 18, tzinfo=UTC), Presence.REMOTE)
    noticed = datetime(2021, 3, 11, 12, tzinfo=UTC)
    await sitting.call(PLACE, noticed, agenda(DecisionType.FINAL_APPROVAL, QUALITY, PHYSIOTHERAPY))
    await sitting.open(VICE_CHAIR, here)
    stage.say("Disinvestment board meets on 18 March 2021; the chair is away, the Medical Director presides.")
    await _quality(sitting, _free(here))
    await _physiotherapy(sitting, _free(here))
    await sitting.close()


async def _dermatology(sitting: Sitting) -> None:
    item = await Considering.begin(sitting, DERMATOLOGY.name, CHAIR)
    await item.declare("nursing-director")
    why = "A partner is a consultant at the trust from which the activity would be taken."
    await item.rule(["nursing-director"], Management.LEAVE_FOR_ITEM, CHAIR, why)
    await sitting.leave("nursing-director", DERMATOLOGY.name)
    sitting.stage.say("Director of Nursing and Quality declares a partner at the acute trust, and leaves by ruling.")
    await item.put(
        Motion(
            direction=Direction.APPROVE_WITH_CONDITIONS,
            text="That the activity be decommissioned and commissioned in the community, on conditions.",
            mover="medical-director",
            seconder="lay-4",
            conditions=(
                ("Waiting times are reported to the board every quarter.", "Director of Performance", "2021-09-30"),
                ("Patients under treatment are transferred with their consent.", "Medical Director", "2021-06-30"),
            ),
        )
    )
    await item.attempt_vote(MOVED, WAS_THERE, code="separation-of-duties")
    voters = [one for one in _free(MEMBERS) if one != "nursing-director"]
    await item.vote(choices(voters, abstaining=["lay-5"]))
    await item.decide(DERMATOLOGY)
    await sitting.come_back("nursing-director", DERMATOLOGY.name)


async def _risk(sitting: Sitting) -> None:
    item = await Considering.begin(sitting, RISK.name, CHAIR)
    until = "the finance check is settled, 25 March 2021 at the latest"
    text = "That the case be put off until its finance check is settled."
    await item.put(Motion(direction=Direction.DEFER, text=text, mover="finance-director", deferred_until=until))
    await item.vote(choices(_free(MEMBERS)))
    await item.decide(RISK)


async def _quality(sitting: Sitting, voters: Sequence[str]) -> None:
    item = await Considering.begin(sitting, QUALITY.name, VICE_CHAIR)
    await item.put(Motion(direction=Direction.APPROVE, text="That the contract be approved.", mover="chief-executive"))
    await item.vote(choices(voters, against=["lay-5"]))
    await item.decide(QUALITY)


async def _physiotherapy(sitting: Sitting, voters: Sequence[str]) -> None:
    item = await Considering.begin(sitting, PHYSIOTHERAPY.name, VICE_CHAIR)
    text = "That the case be rejected: the polyclinic offers the same from 8am until 8pm."
    await item.put(Motion(direction=Direction.REJECT, text=text, mover="finance-director", seconder="lay-5"))
    await item.vote(choices(voters))
    await item.decide(PHYSIOTHERAPY)


def _free(here: Sequence[str]) -> list[str]:
    """Everybody but the member who had voted at the other board."""
    return [one for one in here if one != MOVED]

"""The story of Northamptonshire: one committee, one meeting, two cases, no matter who they come from."""

from datetime import UTC, datetime
from typing import Final

from domain.boards.conflicts import Management
from domain.boards.events import BoardKind
from domain.boards.remit import DecisionType
from domain.interests.categories import Category
from domain.kernel.ids import BodyCode
from domain.meetings.motions import Choice, Direction
from domain.organisations.events import OrganisationKind
from service.demo import bringing, founding, ods, registering
from service.demo.considering import Considering, Motion, choices
from service.demo.declaring import Interest, declare, declare_none
from service.demo.northamptonshire.cases import CASE_MANAGEMENT, TRIAGE
from service.demo.northamptonshire.charter import CHARTER, CITATION
from service.demo.northamptonshire.people import EXECUTIVES, LEADS, NENE, SEATS, TERM
from service.demo.personas import Part
from service.demo.sitting import Sitting, agenda
from service.demo.stage import Stage

BODY: Final = BodyCode("5PD")
THE_MEMBER, THE_CHAIR = "lead-clinical", "chief-executive"
COMMITTEE, SINCE = "committee", "2009-04-01"
WHY: Final = "One committee of executives and practice based commissioners considers all business cases here."
START: Final = datetime(2009, 4, 1, 8, tzinfo=UTC)
INTERESTS: Final = tuple(
    Interest(
        name=one.name,
        who=one.name,
        organisation=NENE,
        narrative="Leads the consortium.",
        since="2007",
        category=Category.FINANCIAL,
    )
    for one in LEADS
)


async def registers(stage: Stage) -> None:
    """Open the record and enter organisations, people, the committee and its interests."""
    body = next(one for one in ods.bodies_of_seed_areas() if one.body == BODY)
    await registering.open_record(stage, body, WHY, START)
    practices = ods.organisations_of(BODY)
    told = f"{len(practices)} practices and other members are taken over from ODS with dates."
    await registering.take_over(stage, "practices", practices, registering.PRACTICES_SOURCE, told)
    await registering.enter_organisation(stage, NENE, "NENE COMMISSIONING", OrganisationKind.COMPANY)
    await registering.enter_people(stage, (*EXECUTIVES, *LEADS))
    stage.play(Part.MEMBER, THE_MEMBER)
    stage.play(Part.CHAIR, THE_CHAIR)
    await declare(stage, INTERESTS, START, THE_MEMBER)
    await declare_none(stage, [one.name for one in EXECUTIVES], START)
    name = "Commissioning executive committee"
    await founding.establish(stage, COMMITTEE, name, BoardKind.SINGLE_COMMITTEE, SINCE)
    await founding.adopt(stage, COMMITTEE, CHARTER, SINCE, CITATION, START)
    await founding.fill(stage, COMMITTEE, SEATS, TERM)


async def september(stage: Stage) -> None:
    """The meeting: those who lead the consortium stand aside for its case, and vote on the other."""
    for case in (CASE_MANAGEMENT, TRIAGE):
        await bringing.submit(stage, case, datetime(2009, 9, 1, 9, tzinfo=UTC))
    sitting = Sitting(stage, "september", COMMITTEE, datetime(2009, 9, 16, 13, tzinfo=UTC))
    items = agenda(DecisionType.FINAL_APPROVAL, CASE_MANAGEMENT, TRIAGE)
    await sitting.call("Northampton", datetime(2009, 9, 9, 11, tzinfo=UTC), items)
    await sitting.open(THE_CHAIR, [seat.holder for seat in SEATS])
    stage.say(f"Commissioning executive committee meets on 16 September 2009: all {len(SEATS)} members are there.")
    await _case_management(sitting)
    await _triage(sitting)
    await sitting.close()


async def _case_management(sitting: Sitting) -> None:
    leads = [one.name for one in LEADS]
    item = await Considering.begin(sitting, CASE_MANAGEMENT.name, THE_CHAIR)
    text = "That more than £1.5m be invested from the Invest to Save fund."
    await item.put(Motion(direction=Direction.APPROVE, text=text, mover="strategy-director"))
    await item.attempt_vote(leads[0], "clinical lead of Nene Commissioning", code="conflict-of-interest")
    why = "They lead the consortium that brings the case and would provide the service."
    await item.rule(leads, Management.SPEAK_NOT_VOTE, THE_CHAIR, why)
    sitting.stage.say(f"{len(leads)} leads of the consortium speak and do not vote: recusal, where no board is apart.")
    await item.vote(choices([one.name for one in EXECUTIVES], against=["nursing-director"]))
    decided = await item.decide(CASE_MANAGEMENT)
    within = decided.verdict["withinLimit"]
    sitting.stage.say(f'Does "more than £1.5m" lie within the £4m delegated? As published it is {within}.')


async def _triage(sitting: Sitting) -> None:
    item = await Considering.begin(sitting, TRIAGE.name, THE_CHAIR)
    text = "That the case be rejected: it repeats what practices offer."
    await item.put(Motion(direction=Direction.REJECT, text=text, mover="finance-director", seconder="lead-north"))
    against = ["strategy-director", "public-health-director", "primary-care-director", "lead-long-term"]
    against.append("lead-managerial")
    await item.vote(choices([seat.holder for seat in SEATS], against=against, abstaining=["lead-south"]))
    await item.break_tie(THE_CHAIR, Choice.FOR)
    sitting.stage.say("Five vote for and five against; the chair, who presides, gives the casting vote.")
    await item.decide(TRIAGE)

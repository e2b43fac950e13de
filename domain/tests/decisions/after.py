"""Decisions of one committee, for the examples of what becomes of them: each a few events, in short words."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from domain.boards.charter import Reopening
from domain.boards.events import BoardKind
from domain.boards.quorum import OnLoss
from domain.boards.remit import DecisionType
from domain.decisions.commands import TakeChairsAction
from domain.decisions.events import DecisionTaken, SuspensionGround
from domain.decisions.sequel_commands import SuspendDecision
from domain.decisions.sequel_decider import sequels
from domain.kernel.facts import Fact
from domain.kernel.ids import DecisionId, Id, ItemId, MeetingId, MotionId
from domain.kernel.messages import Asked, Event
from domain.kernel.spec import SECRETARY, Given, fact, given
from domain.meetings.events import (
    ItemOpened,
    ItemPlaced,
    MeetingCalled,
    MeetingOpened,
    MotionPut,
    NoticeGiven,
    PersonArrived,
    VoteCast,
)
from domain.meetings.motions import Direction
from domain.meetings.terms import NO_TERMS, Terms
from domain.tests.decisions.make import person, uuid
from domain.tests.decisions.story import (
    CASE,
    COMMITTEE,
    DECISION,
    NEVER,
    at_minute,
    board,
    case,
    committee_charter,
    meeting_of,
    take,
    told,
    vote,
)

MEMBERS = ("chair:director", "lay1:lay", "lay2:lay", "gp1:GP")
ALL = "chair lay1 lay2 gp1"
CARRIED = "chair+ lay1+ lay2+"
LATER = MeetingId(uuid("meeting", "later"))
LATER_ITEM = ItemId(uuid("item", "later"))
LATER_MOTION = MotionId(uuid("motion", "later"))
LATER_DECISION = DecisionId(uuid("decision", "later"))
SEPTEMBER: Mapping[str, Id] = {
    "meeting": MeetingId(uuid("meeting", "september")),
    "item": ItemId(uuid("item", "september")),
    "motion": MotionId(uuid("motion", "september")),
}
ACTION = DecisionId(uuid("decision", "action"))
JUNE_17 = date(2009, 6, 17)


def committee(on_loss: OnLoss = OnLoss.CHAIRS_ACTION, reopening: Reopening = NEVER) -> list[Event]:
    """The committee and its case."""
    charter = committee_charter(on_loss, reopening)
    return [*board(COMMITTEE, BoardKind.SINGLE_COMMITTEE, charter, *MEMBERS), *case(pays_practices=False)]


def considered(direction: Direction, terms: Terms = NO_TERMS, cast: str = CARRIED, here: str = ALL) -> list[Event]:
    """The meeting in June, up to the last vote."""
    kind = DecisionType.FINAL_APPROVAL
    return meeting_of(COMMITTEE, kind, direction, cast, here=here, presiding="chair", terms=terms)


def decided(
    direction: Direction = Direction.APPROVE,
    terms: Terms = NO_TERMS,
    *,
    here: str = ALL,
    cast: str = CARRIED,
    before: Iterable[Event] | None = None,
) -> Given:
    """The committee's decision of June, on record."""
    record = told(list(before) if before is not None else committee(), considered(direction, terms, cast, here))
    return going_on(record, *record.when(take()).outcome())


def going_on(record: Given, *events: Event) -> Given:
    """The same record and then these events, each a minute after the other."""
    at = len(record.facts)
    return given(record.decider, *record.facts, *(at_minute(event, at + n) for n, event in enumerate(events, start=1)))


def later_meeting(
    direction: Direction,
    terms: Terms = NO_TERMS,
    *,
    earlier: DecisionId | None = DECISION,
    on: str = "2009-07-21",
    noticed: str | None = None,
    here: str = ALL,
    cast: str = CARRIED,
) -> list[Fact[Event]]:
    """Another meeting of the committee at which the case comes again, up to the last vote."""
    start = datetime.fromisoformat(f"{on}T18:00:00").replace(tzinfo=UTC)
    events: list[Event] = [
        MeetingCalled(meeting=LATER, board=COMMITTEE, starts_at=start, place="Walthamstow"),
        *([NoticeGiven(meeting=LATER, given=date.fromisoformat(noticed))] if noticed else []),
        ItemPlaced(
            meeting=LATER,
            item=LATER_ITEM,
            board=COMMITTEE,
            number="3",
            title="Dermatology",
            purpose=DecisionType.FINAL_APPROVAL,
            case=CASE,
            version=1,
        ),
        MeetingOpened(meeting=LATER, board=COMMITTEE, presiding=person("chair")),
        *(replace(came, meeting=LATER) for came in _arrivals(here)),
        ItemOpened(meeting=LATER, item=LATER_ITEM, presiding=person("chair")),
        MotionPut(
            meeting=LATER,
            item=LATER_ITEM,
            motion=LATER_MOTION,
            board=COMMITTEE,
            case=CASE,
            version=1,
            direction=direction,
            text="That it be so.",
            mover=None,
            seconder=None,
            terms=terms,
            earlier=earlier,
        ),
        *(_vote(one) for one in cast.split()),
    ]
    return [fact(event, at, at=start + timedelta(minutes=at)) for at, event in enumerate(events, start=1)]


def _arrivals(here: str) -> list[PersonArrived]:
    came = meeting_of(COMMITTEE, DecisionType.NOTING, Direction.NOTE, here=here, presiding="chair")
    return [one for one in came if isinstance(one, PersonArrived)]


def _vote(told_: str) -> VoteCast:
    return replace(vote(COMMITTEE, told_, LATER_MOTION, LATER), item=LATER_ITEM)


def reconsidered(record: Given, direction: Direction, terms: Terms = NO_TERMS, **how: object) -> Given:
    """The record, then the later meeting, ready for its decision."""
    facts = later_meeting(direction, terms, **how)  # type: ignore[arg-type] # as the meeting takes them
    later = given(record.decider, *record.facts, *facts)
    start = facts[-1].envelope.occurred_at + timedelta(minutes=30)
    moment = Asked(by=SECRETARY, at=start, occurred_at=start, via="spec")
    return later.when(
        replace(
            take(LATER_DECISION),
            asked=moment,
            meeting=LATER,
            item=LATER_ITEM,
            motion=LATER_MOTION,
        )
    )


def in_september(record: Given, direction: Direction = Direction.RATIFY, terms: Terms = NO_TERMS) -> Given:
    """The record, then a third meeting of the committee, about what the later one decided or too few agreed to."""
    asked = reconsidered(record, direction, terms, earlier=LATER_DECISION, on="2009-09-15")
    third = [fact(_anew(one.event), 1, at=one.envelope.occurred_at) for one in asked.facts[len(record.facts) :]]
    command = replace(take(DecisionId(uuid("decision", "september"))), asked=asked.command.asked)  # type: ignore[union-attr]
    return given(record.decider, *record.facts, *third).when(_anew(command))


def _anew(thing: Any) -> Any:  # noqa: ANN401 - an event or a command
    return replace(thing, **{name: held for name, held in SEPTEMBER.items() if hasattr(thing, name)})


def then_decided(record: Given) -> Given:
    """The record with the decision that was asked for, on the day of its meeting."""
    assert record.command is not None
    at = record.command.asked.occurred_at
    facts = [fact(event, 1, at=at) for event in record.outcome()]
    return given(record.decider, *record.facts, *facts)


def the_decision(record: Given) -> DecisionTaken:
    """The decision that follows."""
    found = [one for one in record.outcome() if isinstance(one, DecisionTaken)]
    assert len(found) == 1
    return found[0]


def afterwards(record: Given) -> Given:
    """The same record, for the commands about what becomes of a decision."""
    return given(sequels, *record.facts)


def on_day(day: date = JUNE_17) -> Asked:
    """Asked on the evening of a day."""
    moment = datetime(day.year, day.month, day.day, 20, 0, tzinfo=UTC)
    return Asked(by=SECRETARY, at=moment, occurred_at=moment, via="spec")


def suspend(
    ground: SuspensionGround = SuspensionGround.CALL_IN, on: date = JUNE_17, decision: DecisionId = DECISION
) -> SuspendDecision:
    return SuspendDecision(
        asked=on_day(on),
        decision=decision,
        ground=ground,
        on=on,
        by_whom="The health scrutiny committee",
        why="Called in.",
    )


def act(*actors: str, direction: Direction = Direction.APPROVE, terms: Terms = NO_TERMS) -> TakeChairsAction:
    return TakeChairsAction(
        asked=on_day(),
        decision=ACTION,
        board=COMMITTEE,
        case=CASE,
        direction=direction,
        actors=tuple(person(name) for name in actors or ("chair", "lay1")),
        text="That the outline case be submitted.",
        urgency="The window closes on Friday.",
        terms=terms,
        ratify_by=date(2009, 7, 31),
        earlier=None,
    )

"""A forecast: for each item of an agenda, who would be kept from it and why, and with whom there would be a quorum."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from domain.boards.charters import AdoptedCharter
from domain.boards.remit import DecisionType
from domain.boards.rosters import RosterRow, roster_on
from domain.decisions.assembling import seats_of
from domain.decisions.commands import ForecastMeeting
from domain.decisions.drawing import at_stake
from domain.decisions.exclusion import bars
from domain.decisions.exclusions import exclusions_of
from domain.decisions.forecast_selects import FORECAST_SELECTS, before, named_in
from domain.decisions.inputs import Attending, Exclusion, JudgementInputs, Question
from domain.decisions.limit import within_remit
from domain.decisions.reckoning import quorum_of
from domain.decisions.selects import members_of
from domain.decisions.spending import spending_at
from domain.decisions.state import BLANK, Deliberation, evolve
from domain.decisions.verdict import Quorum
from domain.kernel.deciders import Decider, Read, know
from domain.kernel.ids import PersonId
from domain.kernel.refusals import enforce
from domain.kernel.values import value
from domain.meetings.agenda import NoCharterInForce
from domain.meetings.items import Item, ItemStatus
from domain.meetings.motions import Direction, Presence
from domain.meetings.policies import called, charter_of, the_meeting_is_known
from domain.meetings.presiding_order import NextToPreside, next_to_preside
from domain.meetings.recusals import Ground
from domain.meetings.rulings import CHAIRS


@value
class ItemForecast:
    """What an item would be if every member came: who is kept from it or only noted, the quorum, and who presides."""

    item: Item
    exclusions: tuple[Exclusion, ...]
    quorum: Quorum
    counted: tuple[PersonId, ...]
    chairs_in_conflict: tuple[PersonId, ...]
    presides: NextToPreside


def forecast(command: ForecastMeeting, read: Read) -> tuple[ItemForecast, ...]:
    """Judge every item still to come as if all members were there; raises `Refused` for an unknown meeting."""
    known = before(command, know(forecasting, command, read))
    enforce(KNOWN, command, known.proceedings)
    adopted = charter_of(known.proceedings)
    if adopted is None:
        raise NoCharterInForce(pointer="/meeting")
    found = tuple(_items(adopted, known))
    return found if command.board is None else tuple(one for one in found if _may_be_decided(one.item, adopted, known))


def _items(adopted: AdoptedCharter, known: Deliberation) -> Iterator[ItemForecast]:
    proceedings = known.proceedings
    meeting = called(proceedings)
    roster = roster_on(proceedings.boards.seats, meeting.board, meeting.day, adopted.charter.tenure)
    everybody = _if_all_came(roster, adopted, known)
    for item in proceedings.sitting.items.values():
        if item.status in {ItemStatus.PLACED, ItemStatus.OPEN}:
            yield _forecast(item, roster, everybody, adopted, known)


def _may_be_decided(item: Item, adopted: AdoptedCharter, known: Deliberation) -> bool:
    """Whether the board decides such items at all, for as much money as the case asks; any board may note."""
    decides = item.purpose is DecisionType.NOTING or item.purpose in adopted.charter.remit.decides
    return decides and (item.purpose is not DecisionType.FINAL_APPROVAL or _may_approve(item, adopted, known))


def _may_approve(item: Item, adopted: AdoptedCharter, known: Deliberation) -> bool:
    """Whether what the case asks to spend is not certainly beyond the limit that was delegated to the board."""
    spending = spending_at(item, known)
    return spending is None or within_remit(at_stake(spending.version, adopted), adopted.charter.remit).possible


def could_decide(found: ItemForecast) -> bool:
    """Whether the board of the forecast would have a quorum, and somebody free of conflict to preside."""
    return found.quorum.quorate and found.presides.turn is not None


def _forecast(
    item: Item, roster: tuple[RosterRow, ...], everybody: JudgementInputs, adopted: AdoptedCharter, known: Deliberation
) -> ItemForecast:
    members = members_of(roster)
    others = tuple(one for one in named_in(item, known.proceedings) if one not in members)
    found = tuple(exclusions_of(item.concerning(None), roster, others, adopted, known.proceedings))
    question = replace(everybody.question, decision_type=item.purpose, presiding=item.presiding)
    quorum = quorum_of(replace(everybody, question=question, exclusions=found))
    kept = _kept_from_presiding(found)
    chairs = dict.fromkeys(one for row in roster if row.seat.office in CHAIRS for one in row.holders)
    counted = {row.seat.seat: row.holder for row in roster if row.seat.seat in quorum.counted}
    return ItemForecast(
        item=item,
        exclusions=found,
        quorum=quorum.quorum,
        counted=tuple(holder for holder in counted.values() if holder is not None),
        chairs_in_conflict=tuple(one for one in chairs if one in kept),
        presides=next_to_preside(roster, kept, adopted.charter.conflicts),
    )


def _kept_from_presiding(found: Iterable[Exclusion]) -> frozenset[PersonId]:
    """Whom a ruling or a conflict keeps from leading; separation of duties keeps them only from deciding."""
    return frozenset(one.person for one in found if bars(one) and one.ground is not Ground.SEPARATION)


def _if_all_came(roster: tuple[RosterRow, ...], adopted: AdoptedCharter, known: Deliberation) -> JudgementInputs:
    """A question of which nothing is known yet, as if every member were in the room and nobody had voted."""
    members = dict.fromkeys(one for row in roster for one in row.holders)
    here = (Attending(person=one, presence=Presence.IN_PERSON) for one in members)
    return JudgementInputs(
        question=Question(decision_type=DecisionType.NOTING, direction=Direction.NOTE, presiding=None, at_stake=None),
        charter=adopted.charter,
        charter_version=adopted.version,
        roster=seats_of(roster, members, known),
        attending=tuple(here),
        withdrawn=(),
        exclusions=(),
        ballots=(),
        casting=None,
    )


def _nothing(command: ForecastMeeting, known: Deliberation) -> tuple[()]:
    """A forecast records nothing."""
    return ()


KNOWN = (the_meeting_is_known,)
forecasting: Decider[ForecastMeeting, Deliberation] = Decider(
    name="forecasts",
    commands=(ForecastMeeting,),
    selects=FORECAST_SELECTS,
    blank=lambda: BLANK,
    evolve=evolve,
    decide=_nothing,
    rules=KNOWN,
)

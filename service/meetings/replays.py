"""Replays a meeting fact by fact: the domain folds, this reads the facts and shows what came of it."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from domain.decisions.commands import ForecastMeeting
from domain.decisions.exclusion import bars
from domain.decisions.inputs import Exclusion
from domain.decisions.replay import After, ItemOpen, replayed
from domain.kernel.codec import instant
from domain.kernel.facts import Fact
from domain.kernel.ids import ActorId, MeetingId
from domain.kernel.messages import Asked, Event
from domain.meetings.sitting import Sitting
from service.bus import reading
from service.meetings.queries import UnknownMeetingAsked
from service.meetings.replay_shown import (
    AfterFact,
    FactReplayed,
    ItemThen,
    KeptThen,
    MeetingReplay,
    PresentThen,
    QuorumThen,
    SeatSat,
    VoteThen,
)
from service.meetings.statuses import MeetingStatus
from service.store.connections import Connection
from service.store.leaves import fact_of
from service.viewing.history import HISTORY
from service.viewing.page_asked import PageAsked
from service.viewing.paging import Found
from service.viewing.sentences import sentence_of
from service.viewing.viewpoint import Viewpoint


def replay_page(view: Viewpoint, meeting: MeetingId, page: PageAsked) -> MeetingReplay:
    """A page of a meeting's facts, each with how the meeting stood after it; raises `UnknownMeetingAsked`."""
    if not view.knows(meeting):
        raise UnknownMeetingAsked
    rows = view.connection.run(
        HISTORY,
        ledger=view.ledger,
        tag=meeting.tag,
        after=page.after or 0,
        position=view.position,
        most=page.limit + 1,
    )
    facts = [fact_of(position, bytes(leaf)) for position, _, leaf in rows[: page.limit]]
    found = Found(rows=(), next=facts[-1].position if len(rows) > page.limit else None)
    told = after_each(view.connection, view.ledger, meeting, facts, upto=view.position)
    return MeetingReplay(results=tuple(told), metadata=page.metadata(view, found))


def after_each(
    connection: Connection, ledger: str, meeting: MeetingId, facts: Sequence[Fact[Any]], *, upto: int
) -> Iterator[AfterFact]:
    """How a meeting stood after each of these facts of it, one after the other."""
    if not facts:
        return
    now = facts[-1].envelope.recorded_at
    command = ForecastMeeting(asked=Asked(by=ActorId("replay"), at=now, occurred_at=now, via="replay"), meeting=meeting)
    read = cache(reading(connection, ledger, upto=upto))
    yield from map(_shown, replayed(command, facts, read))


def _shown(one: After) -> AfterFact:
    opened = one.sitting.opened
    return AfterFact(
        fact=_fact(one.fact),
        status=_status(one.sitting).name,
        presiding=opened.presiding if opened else None,
        sat=tuple(SeatSat(seat=each.seat, holder=each.holder) for each in one.sat),
        in_room=tuple(PresentThen(person=each.person, presence=each.presence.name) for each in one.in_room),
        open=tuple(map(_item, one.open)),
    )


def _fact(fact: Fact[Event]) -> FactReplayed:
    return FactReplayed(
        position=fact.position,
        type=fact.envelope.type,
        sentence=sentence_of(fact.envelope.type),
        actor=fact.envelope.actor,
        occurred_at=instant(fact.envelope.occurred_at),
        recorded_at=instant(fact.envelope.recorded_at),
    )


def _status(sitting: Sitting) -> MeetingStatus:
    if sitting.closed is not None:
        return MeetingStatus.CLOSED
    return MeetingStatus.OPEN if sitting.opened else MeetingStatus.CALLED


def _item(one: ItemOpen) -> ItemThen:
    quorum = one.quorum
    return ItemThen(
        item=one.item.item,
        number=one.item.number,
        presiding=one.item.presiding,
        conflicts=tuple(map(_kept, one.exclusions)),
        quorum=QuorumThen(quorate=quorum.quorate, needed=quorum.needed, counted=quorum.counted, unmet=quorum.unmet),
        votes=tuple(VoteThen(motion=each.motion, cast=each.cast) for each in one.votes),
    )


def _kept(one: Exclusion) -> KeptThen:
    return KeptThen(person=one.person, ground=one.ground.name, management=one.management.name, excluded=bars(one))

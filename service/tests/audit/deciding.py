"""A decision recorded behind the votes it was judged from, by nothing more than the store."""

from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final

from domain.decisions.events import DecisionTaken, Outcome
from domain.decisions.inputs import JudgementInputs
from domain.decisions.judge import judge
from domain.kernel.ids import ActorId, BoardId, DecisionId, FactId, ItemId, MeetingId, MotionId
from domain.kernel.messages import Asked, Event
from domain.kernel.tags import subject_of
from domain.meetings.events import MotionPut, VoteCast
from domain.meetings.terms import NO_TERMS
from domain.tests.decisions.make import charter, put, seats
from service.store.appending import Entry, append
from service.store.connections import Connection, transaction
from service.store.databases import Database
from service.store.heads import lock
from service.store.leaves import envelope_of, leaf_of, microseconds
from service.store.vault import INSERT_DISCLOSURE, Sealing, Vault
from service.tests.audit.histories import LEDGER, MASTER_KEY, START, uuid

AT: Final = START + timedelta(days=1)
ASKED: Final = Asked(by=ActorId("secretary"), at=AT, occurred_at=AT, via="tests")
PLACE: Final[dict[str, Any]] = {
    "board": BoardId(uuid(2, 2)),
    "meeting": MeetingId(uuid(2, 3)),
    "item": ItemId(uuid(2, 4)),
    "motion": MotionId(uuid(2, 5)),
    "case": None,
}


def record_a_decision(url: str, ledger: str = LEDGER) -> None:
    """Record a motion, three votes to one, and the decision that it is carried, after everything else."""
    cast = put(seats("gp", 4), charter(), "gp1+ gp2+ gp3+ gp4-", presiding="gp1")
    with closing(Database(url).connect()) as connection, transaction(connection):
        head = lock(connection, ledger)
        first = head.size + 2  # behind the motion
        ballots = tuple(replace(one, cast_at=at) for at, one in enumerate(cast.ballots, start=first))
        events = (_motion(cast), *_votes(cast), _decision(replace(cast, ballots=ballots)))
        told = enumerate(events, start=head.size + 1)
        append(connection, head, [_entry(connection, ledger, position, event) for position, event in told])


def _motion(cast: JudgementInputs) -> MotionPut:
    return MotionPut(
        **PLACE,
        version=None,
        direction=cast.question.direction,
        text="That the proposal be approved.",
        mover=None,
        seconder=None,
        terms=NO_TERMS,
        earlier=None,
    )


def _votes(cast: JudgementInputs) -> list[VoteCast]:
    return [VoteCast(**PLACE, seat=one.seat, voter=one.voter, choice=one.choice) for one in cast.ballots]


def _decision(inputs: JudgementInputs) -> DecisionTaken:
    return DecisionTaken(
        **PLACE,
        decision=DecisionId(uuid(2, 1)),
        number=1,
        version=None,
        outcome=Outcome.APPROVED,
        decided=date(2012, 3, 1),
        terms=NO_TERMS,
        earlier=None,
        earlier_outcome=None,
        inputs=inputs,
        verdict=judge(inputs),
    )


def _entry(connection: Connection, ledger: str, position: int, event: Event) -> Entry:
    """The entry of a fact; its words go to the vault."""
    envelope = envelope_of(event, ASKED, fact=FactId(uuid(3, position)), recorded_at=AT, rules="")
    sealing = Sealing()
    leaf = leaf_of(event, envelope, sealing)
    rows = Vault(MASTER_KEY).rows(connection, ledger, subject_of(event), position, sealing.texts)
    connection.run_many(INSERT_DISCLOSURE, rows)
    return Entry(type=envelope.type, tags=envelope.tags, leaf=leaf, recorded_at=microseconds(AT))

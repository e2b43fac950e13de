"""A unit of recording: one transaction on one ledger, in which any number of commands are answered one after another.

Deciding only reads; whatever is recorded is gathered and sent at the end, a statement for each table and not for each
fact. A command that is refused has written nothing, so no savepoint is needed to take it back.
"""

import json
from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from typing import NamedTuple

from domain.kernel.codec import instant
from domain.kernel.deciders import asked_for_first
from domain.kernel.facts import Fact
from domain.kernel.messages import BrokenRule, Event
from domain.kernel.refusals import Refused
from domain.kernel.selections import Selection
from domain.ledger.leaf import leaf_hash
from domain.merges.identity import identity_in
from domain.privacy.events import ErasureRecorded
from service.clock import Clock
from service.projections.projector import Projections
from service.projections.read_model import ReadModel
from service.store.answers import INSERT_ANSWER, ClientKey, Given, find_answers
from service.store.appending import Entry, append
from service.store.attempts import INSERT_ATTEMPT, attempt_row
from service.store.connections import Connection
from service.store.drafts import Draft, drafts_in_turn, drafts_of
from service.store.erasing import begin_overwriting, end_overwriting, erase, forget_requests
from service.store.expectations import Expected, refuse_stale
from service.store.guarding import Guards
from service.store.heads import Head, lock
from service.store.leaves import microseconds, moment_of
from service.store.memory import LedgerMemory
from service.store.remains import note_remains
from service.store.requests import KeyUsedForAnotherRequest, Receipt, Recorded, Request, RequestForgotten
from service.store.vault import INSERT_DISCLOSURE, Vault


class Tools(NamedTuple):
    """What every unit works with."""

    projections: Projections
    vault: Vault
    clock: Clock
    on_recorded: Callable[[str, Collection[str]], None] | None = None
    guard: Guards | None = None


class Pending(NamedTuple):
    """A command answered in this unit: its facts, not yet committed."""

    request: Request
    recorded: tuple[Recorded, ...]
    recorded_at: datetime
    findings: tuple[BrokenRule, ...] = ()


class Unit:
    """Answers commands under the locked head of one ledger."""

    def __init__(self, connection: Connection, ledger: str, memory: LedgerMemory, tools: Tools) -> None:
        """Lock the head, then learn what was recorded since this process last looked."""
        self._connection, self._memory, self._tools = connection, memory, tools
        self._head = lock(connection, ledger)
        if memory.catch_up(connection, self._head):
            tools.vault.forget(ledger)  # others may have made keys, or destroyed some
        self._newest = self._head.recorded_at
        self._read_model = ReadModel(ledger, connection)
        self._entries: list[Entry] = []
        self._disclosures: list[dict[str, object]] = []
        self._attempts: list[dict[str, object]] = []
        self._known: dict[ClientKey, Given] = {}
        self._pending: dict[ClientKey, Pending] = {}
        self._deletes: str | None = None  # how the connection did so before an erasure
        self.erased: list[int] = []  # the facts whose words were destroyed

    @property
    def ledger(self) -> str:
        """The ledger recorded in."""
        return self._head.ledger

    def expect(self, requests: Sequence[Request]) -> None:
        """Look up together which of these requests were answered before, and what several commands ask for first."""
        keys = [(one.command.asked.via, one.key) for one in requests if one.key]
        self._known = find_answers(self._connection, self.ledger, keys)
        steps = [step for one in requests for step in one.steps]
        if len(steps) > 1:  # one by one they would take a statement each, and on PostgreSQL a trip
            self._memory.learn(self._connection, *(asked_for_first(one.decider, one.command) for one in steps))

    def answer(self, request: Request) -> Pending | Given:
        """Answer one command; raises `Refused`. A repeated request gets the answer it got."""
        if self._tools.guard is not None:
            self._tools.guard.admit(self._connection, self._head, request.command, behind=len(self._entries))
        name = (request.command.asked.via, request.key or "")
        if (given := self._known.get(name)) is not None:
            return self._same_answer(request, given)
        if (pending := self._pending.get(name)) is not None:
            if pending.request.request_digest != request.request_digest:
                raise KeyUsedForAnotherRequest
            return pending
        try:
            self._refuse_stale(request.expected)
            recorded_at = self._recording_time(request)
            drafts = self._drafts(request, moment_of(recorded_at))
        except Refused as refusal:
            self._attempts.append(attempt_row(self.ledger, request.command, refusal))
            raise
        pending = self._record(request, drafts, recorded_at)
        if request.key:
            self._pending[name] = pending
        return pending

    def _same_answer(self, request: Request, given: Given) -> Given:
        if not given.request_digest:
            raise RequestForgotten(evidence=[one["position"] for one in json.loads(given.answer)["facts"]])
        if not self._tools.vault.is_marked(request.request_digest, given.request_digest):
            raise KeyUsedForAnotherRequest
        return given

    def _drafts(self, request: Request, recorded_at: datetime) -> list[Draft]:
        after = self._head.size + len(self._entries)
        if request.further or request.follow:
            return drafts_in_turn(request.steps, self.read, self.ledger, after, recorded_at, request.follow)
        return drafts_of(request.steps[0], self.read, self.ledger, after, recorded_at)

    def read(self, selection: Selection) -> Sequence[Fact[Event]]:
        """The facts of a selection, those recorded in this unit included."""
        return self._memory.read(self._connection, selection)

    def committed(self) -> None:
        """Tell whoever wants to know in which ledger something was recorded, and of which types the facts are."""
        if self._tools.on_recorded and self._entries:
            self._tools.on_recorded(self.ledger, {entry.type for entry in self._entries})

    def leave(self) -> None:
        """Leave the connection as it was found, whatever became of what was asked."""
        if self._deletes is not None:
            end_overwriting(self._connection, self._deletes)

    def flush(self) -> Head:
        """Send everything gathered and answer the head it leads to."""
        head = append(self._connection, self._head, self._entries) if self._entries else self._head
        self._send_disclosures()
        self._read_model.flush()
        if self._pending:
            self._connection.run_many(INSERT_ANSWER, [self._answer_row(one, head) for one in self._pending.values()])
        if self.erased:
            forget_requests(self._connection, self.ledger, self.erased)
        if self._attempts:
            self._connection.run_many(INSERT_ATTEMPT, self._attempts)
        return head

    def _recording_time(self, request: Request) -> int:
        """Later than the newest fact, and never before what is recorded was asked for, whatever the clock says."""
        return max(microseconds(self._tools.clock.now()), microseconds(request.command.asked.at), self._newest + 1)

    def _record(self, request: Request, drafts: Sequence[Draft], recorded_at: int) -> Pending:
        self._newest = recorded_at
        found = tuple(finding for draft in drafts for finding in draft.fact.envelope.findings or ())
        return Pending(request, tuple(self._one(draft) for draft in drafts), moment_of(recorded_at), found)

    def _one(self, draft: Draft) -> Recorded:
        position, envelope, leaf = draft.fact.position, draft.fact.envelope, draft.leaf
        self._entries.append(Entry(type=envelope.type, tags=envelope.tags, leaf=leaf, recorded_at=self._newest))
        self._disclosures += self._tools.vault.rows(self._connection, self.ledger, draft.subject, position, draft.texts)
        self._project(draft.fact)
        if isinstance(draft.fact.event, ErasureRecorded):
            self._erase(draft.fact.event)
        return Recorded(position=position, id=envelope.id, type=envelope.type, leaf_hash=leaf_hash(leaf).hex())

    def _project(self, fact: Fact[Event]) -> None:
        self._memory.take(fact)
        self._tools.projections.project(fact, self._read_model)

    def _erase(self, event: ErasureRecorded) -> None:
        """Destroy what the fact says is destroyed, of this unit's own words as well; both stand or neither does."""
        self._send_disclosures()
        if self._deletes is None:
            self._deletes = begin_overwriting(self._connection)
        self.erased += event.positions
        erase(self._connection, self._tools.vault, self.ledger, event.positions)
        note_remains(self._connection, self.ledger, str(event.erasure), self._newest)

    def _send_disclosures(self) -> None:
        if self._disclosures:
            self._connection.run_many(INSERT_DISCLOSURE, self._disclosures)
            self._disclosures = []

    def _refuse_stale(self, expected: Expected | None) -> None:
        if expected is not None:
            tags = identity_in(self.read, self.ledger).tags_of(expected.tag)
            positions = enumerate(self._entries, start=self._head.size + 1)
            unsent = [(position, entry.type) for position, entry in positions if any(tag in entry.tags for tag in tags)]
            refuse_stale(self._connection, self.ledger, expected, unsent, tags)

    def _answer_row(self, pending: Pending, head: Head) -> dict[str, object]:
        return {
            "ledger": self.ledger,
            "client": pending.request.command.asked.via,
            "key": pending.request.key,
            "request_digest": self._tools.vault.mark(pending.request.request_digest),
            "position": pending.recorded[-1].position if pending.recorded else head.size,
            "answer": receipt_of(pending, head).encode(),
        }


def receipt_of(pending: Pending, head: Head) -> Receipt:
    """The receipt of a command, once the head that its facts lead to is known."""
    last = pending.recorded[-1] if pending.recorded else None
    return Receipt(
        ledger=head.ledger,
        position=last.position if last else head.size,
        leaf_hash=last.leaf_hash if last else "",
        log_size=head.size,
        root_hash=head.root.hex(),
        recorded_at=instant(pending.recorded_at),
        facts=pending.recorded,
        location=pending.request.location,
        findings=pending.findings,
    )

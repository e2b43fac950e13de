"""The bus: finds who answers a command, has it recorded, and lets a command be tried without recording it."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from domain.kernel import deciders as deciding
from domain.kernel.deciders import Decider, Read, in_order
from domain.kernel.facts import Fact
from domain.kernel.messages import Asked, Command, Event
from domain.kernel.selections import Selection
from domain.merges.identity import as_one, consider_as_one
from service.store import selecting
from service.store.connections import Connection
from service.store.drafts import drafts_in_turn
from service.store.expectations import Expected
from service.store.heads import read_head
from service.store.leaves import fact_of
from service.store.replies import Answer
from service.store.requests import Follow, Request, Step
from service.store.writer import Writer


class Bus:
    """Every command goes through here, and there is no other way in."""

    def __init__(
        self,
        writer: Writer,
        deciders: Iterable[Decider[Any, Any]],
        late: Mapping[type[Command], deciding.Follow] | None = None,
    ) -> None:
        """Know which decider answers which command; two for one command is an error of ours.

        `late` says what follows from the facts of commands that may tell late how things were.
        """
        self._writer, self._late = writer, late or {}
        self._deciders: dict[type[Command], Decider[Any, Any]] = {}
        for decider in deciders:
            for kind in decider.commands:
                if self._deciders.setdefault(kind, decider) is not decider:
                    msg = f"two deciders answer {kind.__name__}"
                    raise TypeError(msg)

    def is_well(self, *, busy_at_most: float) -> bool:
        """Whether commands are being recorded: see `Writer.is_well`."""
        return self._writer.is_well(busy_at_most=busy_at_most)

    def stop(self) -> None:
        """Have what was sent recorded, and take nothing more."""
        self._writer.stop()

    async def send(
        self,
        ledger: str,
        command: Command,
        *further: Command,
        key: str | None = None,
        request_digest: bytes = b"",
        expected: Expected | None = None,
        location: str | None = None,
    ) -> Answer:
        """Have a command answered and its facts recorded, and those of `further` commands with it or not at all.

        Raises `Refused`.
        """
        request = self._request(
            ledger, command, *further, key=key, request_digest=request_digest, expected=expected, location=location
        )
        return await self._writer.answer(request)

    def send_and_wait(self, ledger: str, command: Command) -> Answer:
        """The same for a caller without an event loop, such as the command line."""
        return self._writer.submit(self._request(ledger, command)).result()

    def preview(self, connection: Connection, ledger: str, command: Command) -> Sequence[Event]:
        """The events that would follow if the command were sent now; nothing is recorded. Raises `Refused`."""
        return consider_as_one(self._decider(command), command, facts_in(connection, ledger), ledger).events

    def impact(self, connection: Connection, ledger: str, command: Command, *further: Command) -> Sequence[Fact[Event]]:
        """All facts that would follow, those in turn included, if this were sent now; nothing is recorded.

        Raises `Refused`.
        """
        request, head = self._request(ledger, command, *further), read_head(connection, ledger)
        after, read = head.size if head else 0, cache(facts_in(connection, ledger))
        drafts = drafts_in_turn(request.steps, read, ledger, after, command.asked.at, request.follow)
        return [draft.fact for draft in drafts]

    def _request(self, ledger: str, command: Command, *further: Command, **how: Any) -> Request:  # noqa: ANN401 - as `send` takes them
        steps = tuple(Step(command=one, decider=self._decider(one)) for one in further)
        follow = next((self._following(one) for one in (command, *further) if type(one) in self._late), None)
        decider = self._decider(command)
        return Request(ledger=ledger, command=command, decider=decider, further=steps, follow=follow, **how)

    def _following(self, command: Command) -> Follow:
        late = self._late[type(command)]

        def follow(asked: Asked, facts: Sequence[Fact[Event]], read: Read) -> Sequence[Step]:
            return [Step(command=one, decider=self._decider(one)) for one in late(asked, facts, read)]

        return follow

    def _decider(self, command: Command) -> Decider[Any, Any]:
        return self._deciders[type(command)]


def reading(connection: Connection, ledger: str, *, upto: int | None = None) -> Read:
    """How selections are read without the lock, knowing who is who: for previews, which promise nothing.

    With `upto`, as known at that position.
    """
    return as_one(facts_in(connection, ledger, upto=upto), ledger)


def facts_in(connection: Connection, ledger: str, *, upto: int | None = None) -> Read:
    """The same, each fact as it was recorded, whoever turned out to be one person since."""

    def read(selection: Selection) -> Sequence[Fact[Event]]:
        every = selecting.every(connection, ledger, selection.every)
        newest = (
            selecting.newest(connection, ledger, selection.newest)
            if upto is None
            else selecting.newest_then(connection, ledger, selection.newest, upto)
        )
        found = [*every, *newest]
        leaves = {position: leaf for _, _, position, leaf in found if upto is None or position <= upto}
        return in_order(fact_of(position, leaf) for position, leaf in leaves.items())

    return read

"""What this process already knows of a ledger: the facts of the selections lately asked for, complete to a position.

It is only believed under the locked head: if the head is further on, the facts between are read and taken in first.
"""

from collections import OrderedDict
from collections.abc import Iterable, Sequence

from domain.kernel.facts import Fact
from domain.kernel.messages import Event
from domain.kernel.selections import Pair, Selection
from service.store import selecting
from service.store.connections import Connection
from service.store.heads import Head
from service.store.leaves import fact_of, headed
from service.store.scanning import all_leaves

MOST_REMEMBERED = 20_000  # facts, over all selections of a ledger
TOO_FAR_BEHIND = 2_000


class Remembered:
    """One fact, read from its bytes when it is first wanted."""

    __slots__ = ("_fact", "_leaf", "position")

    def __init__(self, position: int, leaf: bytes, fact: Fact[Event] | None = None) -> None:
        """Keep the bytes for now, unless the fact has been read already."""
        self.position, self._leaf, self._fact = position, leaf, fact

    @property
    def fact(self) -> Fact[Event]:
        """The fact; its personal and free texts are digests."""
        if self._fact is None:
            self._fact, self._leaf = fact_of(self.position, self._leaf), b""
        return self._fact


class LedgerMemory:
    """Facts by (tag, type), each list complete up to `size`."""

    def __init__(self, ledger: str) -> None:
        """Know nothing yet."""
        self.ledger, self.size = ledger, 0
        self._every: OrderedDict[Pair, list[Remembered]] = OrderedDict()
        self._newest: OrderedDict[Pair, list[Remembered]] = OrderedDict()
        self._unsent: list[tuple[Pair, Remembered]] = []  # taken in, but not yet in the tables
        self._held = 0

    def catch_up(self, connection: Connection, head: Head) -> bool:
        """Take in what others have recorded up to the locked head; forget all where that is too much, or went back.

        Answers whether others have recorded anything.
        """
        self._unsent.clear()
        seen = self.size
        if not 0 <= head.size - seen <= TOO_FAR_BEHIND:
            self.forget()
        elif head.size > seen and (self._every or self._newest):
            for position, leaf in all_leaves(connection, self.ledger, after=seen, upto=head.size):
                self._take(Remembered(position, leaf), *headed(leaf))
        self.size = head.size
        return seen != head.size

    def take(self, fact: Fact[Event]) -> None:
        """Take in a fact just recorded, the next after `size`."""
        one = Remembered(fact.position, b"", fact)
        self._take(one, fact.envelope.type, fact.envelope.tags)
        self._unsent += [((tag, fact.envelope.type), one) for tag in fact.envelope.tags]
        self.size = fact.position

    def read(self, connection: Connection, selection: Selection) -> Sequence[Fact[Event]]:
        """The facts of a selection in the order of the log, from memory where they are known."""
        self._learn(connection, selection)
        found: dict[int, Remembered] = {}
        for held, pairs in ((self._every, selection.every), (self._newest, selection.newest)):
            for pair in pairs:
                held.move_to_end(pair)
                for one in held[pair]:  # of most pairs there is none
                    found[one.position] = one
        self._shrink()
        return [found[position].fact for position in sorted(found)]

    def forget(self) -> None:
        """Know nothing again."""
        self._every.clear()
        self._newest.clear()
        self._unsent.clear()
        self.size = self._held = 0

    def _take(self, one: Remembered, kind: str, tags: Iterable[str]) -> None:
        for tag in tags:
            if (lasting := self._every.get((tag, kind))) is not None:
                lasting.append(one)
                self._held += 1
            if (latest := self._newest.get((tag, kind))) is not None:
                latest[:] = [one]

    def _learn(self, connection: Connection, selection: Selection) -> None:
        known: dict[int, Remembered] = {}
        for held, wanted, select in (
            (self._every, selection.every, selecting.every),
            (self._newest, selection.newest, selecting.newest),
        ):
            unknown = [pair for pair in wanted if pair not in held]
            if not unknown:
                continue
            missing = {pair: list[Remembered]() for pair in unknown}
            for tag, kind, position, leaf in select(connection, self.ledger, missing):
                missing[tag, kind].append(known.setdefault(position, Remembered(position, leaf)))
            for pair, one in self._unsent:
                if pair in missing:
                    missing[pair] = [*missing[pair], one] if held is self._every else [one]
            held.update(missing)
            self._held += sum(map(len, missing.values())) if held is self._every else 0

    def _shrink(self) -> None:
        while max(self._held, len(self._every)) > MOST_REMEMBERED:
            self._held -= len(self._every.popitem(last=False)[1])
        while len(self._newest) > MOST_REMEMBERED:
            self._newest.popitem(last=False)

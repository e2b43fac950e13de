"""What this process already knows of a ledger: the facts of the selections lately asked for, complete to a position.

It is only believed under the locked head: if the head is further on, the facts between are read and taken in first.
"""

from collections.abc import Iterable, Sequence

from domain.kernel.facts import Fact
from domain.kernel.messages import Event
from domain.kernel.selections import Pair, Selection
from service.store import selecting
from service.store.connections import Connection
from service.store.heads import Head
from service.store.leaves import headed
from service.store.remembered import Lists, Remembered
from service.store.scanning import all_leaves

MOST_REMEMBERED = 12_000  # lists and facts in them, over all selections of a ledger: 6 MB
TOO_FAR_BEHIND = 2_000


class LedgerMemory:
    """Facts by (tag, type), each list complete up to `size`."""

    def __init__(self, ledger: str) -> None:
        """Know nothing yet."""
        self.ledger, self.size = ledger, 0
        self._unsent: list[tuple[Pair, Remembered]] = []  # taken in, but not yet in the tables
        self._every, self._newest = Lists(), Lists()

    @property
    def weight(self) -> int:
        """How many lists and facts in them are remembered, at most."""
        return self._every.weight + self._newest.weight

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
        self.learn(connection, selection)
        lists = [*self._every.of(selection.every), *self._newest.of(selection.newest)]
        self._every.shrink(MOST_REMEMBERED)
        self._newest.shrink(MOST_REMEMBERED)
        if len(lists) > 1:
            found = {one.position: one for facts in lists for one in facts}
            return [found[position].fact for position in sorted(found)]
        return [one.fact for facts in lists for one in facts]  # each list is in order by itself

    def learn(self, connection: Connection, *selections: Selection) -> None:
        """Look up, in a statement for each kind, whatever of some selections is not remembered."""
        known: dict[int, Remembered] = {}
        for held, wanted, select in (
            (self._every, [one.every for one in selections], selecting.every),
            (self._newest, [one.newest for one in selections if one.newest], selecting.newest),
        ):
            unknown = [pair for pairs in wanted for pair in held.unknown(pairs)]
            if not unknown:
                continue
            missing = {pair: list[Remembered]() for pair in unknown}
            for tag, kind, position, leaf in select(connection, self.ledger, missing):
                missing[tag, kind].append(known.setdefault(position, Remembered(position, leaf)))
            for pair, one in self._unsent:
                if pair in missing:
                    missing[pair] = [*missing[pair], one] if held is self._every else [one]
            held.keep(missing)

    def forget(self) -> None:
        """Know nothing again."""
        self._every, self._newest = Lists(), Lists()
        self._unsent.clear()
        self.size = 0

    def _take(self, one: Remembered, kind: str, tags: Iterable[str]) -> None:
        for tag in tags:
            self._every.add((tag, kind), one)
            self._newest.add((tag, kind), one, only=True)

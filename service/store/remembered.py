"""Lists of remembered facts, by tag and type; those for which nobody has asked lately are forgotten, many at a time."""

from collections.abc import Iterable, Iterator, Mapping

from domain.kernel.facts import Fact
from domain.kernel.messages import Event
from domain.kernel.selections import Pair
from service.store.leaves import fact_of


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


# A list that is moved to the end whenever it is asked for costs more than all else here: a vote asks for sixty.
class Lists:
    """The lists lately asked for and the older ones, forgotten together when the others have become many."""

    def __init__(self) -> None:
        """Keep nothing yet."""
        self._late: dict[Pair, list[Remembered]] = {}
        self._older: dict[Pair, list[Remembered]] = {}
        self._weight_late = self._weight_older = 0

    @property
    def weight(self) -> int:
        """How many lists and facts in them are kept, at most."""
        return self._weight_late + self._weight_older

    def __bool__(self) -> bool:
        """Whether any list is kept."""
        return bool(self._late or self._older)

    def unknown(self, pairs: frozenset[Pair]) -> frozenset[Pair]:
        """Of which of these no list is kept; the others count as asked for now."""
        missing = pairs.difference(self._late)
        known = {pair: self._older.pop(pair) for pair in missing if pair in self._older}
        if not known:
            return missing
        self.keep(known)
        return missing.difference(known)

    def keep(self, lists: Mapping[Pair, list[Remembered]]) -> None:
        """Keep lists that were not known."""
        self._late.update(lists)
        self._weight_late += len(lists) + sum(map(len, lists.values()))

    def of(self, pairs: Iterable[Pair]) -> Iterator[list[Remembered]]:
        """The lists of these, all of which are known; of most pairs there is no fact."""
        return filter(None, map(self._late.__getitem__, pairs))

    def add(self, pair: Pair, one: Remembered, *, only: bool = False) -> None:
        """Add a fact to a list that is kept, `only` in place of what it held."""
        facts = self._late.get(pair)
        if facts is None:
            facts = self._older.get(pair)
        if facts is None:
            return
        if only:
            self._weight_late -= len(facts)
            facts.clear()
        self._weight_late += 1
        facts.append(one)

    def shrink(self, most: int) -> None:
        """Forget the older lists where too much is kept; those lately asked for become older in their turn."""
        if self._weight_late * 2 >= most:
            self._older, self._weight_older = self._late, self._weight_late
            self._late, self._weight_late = {}, 0
        if self.weight > most:
            self._older, self._weight_older = {}, 0

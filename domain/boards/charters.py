"""Charters: which version of a board's charter was adopted when, and which was in force on a day."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from domain.boards.charter import Charter
from domain.boards.events import CharterAdopted
from domain.kernel.dates import PartialDate
from domain.kernel.facts import Fact
from domain.kernel.ids import BoardId
from domain.kernel.messages import Event
from domain.kernel.periods import Period
from domain.kernel.values import value


@value
class AdoptedCharter:
    """One version of a board's charter; `position` is that of the fact by which it was adopted."""

    board: BoardId
    version: int
    charter: Charter
    in_force_from: PartialDate
    in_force_to: PartialDate | None
    citation: str
    position: int

    @property
    def first_day(self) -> date:
        """The first day on which it is certainly in force, unless a higher version is."""
        return self.in_force_from.latest

    @property
    def last_day(self) -> date:
        """The last day on which it is certainly in force; a version for a time gives way to the one before it."""
        return self.in_force_to.earliest if self.in_force_to else date.max


@value
class Charters:
    """Every charter known, by board, in the order of adoption."""

    by_board: Mapping[BoardId, tuple[AdoptedCharter, ...]]

    def of(self, board: BoardId) -> tuple[AdoptedCharter, ...]:
        """The versions of a board's charter."""
        return self.by_board.get(board, ())

    def latest_version(self, board: BoardId) -> int:
        """The number of the newest version, 0 where the board has no charter yet."""
        return max((adopted.version for adopted in self.of(board)), default=0)

    def in_force_on(self, board: BoardId, day: date) -> AdoptedCharter | None:
        """The highest version that is certainly in force on the day."""
        ruling = (adopted for adopted in self.of(board) if adopted.first_day <= day <= adopted.last_day)
        return max(ruling, key=lambda adopted: adopted.version, default=None)

    def adopted_before(self, position: int) -> "Charters":
        """The charters as they were on record before a fact: those adopted by it or after it are left out."""
        return Charters(
            by_board={
                board: tuple(one for one in held if one.position < position) for board, held in self.by_board.items()
            }
        )

    def reigns(self, adopted: AdoptedCharter) -> tuple[Period, ...]:
        """The stretches of days on which this version is in force, in their order; none where higher ones forestall it.

        The ends are exact days even where the dates of adoption are vague, because a charter counts only when certain.
        """
        free = [(adopted.first_day, adopted.last_day)] if adopted.first_day <= adopted.last_day else []
        for other in self.of(adopted.board):
            if other.version > adopted.version:
                free = [part for stretch in free for part in _without(stretch, (other.first_day, other.last_day))]
        return tuple(_period(first, last) for first, last in free)


NO_CHARTERS = Charters(by_board={})


def evolve(known: Charters, fact: Fact[Event]) -> Charters:
    """Remember a charter adopted; anything else changes nothing."""
    if not isinstance(fact.event, CharterAdopted):
        return known
    return including(known, adopted_by(fact.event, fact.position))


def adopted_by(event: CharterAdopted, position: int) -> AdoptedCharter:
    """The charter as this event adopted it."""
    return AdoptedCharter(
        board=event.board,
        version=event.version,
        charter=event.charter,
        in_force_from=event.in_force_from,
        in_force_to=event.in_force_to,
        citation=event.citation,
        position=position,
    )


def including(known: Charters, adopted: AdoptedCharter) -> Charters:
    """The same charters and one more."""
    return Charters(by_board={**known.by_board, adopted.board: (*known.of(adopted.board), adopted)})


Days = tuple[date, date]


def _without(stretch: Days, taken: Days) -> Iterable[Days]:
    """What is left of a stretch of days where another takes some of them: its beginning, its end, both or nothing."""
    (first, last), (taken_from, taken_to) = stretch, taken
    if taken_from > taken_to or taken_from > last or taken_to < first:
        return [stretch]
    before = [(first, taken_from - timedelta(days=1))] if first < taken_from else []
    after = [(taken_to + timedelta(days=1), last)] if taken_to < last else []
    return before + after


def _period(first: date, last: date) -> Period:
    return Period(start=PartialDate.of(first), end=None if last == date.max else PartialDate.of(last))

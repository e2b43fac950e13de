"""Separation of boards: where a person sits, or would sit, on two boards that a charter keeps apart."""

from collections.abc import Iterable, Iterator

from domain.boards.charters import AdoptedCharter, Charters
from domain.boards.conflicts import Severity
from domain.boards.seats import Seats, Term
from domain.kernel.answers import Answer
from domain.kernel.ids import BoardId, PersonId
from domain.kernel.periods import Period
from domain.kernel.values import value


@value
class Clash:
    """A period on one board, a term on another, and the charter that keeps the two apart; certain or only possible."""

    person: PersonId
    board: BoardId
    period: Period
    sitting: Term
    keeping_apart: AdoptedCharter
    answer: Answer

    @property
    def is_certain(self) -> bool:
        """Whether both are held at once for sure; vague dates have the benefit of doubt."""
        return self.answer is Answer.YES

    @property
    def blocks(self) -> bool:
        """Whether it is certain and the charter forbids it rather than only noting it."""
        return self.is_certain and self.keeping_apart.charter.separation.severity is Severity.BLOCK

    @property
    def evidence(self) -> tuple[int, ...]:
        """The positions of the facts on record that show it: the term elsewhere, and the charter."""
        return tuple(at for at in (*self.sitting.evidence, self.keeping_apart.position) if at)


def clashes(board: BoardId, person: PersonId, period: Period, seats: Seats, charters: Charters) -> Iterator[Clash]:
    """Where a person who sits on this board for this period sits elsewhere against either board's charter."""
    for sitting in seats.terms_of(person):
        for adopted in keeping_apart(charters, board, sitting.board):
            answer = _all_at_once(period, sitting.period, charters.reigns(adopted))
            if answer.possible:
                yield Clash(
                    person=person,
                    board=board,
                    period=period,
                    sitting=sitting,
                    keeping_apart=adopted,
                    answer=answer,
                )


def keeping_apart(charters: Charters, one: BoardId, other: BoardId) -> Iterator[AdoptedCharter]:
    """The charters, of either board, that keep the two boards apart."""
    for board, apart_from in ((one, other), (other, one)):
        yield from (it for it in charters.of(board) if apart_from in it.charter.separation.separate_from)


def clashes_under(adopted: AdoptedCharter, seats: Seats, charters: Charters) -> Iterator[tuple[Term, Clash]]:
    """Whose terms on record this version makes clash: each term on its board, with the clash it meets elsewhere."""
    for term in seats.terms_on(adopted.board):
        found = clashes(term.board, term.person, term.period, seats, charters)
        yield from ((term, clash) for clash in found if clash.keeping_apart == adopted)


def _all_at_once(one: Period, other: Period, reigns: Iterable[Period]) -> Answer:
    # Periods that share a day two by two share one all together (Helly), so asking in pairs is enough.
    met = [one.overlaps(other) & one.overlaps(reign) & other.overlaps(reign) for reign in reigns]
    return next((answer for answer in (Answer.YES, Answer.INDETERMINATE) if answer in met), Answer.NO)

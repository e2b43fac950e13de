"""Exclusions: what the record holds against each member's vote, small enough to be kept inside the decision."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from domain.boards.charters import AdoptedCharter
from domain.boards.conflicts import Management
from domain.boards.separation import clashes
from domain.decisions.exclusion import SEVERITY
from domain.decisions.inputs import Exclusion, Ground
from domain.interests.findings import Finding
from domain.kernel.dates import PartialDate
from domain.kernel.ids import PersonId
from domain.kernel.periods import Period
from domain.meetings.items import Item
from domain.meetings.policies import called
from domain.meetings.recusals import Recusal, recusals
from domain.meetings.state import Proceedings

# A leaf holds at most 65,535 bytes. Measured: a seat with its standing, vote and exclusion takes up to 950 bytes, a
# finding or a step of its path up to 80; the charter, the envelope and the rest take up to 5,500.
LEAF, SEAT, PART, REST = 65_535, 950, 80, 5_500


def exclusions_of(
    item: Item, people: Iterable[PersonId], adopted: AdoptedCharter, known: Proceedings
) -> list[Exclusion]:
    """For each of these people all that stands between them and the question: conflict, ruling, separation."""
    asked, day = tuple(people), called(known).day
    found = recusals(item, asked, adopted.charter, known.background, known.ties, day)
    return [*(_recused(one) for one in found), *_on_both_boards(asked, known)]


def within_size(exclusions: Iterable[Exclusion], seats: int) -> tuple[Exclusion, ...]:
    """The same exclusions with each person's gravest finding, and as many more as a fact has room for."""
    kept = tuple(replace(one, findings=tuple(sorted(one.findings, key=_gravity))) for one in exclusions)
    room = (LEAF - REST - SEAT * seats) // PART
    takes = [[1 + len(finding.path) for finding in one.findings] for one in kept]
    keep = [min(1, len(one.findings)) for one in kept]
    room -= sum(sizes[0] for sizes in takes if sizes)
    for rank in range(1, max(map(len, takes), default=0)):
        for at, sizes in enumerate(takes):
            if keep[at] == rank < len(sizes) and sizes[rank] <= room:
                keep[at], room = rank + 1, room - sizes[rank]
    return tuple(_with_the_first(one, number) for one, number in zip(kept, keep, strict=True))


def _with_the_first(one: Exclusion, number: int) -> Exclusion:
    left_out = len(one.findings) - number
    return replace(one, findings=one.findings[:number], further_findings=left_out) if left_out else one


def _gravity(finding: Finding) -> int:
    return SEVERITY.index(finding.level)


def _recused(one: Recusal) -> Exclusion:
    return Exclusion(
        person=one.person,
        ground=Ground(one.ground.value),
        findings=one.findings,
        management=one.management,
        determined_by=one.determined_by,
        ruled_at=one.ruled_at,
    )


def _on_both_boards(people: Iterable[PersonId], known: Proceedings) -> Iterator[Exclusion]:
    """NHS Waltham Forest, 2009: whoever sits on both of two separate boards does not vote, however it came about."""
    charters, board = known.boards.charters, called(known).board
    parted = any(one.charter.separation.separate_from for held in charters.by_board.values() for one in held)
    today = PartialDate.of(called(known).day)
    for person in people if parted else ():
        found = list(clashes(board, person, Period(start=today, end=today), known.boards.seats, charters))
        for clash in sorted(found, key=lambda one: not one.blocks)[:1]:
            yield Exclusion(
                person=person,
                ground=Ground.SEPARATION,
                findings=(),
                management=Management.SPEAK_NOT_VOTE if clash.blocks else Management.NOTE_AND_PARTICIPATE,
                determined_by=None,
                ruled_at=None,
                also_sits_on=clash.sitting.board,
            )

"""Exclusions: what the record holds against each member's vote, small enough to be kept inside the decision."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from domain.boards.charters import AdoptedCharter
from domain.boards.conflicts import Management
from domain.boards.rosters import RosterRow
from domain.boards.seats import Nomination
from domain.boards.separation import clashes
from domain.decisions.exclusion import SEVERITY, bars
from domain.decisions.inputs import Exclusion
from domain.decisions.selects import members_of
from domain.interests.findings import Finding
from domain.kernel.dates import PartialDate
from domain.kernel.ids import PersonId
from domain.kernel.periods import Period
from domain.meetings.items import Item
from domain.meetings.policies import called, charters_at
from domain.meetings.recusals import Ground, Recusal, bystanders_recusals, recusals
from domain.meetings.state import Proceedings

# A leaf holds at most 65,535 bytes. Measured in bytes: a seat with its standing and its share of the steps, a person in
# the room, a ballot, an exclusion, a finding or a step of its path, what was agreed ahead; and charter, envelope, rest.
LEAF, SEAT, PERSON, BALLOT, EXCLUSION, PART, AHEAD, REST = 65_535, 500, 60, 150, 175, 80, 400, 5_500


def exclusions_of(
    item: Item,
    roster: Iterable[RosterRow],
    bystanders: Iterable[PersonId],
    adopted: AdoptedCharter,
    known: Proceedings,
) -> list[Exclusion]:
    """What stands between whoever could act for a seat and the question: conflict, ruling, separation; then others."""
    rows, day = tuple(roster), called(known).day
    asked, standing = members_of(rows), _standing_for(rows)
    found = recusals(item, asked, adopted.charter, known.around(day), standing)
    others = bystanders_recusals(item, bystanders, adopted.charter, known.around(day))
    both_boards = _on_both_boards(asked, known)
    return [*(_recused(one) for one in found), *both_boards, *(_recused(one) for one in others)]


def _standing_for(rows: Iterable[RosterRow]) -> Mapping[PersonId, tuple[Nomination, ...]]:
    """In whose place each deputy acts."""
    found: dict[PersonId, tuple[Nomination, ...]] = {}
    for one in (one for row in rows for one in row.deputies):
        found[one.deputy] = (*found.get(one.deputy, ()), one)
    return found


def within_size(exclusions: Iterable[Exclusion], *, seats: int, people: int, ballots: int) -> tuple[Exclusion, ...]:
    """The same exclusions with as many findings as a fact has room for: of each person the gravest one first."""
    kept = [replace(one, findings=tuple(sorted(one.findings, key=_gravity))) for one in exclusions]
    room = LEAF - REST - SEAT * seats - PERSON * people - BALLOT * ballots - EXCLUSION * len(kept)
    room -= AHEAD * sum(len(one.agreed) for one in kept)
    keep = [0] * len(kept)
    most = max((len(one.findings) for one in kept), default=0)
    barring_first = sorted(range(len(kept)), key=lambda at: not bars(kept[at]))
    for rank, at in ((rank, at) for rank in range(most) for at in barring_first):
        findings = kept[at].findings
        cost = PART * (1 + len(findings[rank].path)) if rank < len(findings) else 0
        if keep[at] == rank and 0 < cost <= room:
            keep[at], room = rank + 1, room - cost
    return tuple(_with_the_first(one, number) for one, number in zip(kept, keep, strict=True))


def _with_the_first(one: Exclusion, number: int) -> Exclusion:
    left_out = len(one.findings) - number
    return replace(one, findings=one.findings[:number], further_findings=left_out) if left_out else one


def _gravity(finding: Finding) -> int:
    return SEVERITY.index(finding.level)


def _recused(one: Recusal) -> Exclusion:
    return Exclusion(
        person=one.person,
        ground=one.ground,
        findings=one.findings,
        management=one.management,
        determined_by=one.determined_by,
        ruled_at=one.ruled_at,
        agreed=one.agreed,
    )


def _on_both_boards(people: Iterable[PersonId], known: Proceedings) -> Iterator[Exclusion]:
    """NHS Waltham Forest, 2009: whoever sits on both of two separate boards does not vote, however it came about."""
    charters, board = charters_at(known), called(known).board
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

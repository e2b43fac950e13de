"""Savings: which lines of two cases may be one saving, and what savings come to when each is counted once."""

from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import NamedTuple

from domain.cases.content import CaseContent, MoneyKind, MoneyLine, Recurrence, SavedOn
from domain.cases.sums import Sum, added
from domain.kernel.basis import UNSAID, Basis
from domain.kernel.ids import CaseId, Id

NO_SAVING = frozenset({MoneyKind.INVESTMENT})


class Claim(NamedTuple):
    """That a case claims to save something."""

    case: CaseId
    line: MoneyLine


def claims_in(case: CaseId, content: CaseContent) -> tuple[Claim, ...]:
    """The savings that a case claims and says what they are of."""
    lines = (line for line in content.money if line.kind not in NO_SAVING)
    return tuple(Claim(case, line) for line in lines if line.saved_on is not None and named(line.saved_on))


def named(on: SavedOn) -> tuple[Id, ...]:
    """The scheme, the contract and the organisation, as far as they are said."""
    return tuple(one for one in (on.scheme, on.contract, on.organisation) if one is not None)


def may_be_one(one: Claim, other: Claim) -> bool:
    """Whether two cases claim what may be the same: nothing that both name differs, and a year is common to both."""
    if one.case == other.case or one.line.saved_on is None or other.line.saved_on is None:
        return False
    mine, theirs = one.line.saved_on, other.line.saved_on
    pairs = ((mine.scheme, theirs.scheme), (mine.contract, theirs.contract), (mine.organisation, theirs.organisation))
    common = [pair for pair in pairs if None not in pair]
    same = bool(common) and all(first == second for first, second in common)
    return same and _meet(one.line, other.line)


def groups(claims: Iterable[Claim]) -> tuple[tuple[Claim, ...], ...]:
    """The claims that may be one saving, together; most stand alone."""
    found: list[tuple[Claim, ...]] = []
    for claim in claims:
        joined = [group for group in found if any(may_be_one(claim, one) for one in group)]
        found = [group for group in found if group not in joined]
        found.append((*(one for group in joined for one in group), claim))
    return tuple(found)


def counted_once(claims: Iterable[Claim]) -> Mapping[Basis, Sum]:
    """What savings come to on each basis, each once: of one that is claimed twice, as little or much as is claimed.

    Where not all that hang together may be one, nobody knows which are: they may also be as many as are claimed.
    """
    by_basis: dict[Basis, list[Sum]] = {}
    for group in groups(claims):
        bases = dict.fromkeys((one.line.basis or UNSAID).group for one in group)
        by_basis.setdefault(next(iter(bases)), []).append(_once(group, on_one_basis=len(bases) == 1))
    return {basis: added(sums) for basis, sums in by_basis.items()}


def _once(group: tuple[Claim, ...], *, on_one_basis: bool) -> Sum:
    lines = [Sum(least=one.line.amount.least or 0, most=one.line.amount.most) for one in group]
    if not on_one_basis:
        return Sum(least=min(one.least for one in lines), most=None)
    if not all(may_be_one(one, other) for one, other in combinations(group, 2)):
        return Sum(least=max(one.least for one in _of_each_case(group)), most=added(lines).most)
    tops = [one.most for one in lines if one.most is not None]
    return Sum(least=min(one.least for one in lines), most=max(tops) if len(tops) == len(lines) else None)


def _of_each_case(group: tuple[Claim, ...]) -> list[Sum]:
    """What each case claims by itself: what stands on two of its lines it claims twice."""
    by_case: dict[CaseId, list[Sum]] = {}
    for one in group:
        amount = Sum(least=one.line.amount.least or 0, most=one.line.amount.most)
        by_case.setdefault(one.case, []).append(amount)
    return [added(sums) for sums in by_case.values()]


def _meet(one: MoneyLine, other: MoneyLine) -> bool:
    """Whether both fall in one year; what names no year may fall in any."""
    first, second = one.financial_year, other.financial_year
    if first is None or second is None or first == second:
        return True
    earlier = one if first < second else other
    return earlier.recurrence is Recurrence.EVERY_YEAR

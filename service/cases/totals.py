"""What a version of a case comes to, kind by kind and basis by basis, and how much more than the version before."""

from collections.abc import Iterable, Sequence
from functools import reduce
from itertools import pairwise, product
from typing import NamedTuple

from domain.cases.content import MoneyKind, MoneyLine, Recurrence
from domain.cases.growth import growth_of
from domain.cases.state import CASE_FACTS, CaseFiles, file_after
from domain.cases.sums import by_basis
from domain.kernel.deciders import in_order
from domain.kernel.ids import CaseId
from service.store.leaves import fact_of
from service.store.selecting import every
from service.viewing.amounts import KindGrowth, KindTotal, basis_shown, between
from service.viewing.viewpoint import Viewpoint


class Amounts(NamedTuple):
    """What a version comes to, and by how much that is more than the version before; of the first nothing."""

    totals: tuple[KindTotal, ...]
    growth: tuple[KindGrowth, ...]


def amounts_by_version(view: Viewpoint, case: CaseId) -> dict[int, Amounts]:
    """Of each version of a case, by its number."""
    rows = every(view.connection, view.ledger, {(case.tag, kind.type_name) for kind in CASE_FACTS})
    facts = in_order(fact_of(position, leaf) for _, _, position, leaf in rows if position <= view.position)
    files: CaseFiles = reduce(file_after, facts, {})
    versions = files[case].versions if case in files else ()
    grown = {now.number: _growth(was.content.money, now.content.money) for was, now in pairwise(versions)}
    return {one.number: Amounts(totals_of(one.content.money), grown.get(one.number, ())) for one in versions}


def _growth(was: tuple[MoneyLine, ...], now: tuple[MoneyLine, ...]) -> tuple[KindGrowth, ...]:
    kinds = dict.fromkeys(line.kind for line in (*was, *now))
    found = {kind: growth_of(was, now, kind) for kind in kinds}
    return tuple(KindGrowth(kind=kind, least=it.least, most=it.most, grew=it.grew) for kind, it in found.items())


def totals_of(lines: Iterable[MoneyLine]) -> tuple[KindTotal, ...]:
    """What the lines come to; what comes once is not added to what comes every year, nor one basis to another."""
    held: Sequence[MoneyLine] = tuple(lines)
    return tuple(
        KindTotal(kind=kind, recurrence=recurrence, basis=basis_shown(basis), amount=between(amount))
        for kind, recurrence in product(MoneyKind, Recurrence)
        for basis, amount in by_basis((line for line in held if line.recurrence is recurrence), kind).items()
    )

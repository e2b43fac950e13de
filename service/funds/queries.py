"""Finds what funds have, what approvals commit of them, and what is left."""

from collections.abc import Mapping
from datetime import date
from functools import reduce
from typing import Any, NamedTuple

from domain.cases.content import MoneyKind, MoneyLine
from domain.cases.state import CASE_FACTS, CaseFiles, file_after
from domain.cases.sums import Sum, by_basis, left_of, total
from domain.decisions.course import Course, Courses
from domain.decisions.course_following import COURSE_FACTS, courses_after
from domain.decisions.standing import approves_on
from domain.funds.commitments import committed, overspent, taken
from domain.kernel.deciders import in_order
from domain.kernel.financial_year import FinancialYear
from domain.kernel.ids import CaseId
from service.funds.shown import FundShown, FundsShown
from service.funds.tables import allocations, naming
from service.store.leaves import fact_of
from service.store.selecting import every
from service.viewing.amounts import basis_shown, between
from service.viewing.paging import all_of
from service.viewing.viewpoint import Viewpoint

Row = dict[str, Any]


class Approved(NamedTuple):
    """An approval that stands on the day, and the money of the version that it approved."""

    course: Course
    money: tuple[MoneyLine, ...]


def the_funds(view: Viewpoint, year: FinancialYear, day: date) -> FundsShown:
    """Every fund that has something for the year by the day."""
    approved = _approved(view, day)
    funds = tuple(_fund(row, year, approved) for _, row in sorted(_allocated(view, year, day).items()))
    return FundsShown(financial_year=year.name, day=day, funds=funds, position=view.position)


def _allocated(view: Viewpoint, year: FinancialYear, day: date) -> Mapping[str, Row]:
    """Of each fund the allocation with the last day by this day, of several the last recorded."""
    rows = [row for row in all_of(view, allocations, financial_year=year.name) if row["from_day"] <= day.isoformat()]
    return {row["fund"]: row for row in sorted(rows, key=lambda row: (row["from_day"], row["since"]))}


def _fund(row: Row, year: FinancialYear, approved: tuple[Approved, ...]) -> FundShown:
    amounts = [(one, committed(one.money, row["fund"], year, one.course.decided)) for one in approved]
    commitments = [(one, amount) for one, amount in amounts if amount != Sum(least=0, most=0)]
    lines = tuple(line for one in approved for line in taken(one.money, row["fund"], year, one.course.decided))
    whole, bases = total(lines, MoneyKind.INVESTMENT), by_basis(lines, MoneyKind.INVESTMENT)
    left = left_of(row["amount_pence"], whole)
    return FundShown.model_validate(
        {
            "fund": row["fund"],
            "allocated_pence": row["amount_pence"],
            "from_day": row["from_day"],
            "citation": row["citation"],
            "committed": between(whole),
            "committed_by_basis": [
                {"basis": basis_shown(basis), "amount": between(amount)} for basis, amount in bases.items()
            ],
            "on_one_basis": len(bases) <= 1,
            "left": {"least": left.least, "most": left.most},
            "overspent": overspent(left),
            "commitments": [_commitment(one.course, amount) for one, amount in commitments],
        }
    )


def _commitment(course: Course, amount: Sum) -> Row:
    named = {"case": course.case, "decision": course.decision, "decided": course.decided}
    return named | {"amount": {"least": amount.least, "most": amount.most}}


def _approved(view: Viewpoint, day: date) -> tuple[Approved, ...]:
    """The approvals that stand on the day, one of each case that ever named a fund."""
    cases = {CaseId(row["case"]) for row in all_of(view, naming)}
    kinds = (*CASE_FACTS, *COURSE_FACTS)
    rows = every(view.connection, view.ledger, [(case.tag, kind.type_name) for case in cases for kind in kinds])
    facts = in_order(fact_of(position, leaf) for _, _, position, leaf in rows if position <= view.position)
    files: CaseFiles = reduce(file_after, facts, {})
    courses: Courses = reduce(courses_after, facts, {})
    standing = (course for course in courses.values() if course.decided <= day)
    last = {one.case: one for one in standing if one.case and approves_on(courses, one.decision, day)}
    return tuple(Approved(course, _money(files, course)) for course in last.values())


def _money(files: CaseFiles, course: Course) -> tuple[MoneyLine, ...]:
    file = files.get(course.case) if course.case else None
    version = file.version(course.version) or file.latest if file else None
    return version.content.money if version else ()

"""Finds how often and how fast cases of each origin are approved."""

from datetime import date
from fractions import Fraction
from functools import cache

from sqlalchemy import bindparam, select

from domain.cases.content import Origin
from domain.cases.speed import Decided, speed_of
from domain.kernel.financial_year import FinancialYear
from service.cases.speed_shown import ApprovalRates, SpeedShown
from service.cases.tables import case_days, cases
from service.projections.versioned import known_at
from service.store.statements import Statement
from service.viewing.viewpoint import Viewpoint

ALWAYS = (date.min, date.max)


def approval_rates(view: Viewpoint, year: FinancialYear | None) -> ApprovalRates:
    """By origin, the cases finally decided, in a financial year if one is given."""
    first, last = (year.first_day, year.last_day) if year else ALWAYS
    by_origin: dict[Origin, list[Decided]] = {}
    for origin, *told in view.rows(_decided(), first=first.isoformat(), last=last.isoformat()):
        submitted, decided, approved = told
        one = Decided(
            submitted=date.fromisoformat(submitted), decided=date.fromisoformat(decided), approved=bool(approved)
        )
        by_origin.setdefault(Origin[origin], []).append(one)
    return ApprovalRates(
        first_day=year.first_day if year else None,
        last_day=year.last_day if year else None,
        by_origin=tuple(_shown(origin, by_origin[origin]) for origin in Origin if origin in by_origin),
        position=view.position,
    )


def _shown(origin: Origin, told: list[Decided]) -> SpeedShown:
    speed = speed_of(told)
    return SpeedShown(
        origin=origin,
        decided=speed.decided,
        approved=speed.approved,
        approval_rate=_in_figures(speed.rate, 3),
        median_days=_in_figures(speed.median_days, 1),
    )


def _in_figures(ratio: Fraction, places: int) -> str:
    """A ratio in decimals, halves rounded up."""
    whole, rest = divmod(int(ratio * 10**places + Fraction(1, 2)), 10**places)
    return f"{whole}.{rest:0{places}}"


@cache
def _decided() -> Statement:
    found = select(cases.c.origin, case_days.c.submitted, case_days.c.decided, case_days.c.approved)
    wanted = (
        known_at(case_days),
        known_at(cases),
        case_days.c.decided >= bindparam("first"),
        case_days.c.decided <= bindparam("last"),
    )
    joined = found.select_from(case_days.join(cases, cases.c.case == case_days.c.case))
    return Statement(joined.where(*wanted).order_by(case_days.c.since))

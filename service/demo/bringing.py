"""Bringing a case: from its draft to due diligence on the version that is to be decided."""

from collections.abc import Sequence
from datetime import datetime

from domain.cases.content import BeneficiaryClass, CaseKind, MoneyKind, Origin, PartyRole, Recurrence
from domain.due_diligence.events import CheckStatus
from domain.kernel.money import Money
from domain.kernel.values import value
from service.demo.calling import Json
from service.demo.stage import Stage


@value
class Amount:
    """One amount of a case."""

    kind: MoneyKind
    money: Money
    recurrence: Recurrence = Recurrence.ONCE
    year: str | None = None
    fund: str | None = None


@value
class CasePlan:
    """A business case as it is submitted; authors and sponsor by their short names."""

    name: str
    reference: str
    title: str
    kind: CaseKind
    origin: Origin
    summary: str
    recommendation: str
    authors: tuple[str, ...]
    sponsor: str | None = None
    specialty: str | None = None
    parties: tuple[tuple[str, PartyRole], ...] = ()
    beneficiaries: tuple[BeneficiaryClass, ...] = ()
    amounts: tuple[Amount, ...] = ()


@value
class Check:
    """How a check of due diligence came out; waived where there is no status."""

    name: str
    status: CheckStatus | None
    by: str
    note: str


async def submit(stage: Stage, case: CasePlan, on: datetime) -> None:
    """Draft a case and submit it as version 1."""
    content = {"reference": case.reference, "content": _content(stage, case)}
    await stage.record(f"case/{case.name}", "cases", content, on=on)
    path = f"cases/{stage.id(f'case/{case.name}')}"
    receipt = await stage.record(f"submission/{case.name}", f"{path}/submissions", on=on, upon=path)
    stage.say(f"Case {case.reference} submitted: {case.title}.", receipt)


async def open_due_diligence(stage: Stage, case: CasePlan, board: str, on: datetime) -> None:
    """Begin due diligence on version 1 of a case."""
    path = f"cases/{stage.id(f'case/{case.name}')}/due-diligence"
    content = {"version": 1, "board": stage.id(f"board/{board}")}
    await stage.record(f"diligence/{case.name}", path, content, on=on)


async def check(stage: Stage, case: CasePlan, checks: Sequence[Check], on: datetime) -> None:
    """Record how checks came out."""
    for one in checks:
        where, content = check_of(stage, one)
        path = f"cases/{stage.id(f'case/{case.name}')}/due-diligence/{where}"
        await stage.record(f"diligence/{case.name}/{one.name}", path, content, on=on)


def check_of(stage: Stage, one: Check) -> tuple[str, Json]:
    """A check as it is sent, and the collection of facts it goes to."""
    by, told = stage.id(f"person/{one.by}"), {"version": 1, "check": one.name}
    if one.status is None:
        return "waivers", {**told, "waivedBy": by, "why": one.note}
    return "checks", {**told, "status": one.status.name, "checkedBy": by, "note": one.note}


async def complete_due_diligence(stage: Stage, case: CasePlan, by: str, on: datetime) -> None:
    """Complete due diligence on version 1 of a case."""
    path = f"cases/{stage.id(f'case/{case.name}')}/due-diligence/completions"
    content = {"version": 1, "completedBy": stage.id(f"person/{by}")}
    receipt = await stage.record(f"diligence/{case.name}/complete", path, content, on=on)
    stage.say(f"Due diligence on {case.reference} is complete.", receipt)


def _content(stage: Stage, case: CasePlan) -> Json:
    told = {
        "title": case.title,
        "kind": case.kind.name,
        "origin": case.origin.name,
        "summary": case.summary,
        "recommendation": case.recommendation,
        "authors": [stage.id(f"person/{author}") for author in case.authors],
        "sponsor": stage.id(f"person/{case.sponsor}") if case.sponsor else None,
        "specialty": case.specialty,
        "parties": [{"organisation": code, "role": role.name} for code, role in case.parties],
        "beneficiaries": [one.name for one in case.beneficiaries],
        "money": [_amount(one) for one in case.amounts],
    }
    return {name: held for name, held in told.items() if held}


def _amount(one: Amount) -> Json:
    told = {
        "kind": one.kind.name,
        "amount": {"amountPence": one.money.amount_pence, "qualifier": one.money.qualifier.name},
        "recurrence": one.recurrence.name,
        "financialYear": one.year,
        "fund": one.fund,
    }
    return {name: held for name, held in told.items() if held}

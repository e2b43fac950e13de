"""Finds the savings that cases claim, those that two of them claim, and what they come to when each is counted once."""

from dataclasses import replace
from functools import reduce

from domain.cases.claiming import claims_of
from domain.cases.savings import Claim, counted_once, groups
from domain.cases.state import CASE_FACTS, CaseFiles, file_after
from domain.kernel.deciders import in_order
from domain.kernel.ids import CaseId
from service.cases.savings_shown import ClaimShown, SavingShown, SavingsShown
from service.cases.tables import saving_versions
from service.store.leaves import fact_of
from service.store.selecting import every
from service.viewing.amounts import OnBasis, basis_shown, between
from service.viewing.paging import all_of
from service.viewing.slips import as_corrected
from service.viewing.viewpoint import Viewpoint


def savings(view: Viewpoint, year: str | None, *, twice: bool) -> SavingsShown:
    """What cases claim as they stand submitted, in a financial year where one is asked for."""
    files = _files(view)
    claims = [claim for file in files.values() for claim in claims_of(file) if year is None or _falls(claim, year)]
    told = groups(claims)
    shown = [_saving(group, files) for group in told if len(group) > 1 or not twice]
    totals = [
        OnBasis(basis=basis_shown(basis), amount=between(amount)) for basis, amount in counted_once(claims).items()
    ]
    return SavingsShown(results=tuple(shown), counted_once=tuple(totals), position=view.position)


def _files(view: Viewpoint) -> CaseFiles:
    cases = dict.fromkeys(CaseId(row["case"]) for row in all_of(view, saving_versions))
    pairs = {(case.tag, kind.type_name) for case in cases for kind in CASE_FACTS}
    rows = every(view.connection, view.ledger, pairs)
    facts = in_order(fact_of(at, leaf) for _, _, at, leaf in rows if at <= view.position)
    told = zip(facts, as_corrected(view, facts), strict=True)
    return reduce(file_after, (replace(fact, event=event) for fact, event in told), {})


def _falls(claim: Claim, year: str) -> bool:
    begins = claim.line.financial_year
    return begins is None or begins == year or (claim.line.lasts and begins < year)


def _saving(group: tuple[Claim, ...], files: CaseFiles) -> SavingShown:
    return SavingShown(claimed_twice=len(group) > 1, claims=tuple(_claim(one, files) for one in group))


def _claim(one: Claim, files: CaseFiles) -> ClaimShown:
    line, file = one.line, files[one.case]
    told = {
        "case": one.case,
        "reference": file.reference,
        "kind": line.kind,
        "recurrence": line.recurrence,
        "financial_year": line.financial_year,
        "basis": basis_shown(line.basis) if line.basis else None,
        "amount": {"least": line.amount.least or 0, "most": line.amount.most},
    }
    on = line.saved_on
    return ClaimShown.model_validate(
        told | ({"scheme": on.scheme, "contract": on.contract, "organisation": on.organisation} if on else {})
    )

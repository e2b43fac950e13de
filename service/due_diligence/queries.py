"""Finds due diligence."""

from typing import Any

from domain.kernel.ids import CaseId
from service.due_diligence.bodies import CheckShown, DiligenceList, DiligenceShown
from service.due_diligence.tables import checks, diligences
from service.problems.refusals import NotFound
from service.viewing.paging import all_of
from service.viewing.viewpoint import Texts, Viewpoint


def of_case(view: Viewpoint, case: CaseId) -> DiligenceList:
    """Due diligence on every version of a case, with every check; raises `NotFound` for a case not on record."""
    if not view.knows(case):
        raise NotFound
    made = sorted(all_of(view, checks, case=str(case)), key=lambda check: check["number"])
    texts = view.texts(row["note_digest"] for row in made)
    return DiligenceList(
        results=tuple(
            DiligenceShown(
                case=row["case"],
                version=row["version"],
                board=row["board"],
                status=row["status"],
                checks=tuple(_check(it, texts) for it in made if it["version"] == row["version"]),
            )
            for row in all_of(view, diligences, case=str(case))
        )
    )


def _check(row: dict[str, Any], texts: Texts) -> CheckShown:
    return CheckShown.model_validate(
        {name: row[name] for name in ("check", "status", "by", "evidence_digest")} | {"note": texts[row["note_digest"]]}
    )

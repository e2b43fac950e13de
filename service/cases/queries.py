"""Finds cases, as known at any position."""

import json
from typing import Any

from domain.cases.content import CaseContent
from domain.kernel.codec import read
from domain.kernel.ids import CaseId
from service.cases.shown import CaseLine, CaseShown, DiffShown, HistoryShown, ScoreShown, VersionShown
from service.cases.statuses import CaseStatus
from service.cases.tables import cases, scores, versions
from service.cases.totals import amounts_by_version, totals_of
from service.problems.refusals import RefusedAtTheDoor
from service.viewing.digests import digests_in, revealed
from service.viewing.history import history_page
from service.viewing.page_asked import PageAsked
from service.viewing.paging import Found, all_of, one, page
from service.viewing.viewpoint import Texts, Viewpoint

LISTED = ("case", "reference", "corrected", "kind", "origin", "decided", "duplicate_of", "version", "since")


class UnknownCaseAsked(RefusedAtTheDoor):
    """There is no such case on record, or was not then."""

    code = "unknown-case-asked"


def register(
    view: Viewpoint, limit: int, after: int | None, **filters: str | None
) -> tuple[tuple[CaseLine, ...], Found]:
    """A page of the register of cases."""
    found = page(view, cases, limit=limit, after=after, **filters | _standing(filters.get("status")))
    texts = view.texts(row["title_digest"] for row in found.rows)
    return tuple(CaseLine.model_validate(_line(row, texts)) for row in found.rows), found


def the_case(view: Viewpoint, case: CaseId) -> CaseShown:
    """One case; raises `UnknownCaseAsked`."""
    row = _row(view, case)
    content = json.loads(row["content"])
    texts = view.texts(digests_in(content))
    return CaseShown.model_validate(
        _line(row, texts)
        | {
            "content": revealed(content, texts),
            "totals": totals_of(read(CaseContent, content).money),
            "versions": _versions(view, case),
            "scores": [ScoreShown(**_fields(ScoreShown, it)) for it in all_of(view, scores, case=str(case))],
        }
    )


def the_version(view: Viewpoint, case: CaseId, number: int) -> CaseShown:
    """A case as its version `number` was submitted; raises `UnknownCaseAsked`."""
    submitted = one(view, versions, case=str(case), version=number)
    if submitted is None:
        raise UnknownCaseAsked
    return the_case(view.earlier(submitted["submitted_at"], "version"), case)


def the_history(view: Viewpoint, case: CaseId, page: PageAsked) -> HistoryShown:
    """A page of the facts about a case; raises `UnknownCaseAsked`."""
    if not view.knows(case):
        raise UnknownCaseAsked
    facts, metadata = history_page(view, case, page)
    return HistoryShown(results=facts, metadata=metadata)


def what_changed(then: Viewpoint, view: Viewpoint, case: CaseId, page: PageAsked) -> DiffShown:
    """What changed about a case between two viewpoints; raises `UnknownCaseAsked`."""
    was, now = one(then, cases, case=str(case)), _row(view, case)
    old, new = (_told(then, was) if was else {}), _told(view, now)
    changed = {name: [old.get(name), new.get(name)] for name in (old | new) if old.get(name) != new.get(name)}
    facts, metadata = history_page(view, case, page, since=then.position)
    return DiffShown(changed=changed, results=facts, metadata=metadata)


def _versions(view: Viewpoint, case: CaseId) -> list[VersionShown]:
    amounts = amounts_by_version(view, case)
    return [
        VersionShown(**_fields(VersionShown, row), **amounts[row["version"]]._asdict())
        for row in all_of(view, versions, case=str(case))
    ]


def _told(view: Viewpoint, row: dict[str, Any]) -> dict[str, Any]:
    """Everything a case says, in words: a text that was sent again as it was has another digest, and is the same."""
    content = json.loads(row["content"])
    words: dict[str, Any] = revealed(content, view.texts(digests_in(content)))
    return words | {name: row[name] for name in ("reference", "decided", "duplicate_of", "version")} | _status(row)


def _row(view: Viewpoint, case: CaseId) -> dict[str, Any]:
    row = one(view, cases, case=str(case))
    if row is None:
        raise UnknownCaseAsked
    return row


def _line(row: dict[str, Any], texts: Texts) -> dict[str, Any]:
    return {name: row[name] for name in LISTED} | _status(row) | {"title": texts[row["title_digest"]]}


def _status(row: dict[str, Any]) -> dict[str, str]:
    return {"status": CaseStatus.DUPLICATE.name if row["duplicate_of"] else row["status"]}


def _standing(status: str | None) -> dict[str, str | None]:
    """A duplicate is found as a duplicate only, wherever it stood before."""
    if status == CaseStatus.DUPLICATE.name:
        return {"status": None, "duplicate": "YES"}
    return {"duplicate": "NO"} if status else {}


def _fields(kind: Any, row: dict[str, Any]) -> dict[str, Any]:  # noqa: ANN401 - a model class
    return {name: row[name] for name in kind.model_fields if name in row}

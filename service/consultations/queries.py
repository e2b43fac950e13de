"""Finds consultations, and what was decided on their cases."""

from collections.abc import Iterable
from datetime import date
from typing import Any, cast

from domain.consultations.policies import UnknownConsultation
from domain.decisions.events import ChairsActionTaken, DecisionTaken
from domain.kernel.ids import CaseId, ConsultationId
from service.consultations.shown import ConsultationShown
from service.consultations.tables import consultations
from service.store.leaves import fact_of
from service.store.selecting import every
from service.viewing.page_asked import PageAsked
from service.viewing.paging import Found, one, page
from service.viewing.viewpoint import Viewpoint

Row = dict[str, Any]
Taken = DecisionTaken | ChairsActionTaken


def the_consultations(
    view: Viewpoint, asked: PageAsked, **filters: str | None
) -> tuple[tuple[ConsultationShown, ...], Found]:
    """A page of consultations."""
    found = page(view, consultations, limit=asked.limit, after=asked.after, **filters)
    return _shown(view, found.rows), found


def the_consultation(view: Viewpoint, consultation: ConsultationId) -> ConsultationShown:
    """One consultation; raises `UnknownConsultation`."""
    row = one(view, consultations, consultation=str(consultation))
    if row is None:
        raise UnknownConsultation(consultation=consultation)
    return _shown(view, [row])[0]


def _shown(view: Viewpoint, rows: Iterable[Row]) -> tuple[ConsultationShown, ...]:
    rows = tuple(rows)
    texts = view.texts([row[name] for row in rows for name in ("subject_digest", "answered_digest")])
    taken = _decisions(view, {row["case"] for row in rows})
    return tuple(
        ConsultationShown.model_validate(
            {name: row[name] for name in ConsultationShown.model_fields if name in row}
            | {"subject": texts[row["subject_digest"]], "answered": texts[row["answered_digest"]]}
            | {"days": _days(row), "decisions": [_decision(it, row) for it in taken if it.case == row["case"]]}
        )
        for row in rows
    )


def _days(row: Row) -> int:
    return (date.fromisoformat(row["closes"]) - date.fromisoformat(row["opens"])).days + 1


def _decisions(view: Viewpoint, cases: Iterable[str]) -> list[Taken]:
    kinds = (DecisionTaken.type_name, ChairsActionTaken.type_name)
    rows = every(view.connection, view.ledger, [(CaseId(case).tag, kind) for case in cases for kind in kinds])
    return [cast("Taken", fact_of(at, leaf).event) for _, _, at, leaf in rows if at <= view.position]


def _decision(taken: Taken, row: Row) -> Row:
    named = {name: getattr(taken, name) for name in ("decision", "board", "outcome", "decided")}
    return named | {"after_its_end": taken.decided.isoformat() > row["closes"]}

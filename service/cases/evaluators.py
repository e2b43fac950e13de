"""Finds who scored both a case that was given up and the case that takes it up again."""

from functools import cache

from sqlalchemy import bindparam, func, select

from service.cases.evaluator_shown import RepeatedEvaluation
from service.cases.tables import cases, scores
from service.projections.versioned import known_at
from service.store.statements import Statement
from service.viewing.identity import Classes, same_person
from service.viewing.page_asked import PageAsked
from service.viewing.paging import Found, cut
from service.viewing.viewpoint import Viewpoint

_BEFORE, _EARLIER = scores.alias("before"), cases.alias("earlier")


def repeated_evaluations(view: Viewpoint, asked: PageAsked) -> tuple[tuple[RepeatedEvaluation, ...], Found]:
    """A page of the people who scored a case and the one it follows, in the order of their first later score."""
    rows = view.rows(_repeated(view.identity.classes), after=asked.after or 0, most=asked.limit + 1)
    found = cut(rows, ("person", "case", "follows", "earlier_status", "since"), asked.limit)
    return tuple(RepeatedEvaluation.model_validate(row) for row in found.rows), found


@cache
def _repeated(classes: Classes) -> Statement:
    first = func.min(scores.c.since)
    told = (scores.c.scorer, cases.c.case, cases.c.follows, _EARLIER.c.status)
    joined = (
        scores.join(cases, cases.c.case == scores.c.case)
        .join(_EARLIER, _EARLIER.c.case == cases.c.follows)
        .join(_BEFORE, _BEFORE.c.case == cases.c.follows)
    )
    both = same_person(_BEFORE.c.scorer, scores.c.scorer, classes)
    found = select(*told, first).select_from(joined)
    known = (known_at(scores), known_at(cases), known_at(_EARLIER), known_at(_BEFORE))
    grouped = found.where(*known, both).group_by(*told).having(first > bindparam("after"))
    return Statement(grouped.order_by(first).limit(bindparam("most")))

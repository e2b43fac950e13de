"""Finds benefits: what was planned, what was measured and reviewed by a day, and whose review is overdue."""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from functools import reduce
from itertools import islice
from typing import Any

from domain.benefits.figures import Figure, Way
from domain.benefits.policies import UnknownBenefit
from domain.decisions.course import Courses
from domain.decisions.course_following import COURSE_FACTS, courses_after
from domain.decisions.standing import approves_on
from domain.kernel.codec import read
from domain.kernel.dates import PartialDate
from domain.kernel.deciders import in_order
from domain.kernel.ids import BenefitId, CaseId
from service.benefits.shown import BenefitShown, MeasurementShown, ReviewShown
from service.benefits.tables import benefits, measurements, reviews
from service.recording.receipts import Shown
from service.store.leaves import fact_of
from service.store.selecting import every
from service.viewing.page_asked import PageAsked
from service.viewing.paging import Found, all_of
from service.viewing.viewpoint import Texts, Viewpoint

Row = dict[str, Any]
FIGURES = ("baseline", "target", "figure")


def the_benefits(
    view: Viewpoint, asked: PageAsked, day: date, *, overdue: bool | None, **filters: object
) -> tuple[tuple[BenefitShown, ...], Found]:
    """A page of the benefits that were planned by the day."""
    given = {name: held for name, held in filters.items() if held is not None}
    rows = [row for row in all_of(view, benefits, **given) if row["since"] > (asked.after or 0)]
    told = _told(view, [row for row in rows if row["planned"] <= day.isoformat()], day)
    found = list(islice((one for one in told if overdue in (None, one.overdue)), asked.limit + 1))
    more = found[asked.limit - 1].since if len(found) > asked.limit else None
    return tuple(found[: asked.limit]), Found(rows=(), next=more)


def the_benefit(view: Viewpoint, benefit: BenefitId, day: date) -> BenefitShown:
    """One benefit, whenever it was planned; raises `UnknownBenefit`."""
    found = list(_told(view, all_of(view, benefits, benefit=str(benefit)), day))
    if not found:
        raise UnknownBenefit(benefit=benefit)
    return found[0]


def overdue_reviews(view: Viewpoint, rows: Iterable[Row], day: date) -> Iterator[tuple[str, int, str]]:
    """Of these, each benefit of an approved case whose review is overdue on the day: its id, since when, when due."""
    planned = [row for row in rows if row["planned"] <= day.isoformat()]
    for one in _told(view, planned, day):
        if one.overdue:
            yield str(one.benefit), one.since, str(one.review_due)


def _told(view: Viewpoint, rows: tuple[Row, ...] | list[Row], day: date) -> Iterator[BenefitShown]:
    courses = _courses(view, {CaseId(row["case"]) for row in rows})
    approved: dict[str, list[str]] = {}
    for course in courses.values():
        if course.case and course.decided <= day and approves_on(courses, course.decision, day):
            approved.setdefault(str(course.case), []).append(str(course.decision))
    for row in rows:
        yield _one(view, row, day, approved.get(row["case"], []))


def _courses(view: Viewpoint, cases: set[CaseId]) -> Courses:
    kinds = COURSE_FACTS
    rows = every(view.connection, view.ledger, [(case.tag, kind.type_name) for case in cases for kind in kinds])
    blank: Courses = {}
    facts = in_order(fact_of(position, leaf) for _, _, position, leaf in rows if position <= view.position)
    return reduce(courses_after, facts, blank)


def _one(view: Viewpoint, row: Row, day: date, approved: list[str]) -> BenefitShown:
    measured = sorted(_by(day, all_of(view, measurements, benefit=row["benefit"])), key=_when)
    reviewed = [one for one in all_of(view, reviews, benefit=row["benefit"]) if one["reviewed"] <= day.isoformat()]
    reviewed.sort(key=lambda one: (one["reviewed"], one["since"]))
    texts = view.texts(one[name] for one in (row, *measured, *reviewed) for name in one if name.endswith("_digest"))
    due = reviewed[-1]["next_review"] if reviewed else row["review_due"]
    return BenefitShown.model_validate(
        _shown(BenefitShown, row, texts)
        | {
            "measurements": [
                _shown(MeasurementShown, one, texts) | {"reaches_target": _reaches(one, row)} for one in measured
            ],
            "reviews": [_shown(ReviewShown, one, texts) for one in reviewed],
            "review_due": due,
            "approved_by": approved,
            "overdue": bool(approved) and due is not None and due < day.isoformat(),
        }
    )


def _by(day: date, rows: tuple[Row, ...]) -> list[Row]:
    return [row for row in rows if PartialDate(row["measured_on"]).earliest <= day]


def _when(row: Row) -> tuple[date, int]:
    return PartialDate(row["measured_on"]).latest, row["since"]


def _reaches(measured: Row, planned: Row) -> str | None:
    if planned["target"] is None:
        return None
    figure, target = (read(Figure, json.loads(text)) for text in (measured["figure"], planned["target"]))
    return str(figure.reaches(target, Way[planned["way"]]).value)


def _shown(kind: type[Shown], row: Row, texts: Texts) -> Row:
    """What a model shows of a row, its figures read and its texts told."""
    plain = {name: row[name] for name in kind.model_fields if name in row}
    figures = {name: json.loads(row[name]) for name in FIGURES if row.get(name) is not None}
    words = {name.removesuffix("_digest"): texts[held] for name, held in row.items() if name.endswith("_digest")}
    return plain | figures | words

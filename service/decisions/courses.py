"""Finds what became of decisions: the whole course of one, and the conditions that are open, met, waived or failed."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from domain.decisions.course import Course, Courses
from domain.decisions.course_following import COURSE_FACTS, courses_after
from domain.decisions.events import TerminationNoticeGiven
from domain.decisions.kept import ConditionState
from domain.decisions.notice_policies import notice_due
from domain.kernel.codec import instant
from domain.kernel.dates import PartialDate
from domain.kernel.facts import Fact
from domain.kernel.ids import DecisionId
from domain.kernel.messages import Event
from service.decisions.course_shown import ConditionKept
from service.decisions.reviews import REVIEW_FACTS, under_review
from service.decisions.tables import conditions
from service.edge.json_text import LONGEST_LIST
from service.store.leaves import fact_of
from service.viewing.history import HISTORY
from service.viewing.paging import all_of
from service.viewing.viewpoint import Texts, Viewpoint

Row = dict[str, Any]
MOST = 100_000
CONDITIONS_OF_ONE = LONGEST_LIST + 1
TYPES = frozenset(kind.type_name for kind in COURSE_FACTS + REVIEW_FACTS)


def course_shown(view: Viewpoint, decision: DecisionId, day: date) -> Row:
    """Every turn that a decision took up to the viewpoint, and where it stood on the day."""
    facts = _facts(view, decision)
    course = _course(decision, [fact for fact in facts if isinstance(fact.event, COURSE_FACTS)])
    by_position = {fact.position: fact for fact in facts}
    texts = view.texts(_digests([by_position[turn.position] for turn in course.turns], course.notice))
    standing = course.status_on(day)
    return {
        "status": course.status.name,
        "under_review": under_review(facts, decision),
        "status_on_day": standing.name if standing else None,
        "course": [_turn(turn, by_position[turn.position], texts) for turn in course.turns],
        "kept": [one for _, one in conditions_listed(view, day, decision=str(decision))],
        "ratify_by": _iso(course.ratify_by),
        "standstill_until": _iso(course.standstill_until),
        "service_ended": _iso(course.service_ended),
        "notice": _notice(course.notice, texts) if course.notice else None,
    }


def course_of(view: Viewpoint, decision: DecisionId) -> Course:
    """Everything that became of a decision up to the viewpoint."""
    return _course(decision, _facts(view, decision))


def conditions_listed(view: Viewpoint, day: date, **filters: str | None) -> tuple[tuple[int, ConditionKept], ...]:
    """The conditions with these columns in the order of recording, each with its cursor, and if it is overdue.

    One decision may make several, so that a cursor is its position and their number in it.
    """
    rows = all_of(view, conditions, **{name: held for name, held in filters.items() if held is not None})
    texts = view.texts([digest for row in rows for digest in (row["text_digest"], row["office_digest"])])
    return tuple((row["since"] * CONDITIONS_OF_ONE + row["condition"], _kept(row, texts, day)) for row in rows)


def _facts(view: Viewpoint, decision: DecisionId) -> list[Fact[Event]]:
    rows = view.rows(HISTORY, tag=decision.tag, after=0, most=MOST)
    found = [fact_of(position, bytes(leaf)) for position, _, leaf in rows]
    return [fact for fact in found if fact.envelope.type in TYPES]


def _course(decision: DecisionId, facts: Iterable[Fact[Event]]) -> Course:
    courses: Courses = {}
    for fact in facts:
        courses = courses_after(courses, fact)
    return courses[decision]


def _digests(facts: Sequence[Fact[Event]], notice: TerminationNoticeGiven | None) -> list[str]:
    said = [getattr(fact.event, name, None) for fact in facts for name in ("why", "by_whom", "instructions")]
    said += [held for fact in facts for held in (fact.envelope.reason, fact.envelope.source)]
    return [str(one) for one in (*said, notice.exception if notice else None) if one]


def _turn(turn: Any, fact: Fact[Event], texts: Texts) -> Row:  # noqa: ANN401 - a turn
    event, envelope = fact.event, fact.envelope
    why, by_whom, ground = (getattr(event, name, None) for name in ("why", "by_whom", "ground"))
    return {
        "on": turn.on.isoformat(),
        "kind": turn.kind,
        "status": turn.status.name,
        "by": turn.by,
        "ground": ground.name if ground else None,
        "by_whom": _text(by_whom, texts),
        "instructions": _text(getattr(event, "instructions", None), texts),
        "people": getattr(event, "panel", None) or getattr(event, "members", ()),
        "why": _text(why or envelope.reason, texts),
        "source": _text(envelope.source, texts),
        "actor": str(envelope.actor),
        "recorded_at": instant(envelope.recorded_at),
        "position": turn.position,
    }


def _notice(notice: TerminationNoticeGiven, texts: Texts) -> Row:
    due = notice_due(notice.given, notice.notice_months)
    return {
        "given": notice.given.isoformat(),
        "notice_months": notice.notice_months,
        "last_service_day": notice.last_service_day.isoformat(),
        "due_end": due.isoformat(),
        "long_enough": notice.last_service_day >= due,
        "exception": _text(notice.exception, texts),
    }


def _kept(row: Row, texts: Texts, day: date) -> ConditionKept:
    due, is_open = row["due"], row["state"] == ConditionState.OPEN.name
    overdue = PartialDate(due).before(PartialDate.of(day)).name if due and is_open else "NO"
    shown = {name: row[name] for name in ConditionKept.model_fields if name in row}
    text, office = texts[row["text_digest"]], texts[row["office_digest"]]
    return ConditionKept.model_validate(shown | {"text": text, "office": office, "overdue": overdue})


def _text(said: object, texts: Texts) -> Any:  # noqa: ANN401 - a text, or that it was erased
    return texts[str(said)] if said else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None

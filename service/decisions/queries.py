"""Finds decisions, and judges each again when it is read."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial
from typing import Any, cast

from domain.boards.events import BoardEstablished
from domain.decisions.events import ChairsActionRejudged, ChairsActionTaken, DecisionRejudged, DecisionTaken
from domain.decisions.judge import rejudge
from domain.kernel.codec import instant, write
from domain.kernel.facts import Fact
from domain.kernel.ids import DecisionId
from domain.meetings.events import MotionPut
from service.decisions.by_charter import by_charter
from service.decisions.courses import course_shown
from service.decisions.shown import DecisionLine, DecisionShown, RejudgementShown
from service.decisions.tables import decisions, rejudgements
from service.problems.refusals import RefusedAtTheDoor
from service.store.leaves import fact_of
from service.store.scanning import one_leaf
from service.store.selecting import every
from service.viewing.digests import digests_in, revealed
from service.viewing.judged_anew import judged, with_both_verdicts
from service.viewing.mentions import mentioning
from service.viewing.page_asked import PageAsked
from service.viewing.paging import Found, all_of, one, page
from service.viewing.viewpoint import Viewpoint

Row = dict[str, Any]


class UnknownDecisionAsked(RefusedAtTheDoor):
    """There is no such decision on record, or was not then."""

    code = "unknown-decision-asked"


def register(
    view: Viewpoint, asked: PageAsked, *, charter_changed: bool | None = None, **filters: str | None
) -> tuple[tuple[DecisionLine, ...], Found]:
    """A page of the register; where asked, of decisions whose board has adopted another charter since, or has not."""
    if charter_changed is None:
        found = page(view, decisions, limit=asked.limit, after=asked.after, **filters)
    else:
        found = by_charter(view, asked, changed=charter_changed, **filters)
    return lines_of(view, found.rows), found


def lines_of(view: Viewpoint, rows: Sequence[Row]) -> tuple[DecisionLine, ...]:
    """Rows of the register as it lists them."""
    names = _names(view, (row["board"] for row in rows))
    return tuple(DecisionLine(**_line(row, names)) for row in rows)


def the_decision(view: Viewpoint, decision: DecisionId, day: date) -> DecisionShown:
    """One decision with its working, judged again from its own inputs, and all that became of it by the day.

    Raises `UnknownDecisionAsked`.
    """
    row = one(view, decisions, decision=str(decision))
    if row is None:
        raise UnknownDecisionAsked
    fact = _fact(view, row["since"])
    told = _action(view, fact.event) if isinstance(fact.event, ChairsActionTaken) else _judged(view, fact.event)
    return DecisionShown.model_validate(
        _line(row, _names(view, [row["board"]]))
        | told
        | course_shown(view, decision, day)
        | {
            "recorded_at": instant(fact.envelope.recorded_at),
            "findings": [write(one, str) for one in fact.envelope.findings or ()],
        }
    )


def judged_anew(view: Viewpoint, asked: PageAsked, **filters: str | None) -> tuple[tuple[RejudgementShown, ...], Found]:
    """A page of the decisions and chair's actions with a second verdict, each with both."""
    found = page(view, rejudgements, limit=asked.limit, after=asked.after, **filters)
    return tuple(_rejudgement(view, row) for row in found.rows), found


def _rejudgement(view: Viewpoint, row: Row) -> RejudgementShown:
    fact = _fact(view, row["since"])
    inputs = write(fact.event.inputs, str) if isinstance(fact.event, DecisionRejudged) else None
    return RejudgementShown.model_validate(
        with_both_verdicts(fact.event, partial(_fact, view))
        | {
            "rejudged_at": fact.position,
            "taken_at": row["taken_at"],
            "cause": row["cause"],
            "recorded_at": instant(fact.envelope.recorded_at),
            "inputs": inputs,
        }
    )


def _rejudged(view: Viewpoint, decision: DecisionId) -> list[Fact[DecisionRejudged]]:
    rows = all_of(view, rejudgements, decision=str(decision))
    return [_fact(view, row["since"]) for row in rows]


def _judged(view: Viewpoint, it: DecisionTaken) -> Row:
    """What a meeting decided, with the words that were put and the working."""
    motion, terms = _motion(view, str(it.motion)), write(it.terms, str)
    texts = view.texts([str(motion.text), *digests_in(terms)])
    shown: Row = revealed(terms, texts) | {
        "direction": motion.direction.name,
        "resolution": texts[str(motion.text)],
        "earlier": it.earlier,
        "verdict": write(it.verdict, str),
        "inputs": write(it.inputs, str),
        "recomputed": rejudge(it) == it.verdict,
        "judged_anew": [judged(one.event) for one in _rejudged(view, it.decision)],
    }
    return shown


def _action(view: Viewpoint, it: ChairsActionTaken) -> Row:
    """What two members did for the board, why it could not wait, and what was on record about them."""
    terms = write(it.terms, str)
    texts = view.texts([str(it.text), str(it.urgency), *digests_in(terms)])
    shown: Row = revealed(terms, texts) | {
        "resolution": texts[str(it.text)],
        "urgency": texts[str(it.urgency)],
        "earlier": it.earlier,
        "actors": it.actors,
        "exclusions": [write(one, str) for one in it.exclusions],
        "action_judged_anew": [_action_judged_anew(one) for one in _anew(view, it.decision)],
    }
    return shown


def _anew(view: Viewpoint, decision: DecisionId) -> list[Fact[ChairsActionRejudged]]:
    rows = every(view.connection, view.ledger, [(decision.tag, ChairsActionRejudged.type_name)])
    facts = [fact_of(position, leaf) for _, _, position, leaf in rows if position <= view.position]
    return [cast("Fact[ChairsActionRejudged]", fact) for fact in facts]


def _action_judged_anew(fact: Fact[ChairsActionRejudged]) -> Row:
    it = fact.event
    return {
        "rejudged_at": fact.position,
        "cause": it.cause,
        "recorded_at": instant(fact.envelope.recorded_at),
        "findings_then": [write(one, str) for one in it.findings_then],
        "findings_now": [write(one, str) for one in it.findings_now],
        "exclusions": [write(one, str) for one in it.exclusions],
    }


def _fact(view: Viewpoint, position: int) -> Fact[Any]:
    leaf = one_leaf(view.connection, view.ledger, position)
    assert leaf is not None  # noqa: S101 - a row of the register stands for its fact
    return fact_of(position, leaf)


def _motion(view: Viewpoint, motion: str) -> MotionPut:
    (put,) = mentioning(view, "motion", [motion], MotionPut)
    return put


def _names(view: Viewpoint, boards: Iterable[str]) -> dict[str, str]:
    """The names of boards by id."""
    found = mentioning(view, "board", set(boards), BoardEstablished)
    return {board.board: board.name for board in found}


def _line(row: Row, names: dict[str, str]) -> Row:
    shown = {name: row[name] for name in DecisionLine.model_fields if name in row}
    return shown | {"reference": f"{names.get(row['board'], row['board'])} {row['number']}"}

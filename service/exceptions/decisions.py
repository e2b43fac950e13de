"""Decisions to look at: without a quorum, judged otherwise since, or taken for a board that has not ratified them."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Column, Select, bindparam, select

from domain.boards.events import BoardEstablished
from domain.decisions.events import ChairsActionRejudged, ChairsActionTaken, DecisionRejudged, Outcome
from domain.decisions.ratification import Ratification, ratification_on
from domain.decisions.rejudging import found_in
from domain.decisions.rejudging_action import broken_when_taken
from domain.decisions.sentences import words_of
from domain.kernel.facts import Fact
from domain.kernel.ids import DecisionId
from service.clock import london_day
from service.decisions.courses import course_of
from service.decisions.tables import decisions, rejudgements
from service.exceptions.found import ExceptionFound, Moment, Row, Selected, WorkedOut
from service.projections.versioned import known_at
from service.store.leaves import fact_of
from service.store.scanning import one_leaf
from service.store.statements import Statement
from service.viewing.in_turn import in_turn
from service.viewing.mentions import mentioning
from service.viewing.paging import all_of
from service.viewing.viewpoint import Viewpoint

WAITING = {
    Ratification.AWAITED: "awaits the board's ratification",
    Ratification.OVERDUE: "should have been ratified and is not",
}
DECIDED = tuple(decisions.c[name] for name in ("decision", "board", "number", "case", "decided", "since"))


def names_of(view: Viewpoint, boards: Iterable[str]) -> dict[str, str]:
    """The names of boards by id."""
    return {one.board: one.name for one in mentioning(view, "board", set(boards), BoardEstablished)}


def _inquorate() -> Select[Any]:
    conditions = (
        known_at(decisions),
        decisions.c.since > bindparam("after"),
        decisions.c.outcome == Outcome.NO_DECISION_INQUORATE.name,
        decisions.c.decided <= bindparam("day"),
    )
    return select(decisions.c.since.label("cursor"), *DECIDED[:-1]).where(*conditions)


def _inquorate_told(view: Viewpoint, rows: Sequence[Row]) -> Iterator[ExceptionFound]:
    names = names_of(view, (row["board"] for row in rows))
    for row in rows:
        sentence = "found no quorum for the question, so that nothing was decided"
        yield _about(row | {"since": row["cursor"]}, names, sentence)


def _about(row: Row, names: dict[str, str], sentence: str, **more: Any) -> ExceptionFound:  # noqa: ANN401 - any column
    """What is to be looked at about a decision, by its row in the register."""
    told = {
        "cursor": row["since"],
        "position": row["since"],
        "subject": f"decision:{row['decision']}",
        "path": f"decisions/{row['decision']}",
        "since": row["decided"],
        "sentence": f"{names.get(row['board'], row['board'])} {row['number']}: {sentence}.",
    }
    return ExceptionFound(**(told | more))


def _tainted(view: Viewpoint, moment: Moment, after: int) -> Iterator[ExceptionFound]:
    """Of each decision that was judged anew the newest verdict, where it is another than when it was taken."""

    def read(behind: int, most: int) -> list[Row]:
        return _named(rejudgements.c, view.rows(_newest_verdicts(), after=behind, most=most))

    for batch in in_turn(read, after):
        registered = {row["decision"]: row for row in _rows(view, (row["decision"] for row in batch))}
        names = names_of(view, (row["board"] for row in registered.values()))
        for row in batch:
            anew, taken = _fact(view, row["since"]), _fact(view, row["taken_at"])
            if how := _otherwise(anew, taken):
                place = {"cursor": anew.position, "position": anew.position}
                since = london_day(anew.envelope.recorded_at).isoformat()
                said = f"{how}, knowing what was recorded at position {row['cause']}"
                yield _about(registered[row["decision"]], names, said, **place, since=since)


@cache
def _newest_verdicts() -> Statement:
    """Judgements anew that no later one of the same decision takes the place of."""
    later = rejudgements.alias("later")
    of_the_same = (later.c.decision == rejudgements.c.decision) & (later.c.since > rejudgements.c.since)
    newest = ~select(later.c.decision).where(known_at(later), of_the_same).exists()
    found = select(*rejudgements.c).where(known_at(rejudgements), rejudgements.c.since > bindparam("after"), newest)
    return Statement(found.order_by(rejudgements.c.since).limit(bindparam("most")))


def _otherwise(anew: Fact[Any], taken: Fact[Any]) -> str | None:
    """In which way the newest judgement is another than the first; nothing where it is the same again."""
    event = anew.event
    if isinstance(event, ChairsActionRejudged):
        then = {(one.rule, one.pointer) for one in broken_when_taken(taken)}
        now = [one.rule.replace("-", " ") for one in event.findings_now if (one.rule, one.pointer) not in then]
        return f"those who acted did not keep: {', '.join(dict.fromkeys(now))}" if now else None
    assert isinstance(event, DecisionRejudged)  # noqa: S101 - the register holds these two
    first = taken.event
    if event.outcome_now is not first.outcome:
        was, is_now = words_of(first.outcome.value), words_of(event.outcome_now.value)
        return f"the outcome would be {is_now} instead of {was}"
    same = event.verdict == first.verdict and found_in(event.inputs.exclusions) == found_in(first.inputs.exclusions)
    return None if same else "the verdict would be another with the same outcome"


def _unratified(view: Viewpoint, moment: Moment, after: int) -> Iterator[ExceptionFound]:
    """The chair's actions taken by the day of which the board has said nothing by then."""

    def read(behind: int, most: int) -> list[Row]:
        return _named(DECIDED, view.rows(_actions(), after=behind, most=most, day=moment.day.isoformat()))

    for batch in in_turn(read, after):
        names = names_of(view, (row["board"] for row in batch))
        for row in batch:
            waits = WAITING.get(ratification_on(course_of(view, DecisionId(row["decision"])), moment.day))
            action = _fact(view, row["since"]).event
            if waits and isinstance(action, ChairsActionTaken):
                yield _about(row, names, f"the chair's action {waits}, by {action.ratify_by}")


@cache
def _actions() -> Statement:
    """Of a chair's action the register names no meeting."""
    wanted = (known_at(decisions), decisions.c.meeting.is_(None), decisions.c.decided <= bindparam("day"))
    found = select(*DECIDED).where(*wanted, decisions.c.since > bindparam("after"))
    return Statement(found.order_by(decisions.c.since).limit(bindparam("most")))


def _rows(view: Viewpoint, wanted: Iterable[str]) -> Iterator[Row]:
    for decision in wanted:
        yield from all_of(view, decisions, decision=decision)


def _named(columns: Iterable[Column[Any]], rows: Iterable[Sequence[Any]]) -> list[Row]:
    names = [column.name for column in columns]
    return [dict(zip(names, row, strict=True)) for row in rows]


def _fact(view: Viewpoint, position: int) -> Fact[Any]:
    leaf = one_leaf(view.connection, view.ledger, position)
    assert leaf is not None  # noqa: S101 - a row of the register stands for its fact
    return fact_of(position, leaf)


INQUORATE = Selected(_inquorate, _inquorate_told)
TAINTED = WorkedOut(_tainted)
UNRATIFIED = WorkedOut(_unratified)

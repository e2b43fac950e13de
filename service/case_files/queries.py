"""Makes a case file out of the parts that each context shows."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any

from domain.decisions.events import ChairsActionTaken, DecisionTaken
from domain.kernel.codec import instant, write
from domain.kernel.facts import Fact
from domain.kernel.ids import BoardId, CaseId, DecisionId, ItemId, MeetingId
from service.auth.callers import Caller
from service.boards.queries import board
from service.case_files.gathering import CaseGathered, gathered, recorded_at
from service.case_files.shown import CaseFile, DealtWith, DecisionInFile, MeetingInFile
from service.cases.queries import the_case
from service.decisions.courses import conditions_listed
from service.decisions.queries import lines_of
from service.decisions.tables import decisions, rejudgements
from service.due_diligence.queries import of_case
from service.interests.queries import interests_named
from service.interests.readers import reader
from service.meetings.conflict_queries import conflicts
from service.meetings.item_queries import the_item
from service.meetings.queries import attendance, fields
from service.meetings.shown import MeetingLine
from service.meetings.tables import items, meetings
from service.proposals.queries import proposals_of
from service.store.leaves import fact_of, moment_of
from service.viewing.foreseeing import Foreseeing
from service.viewing.judged_anew import with_both_verdicts
from service.viewing.paging import all_of
from service.viewing.viewpoint import Viewpoint
from service.viewing.withholding import as_seen_by

Row = dict[str, Any]


def the_file(view: Viewpoint, case: CaseId, caller: Caller, day: date) -> CaseFile:
    """Everything about a case as known at the viewpoint and true on the day; raises `UnknownCaseAsked`."""
    view = Foreseeing(view)
    interests = partial(interests_named, view, reader(caller, view), day=day)
    parts = gathered(view, case, interests)
    told = parts.view
    dealt = DealtWith(
        meetings=tuple(_meeting(parts.view, row) for row in all_of(parts.view, meetings)),
        decisions=_decisions(parts, day),
    )
    return CaseFile(
        position=view.position,
        recorded_at=instant(moment_of(recorded_at(view))),
        as_at=day.isoformat(),
        case=the_case(told, case),
        proposals=proposals_of(told, case),
        due_diligence=of_case(told, case).results,
        boards=tuple(board(parts.view, BoardId(one), day) for one in parts.boards),
        interests=interests(parts.interests),
        **dict(as_seen_by(caller, view.connection, view.ledger, dealt)),
    )


def _meeting(view: Viewpoint, row: Row) -> MeetingInFile:
    meeting = MeetingId(row["meeting"])
    here = all_of(view, items, meeting=row["meeting"])
    return MeetingInFile(
        **fields(MeetingLine, row),
        attendance=attendance(view, meeting).results,
        items=tuple(the_item(view, meeting, ItemId(one["item"])) for one in here),
        conflicts=conflicts(view, meeting).results,
    )


def _decisions(parts: CaseGathered, day: date) -> tuple[DecisionInFile, ...]:
    facts = {at: fact_of(at, leaf) for at, leaf in parts.leaves.items()}
    rows = all_of(parts.view, decisions)
    return tuple(
        DecisionInFile.model_validate(
            line.model_dump()
            | _taken(facts[line.since])
            | {
                "recorded_at": instant(facts[line.since].envelope.recorded_at),
                "judged_anew": _anew(parts.view, line.decision, facts),
                "conditions": [one for _, one in conditions_listed(parts.view, day, decision=line.decision)],
            }
        )
        for line in lines_of(parts.view, rows)
    )


def _taken(fact: Fact[Any]) -> Row:
    it: DecisionTaken | ChairsActionTaken = fact.event
    if isinstance(it, ChairsActionTaken):
        return {"actors": it.actors, "exclusions": [write(one, str) for one in it.exclusions]}
    return {"verdict": write(it.verdict, str), "inputs": write(it.inputs, str)}


def _anew(view: Viewpoint, decision: str, facts: Mapping[int, Fact[Any]]) -> list[Row]:
    rows = all_of(view, rejudgements, decision=str(DecisionId(decision)))
    return [with_both_verdicts(facts[row["since"]].event, facts.__getitem__) for row in rows]

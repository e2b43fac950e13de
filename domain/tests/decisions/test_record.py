"""A decision holds all that is needed to judge it again, and stays within the size of a fact."""

import json
from dataclasses import fields, replace
from datetime import date

import pytest
from hypothesis import given, settings

from domain.decisions.events import DecisionTaken, Outcome
from domain.decisions.inputs import JudgementInputs
from domain.decisions.judge import judge, rejudge
from domain.kernel.codec import read, write
from domain.kernel.dates import PartialDate
from domain.kernel.ids import BoardId, CaseId, DecisionId, ItemId, MeetingId, MotionId
from domain.kernel.messages import Withheld
from domain.meetings.terms import Condition, Terms
from domain.tests.decisions.make import uuid
from domain.tests.decisions.test_catalogue import EXAMPLES
from domain.tests.decisions.test_laws import questions

PLAN = Condition(text="Agree the exit plan", owner=None, office="Director", due=PartialDate("2009-09"))


def decision(inputs: JudgementInputs) -> DecisionTaken:
    return DecisionTaken(
        decision=DecisionId(uuid("decision", "1")),
        board=BoardId(uuid("board", "1")),
        number=1,
        meeting=MeetingId(uuid("meeting", "1")),
        item=ItemId(uuid("item", "1")),
        motion=MotionId(uuid("motion", "1")),
        case=CaseId(uuid("case", "1")),
        version=2,
        outcome=Outcome.APPROVED_WITH_CONDITIONS,
        decided=date(2009, 6, 1),
        terms=Terms(conditions=(PLAN,)),
        earlier=None,
        earlier_outcome=None,
        inputs=inputs,
        verdict=judge(inputs),
    )


def recorded(event: DecisionTaken) -> DecisionTaken:
    """Through the plain JSON of a leaf and back."""
    again: DecisionTaken = read(DecisionTaken, json.loads(json.dumps(write(event, lambda text: f"digest of {text}"))))
    return again


@settings(max_examples=40, deadline=None)
@given(questions())
def test_whoever_holds_the_decision_judges_it_again(inputs: JudgementInputs) -> None:
    event = decision(inputs)
    again = recorded(event)
    assert (again.inputs, again.verdict) == (event.inputs, event.verdict)
    assert rejudge(again) == event.verdict


@pytest.mark.parametrize("code", EXAMPLES)
def test_every_example_survives_the_record(code: str) -> None:
    event = decision(EXAMPLES[code])
    again = recorded(event)
    for field in fields(DecisionTaken):
        if field.name != "terms":
            assert getattr(again, field.name) == getattr(event, field.name)
    assert type(again.terms.conditions[0].text) is Withheld
    assert type(again.terms.conditions[0].office) is Withheld
    assert rejudge(again) == again.verdict


def test_a_verdict_that_was_tampered_with_is_found() -> None:
    event = decision(EXAMPLES["carried"])
    forged = replace(event, verdict=judge(EXAMPLES["not-carried"]))
    assert rejudge(forged) != forged.verdict

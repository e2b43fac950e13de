"""What is told on a refusal is kept beside the tests: a changed sentence, pointer or evidence is seen in review.

`pytest domain --snapshot-update` writes down what is told now; the difference is then read like any other change.
"""

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from domain.kernel.deciders import Answer
from domain.kernel.messages import Command, Event
from domain.kernel.refusals import Refused
from domain.kernel.spec import Given


@pytest.fixture(autouse=True)
def _told(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, snapshot: SnapshotAssertion
) -> Iterator[None]:
    """Every refusal that an example expects, whole; what hypothesis makes up is told differently each time."""
    heard: list[Refused] = []
    if not getattr(request.function, "is_hypothesis_test", False):
        monkeypatch.setattr(Given, "then_refused", _overheard(heard))
    monkeypatch.setattr(Given, "answer", _recorded_as_asked)
    yield
    if heard:
        assert [_whole(one) for one in heard] == snapshot


_refused = Given.then_refused
_answer = Given.answer


# A fall gives back what other decisions drew, and a correction names whom the vote was of.
_OF_ANOTHER = {("LimitDrawn", "decision"), ("CorrectionAsked", "person")}


def _recorded_as_asked(record: Given) -> Answer[Any]:
    """What is asked in a word stands in the fact in the same word: a fact keeps each field that its command has too."""
    answer = _answer(record)
    for event in answer.events:
        for name in _fields(event) & _fields(answer.command):
            if (type(event).__name__, name) in _OF_ANOTHER:
                continue
            asked, kept = getattr(answer.command, name), getattr(event, name)
            assert kept == asked, f"{name} of {type(event).__name__}: {kept!r} where {asked!r} was asked"
    return answer


def _fields(message: Command | Event) -> set[str]:
    return {field.name for field in fields(message)}


def _overheard(heard: list[Refused]) -> object:
    def then_refused(record: Given, reason: type[Refused], **facts: object) -> Refused:
        refusal = _refused(record, reason, **facts)
        heard.append(refusal)
        return refusal

    return then_refused


def _whole(refusal: Refused) -> str:
    told = {"at": refusal.pointer, "evidence": refusal.evidence, **refusal.facts}
    shown = "; ".join(f"{name} {_plain(said)}" for name, said in told.items() if said not in (None, (), ""))
    return f"{refusal.code}: {refusal.detail} [{shown}]"


def _plain(said: object) -> str:
    return ", ".join(map(_plain, said)) if isinstance(said, list | tuple | set | frozenset) else str(said)

"""`decisions ask`: a question of the auditors, put to the same queries as over HTTP, and its answer."""

import asyncio
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import typer

from domain.kernel.ids import BodyCode
from service.cli.access_entries import a_reason
from service.cli.answering import Answer, answers
from service.cli.configuring import existing, settings_with
from service.cli.exits import Misused
from service.cli.naming import labelled
from service.cli.progress import spinner
from service.cli.questions import Question, questions
from service.cli.written import written

NAMED: Final = re.compile(r"`([\w.]+)`")


def ask(
    database: str | None, name: str, body: BodyCode, said: Sequence[str], *, reason: str | None, as_json: bool
) -> int:
    """Ask one question of a body's record, and say what is answered. Raises `Misused` and `Declined`."""
    question = questions().get(name.upper())
    if question is None:
        raise Misused(f"there is no question {name}; `decisions ask` lists them: A1 to A{len(questions())}")
    given = _given(question, said)
    why = a_reason(reason or f"decisions ask {question.name}")
    settings = settings_with(database)
    existing(settings).close()
    with spinner(f"{question.name} is asked"):
        found = asyncio.run(answers(settings, body, question, given, reason=why, named=not as_json))
    typer.echo(_as_json(question, found) if as_json else "\n".join(_in_words(question, found)))
    return 0


def _given(question: Question, said: Sequence[str]) -> Mapping[str, str]:
    """What was said with the question, by the names of its parameters; raises `Misused`."""
    known = {one.option: one for one in question.parameters()}
    given: dict[str, str] = {}
    for option, held in _pairs(said):
        if option not in known:
            raise Misused(f"{question.name} does not take {option}; it takes {', '.join(known) or 'nothing'}")
        given[known[option].name] = held
    missing = [one.option for one in known.values() if one.needed and one.name not in given]
    if missing:
        raise Misused(f"{question.name} needs {' and '.join(missing)}: {question.command_line()}")
    return given


def _pairs(said: Sequence[str]) -> Iterator[tuple[str, str]]:
    rest = iter(said)
    for word in rest:
        option, equals, held = word.partition("=")
        if not option.startswith("--"):
            raise Misused(f"say what {word} is: --option {word}")
        if not equals:
            held = next(rest, "")
        if not held:
            raise Misused(f"{option} needs something to be said with it")
        yield option, held


def _as_json(question: Question, found: Sequence[Answer]) -> str:
    told = [{"query": one.address, "tells": one.tells, "answer": one.answer} for one in found]
    return json.dumps({"question": question.name, "asks": question.asks, "answers": told}, ensure_ascii=False)


def _in_words(question: Question, found: Sequence[Answer]) -> Iterator[str]:
    yield f"{question.name}  {question.asks}"
    for one in found:
        yield ""
        yield f"GET {one.address}" + (f"  ({one.tells})" if one.tells else "")
        yield from written(labelled(_looked_at(one), one.names))


def _looked_at(one: Answer) -> Any:  # noqa: ANN401 - any JSON
    """The parts of the answer in which the question is answered, where it says which; else the whole of it."""
    parts = {path: _part(one.answer, path.split(".")) for path in NAMED.findall(one.tells)}
    return parts if parts and None not in parts.values() else one.answer


def _part(held: Any, path: Sequence[str]) -> Any:  # noqa: ANN401 - any JSON
    for name in path:
        held = held.get(name) if isinstance(held, dict) else None
    return held

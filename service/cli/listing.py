"""The questions that can be asked, in words, and what is said with each."""

import json
from collections.abc import Iterator
from typing import Any

import typer

from service.cli.questions import Parameter, Question, questions


def listing(*, as_json: bool) -> int:
    """List every question with its queries and what they take."""
    if as_json:
        typer.echo(json.dumps({"questions": [_plain(one) for one in questions().values()]}, ensure_ascii=False))
    else:
        typer.echo("\n".join(line for one in questions().values() for line in _lines(one)))
    return 0


def _lines(question: Question) -> Iterator[str]:
    yield f"{question.name}  {question.asks}"
    yield f"     {question.command_line()}"
    further = [one.option for one in question.parameters() if f"{one.option} …" not in question.command_line()]
    if further:
        yield f"     also: {' '.join(further)}"


def _plain(question: Question) -> dict[str, Any]:
    return {
        "question": question.name,
        "asks": question.asks,
        "command": question.command_line(),
        "queries": [query.published_path for query in question.queries],
        "parameters": [_parameter(one) for one in question.parameters()],
    }


def _parameter(one: Parameter) -> dict[str, Any]:
    return {"option": one.option, "needed": one.needed, "explained": one.explained}

"""What auditors ask: each question in words, and the queries of the API that answer it."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any, Final
from urllib.parse import parse_qsl

from domain.kernel.values import value
from service.health import published

TABLE: Final = Path(__file__).with_name("questions.toml")
UNDER: Final = "/bodies/{ods}/"
BODY: Final = "ods"


@value
class Parameter:
    """Something to be said with a question; its option on the command line is spelt with hyphens."""

    name: str
    needed: bool
    explained: str

    @property
    def option(self) -> str:
        """How it is given on the command line."""
        return f"--{self.name.replace('_', '-')}"


@value
class Query:
    """A query of the API: its path below a body, what belongs to the question, and where in the answer to look."""

    path: str
    fixed: Mapping[str, str]
    open: tuple[str, ...]
    tells: str

    @property
    def published_path(self) -> str:
        """Its path as the description of the API has it."""
        return f"{UNDER}{self.path}"

    def parameters(self) -> tuple[Parameter, ...]:
        """All that it takes, as the published description of the API says, but for the body and what is fixed."""
        listed = published()["paths"][self.published_path]["get"]["parameters"]
        return tuple(_parameter(one) for one in listed if one["name"] != BODY and one["name"] not in self.fixed)


@value
class Question:
    """A question of the auditors; some need two queries."""

    name: str
    asks: str
    queries: tuple[Query, ...]
    needs: tuple[str, ...] = ()  # without which it would ask for everything

    def parameters(self) -> tuple[Parameter, ...]:
        """All that its queries take; what one of them needs is needed."""
        found: dict[str, Parameter] = {}
        for one in (parameter for query in self.queries for parameter in query.parameters()):
            if one.name not in found or one.needed:
                found[one.name] = replace(one, needed=one.needed or one.name in self.needs)
        return tuple(found.values())

    def command_line(self) -> str:
        """How it is asked on the command line, with what it is about."""
        about = {name for query in self.queries for name in query.open}
        needed = [f"{one.option} …" for one in self.parameters() if one.needed]
        may_be = [f"[{one.option} …]" for one in self.parameters() if one.name in about and not one.needed]
        return " ".join(["decisions ask", self.name, "--body ODS", *needed, *may_be])


@cache
def questions() -> Mapping[str, Question]:
    """Every question by its name, in order."""
    with TABLE.open("rb") as opened:
        return {name: _question(name, said) for name, said in tomllib.load(opened).items()}


def _question(name: str, said: Mapping[str, Any]) -> Question:
    needs = tuple(said.get("needs", ()))
    return Question(name=name, asks=said["asks"], queries=tuple(_queries(said["queries"])), needs=needs)


def _queries(said: Mapping[str, str]) -> Iterator[Query]:
    for text, tells in said.items():
        path, _, asked = text.partition("?")
        pairs = parse_qsl(asked, keep_blank_values=True)
        things = [field for _, field, _, _ in Formatter().parse(path) if field]
        yield Query(
            path=path,
            fixed={name: held for name, held in pairs if held},
            open=(*things, *(name for name, held in pairs if not held)),
            tells=tells,
        )


def _parameter(published: Mapping[str, Any]) -> Parameter:
    return Parameter(
        name=published["name"],
        needed=bool(published.get("required")),
        explained=published.get("description", ""),
    )

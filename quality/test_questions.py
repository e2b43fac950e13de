"""Every question of the auditors has a published query, a form on the command line, and tests that ask it."""

import ast
import re
from collections.abc import Iterator
from functools import cache

import pytest

from quality.sources import ROOT, Source, sources
from service.cli.questions import Query, Question, questions
from service.health import published

ROW = re.compile(r"^\| (A\d+) \| (.+?) \| (.+?) \| `(.+?)` \| (.+?) \|$", re.MULTILINE)
ROWS = ROW.findall((ROOT / "docs" / "questions.md").read_text(encoding="utf-8"))
BY_NAME = {row[0]: row for row in ROWS}
NAMED = re.compile(r"`(\S+\.py)::(test_\w+)`")
EACH = pytest.mark.parametrize("question", questions().values(), ids=questions())


def test_each_of_the_forty_four_questions_is_there_once() -> None:
    assert [row[0] for row in ROWS] == list(questions()) == [f"A{number}" for number in range(1, 45)]


@EACH
def test_the_document_says_what_the_command_asks(question: Question) -> None:
    _, asks, query, command, _ = BY_NAME[question.name]
    assert (asks, query, command) == (question.asks, _queries(question), question.command_line())
    assert asks.endswith("?")


@EACH
def test_the_query_is_published_with_what_is_asked_of_it(question: Question) -> None:
    assert question.queries
    for query in question.queries:
        known = {one["name"] for one in published()["paths"][query.published_path]["get"]["parameters"]}
        assert {*query.open, *query.fixed} <= known, query.path


@EACH
def test_the_tests_of_a_question_speak_of_its_queries(question: Question) -> None:
    """What is seen is that the words are there, in the test or in what it calls: not that anything is asked with them.

    Looked through are the texts of the test, of the functions, classes and constants of its own file that it names,
    and of those that it imports from other tests by name, with all that these name in turn.
    """
    tests = NAMED.findall(BY_NAME[question.name][4])
    assert tests, "what is asked is tested"
    said = {text for file, test in tests for text in _texts(_source(file), test, set())}
    missing = [query.path for query in question.queries if not any(_is_said(query, text) for text in said)]
    assert not missing, f"{question.name}: no test of it says {missing}"


def _queries(question: Question) -> str:
    """The queries of a question as the document has them."""
    return " and ".join(
        f"`GET {query.published_path}{_asked(query)}`" + (f": {query.tells}" if query.tells else "")
        for query in question.queries
    )


def _asked(query: Query) -> str:
    in_path = [name for name in query.open if f"{{{name}}}" in query.path]
    asked = [f"{name}=" for name in query.open if name not in in_path]
    fixed = [f"{name}={held}" for name, held in query.fixed.items()]
    return "?" + "&".join([*asked, *fixed]) if asked or fixed else ""


def _is_said(query: Query, text: str) -> bool:
    """Whether the last word of a query's path is in a text, as a word."""
    last = [word for word in query.path.split("/") if "{" not in word][-1]
    return re.search(rf"(?<![\w-]){last}(?![\w-])", text) is not None


def _source(file: str) -> Source:
    [found] = [one for one in sources("service", "api_tests") if one.name == file]
    return found


def _texts(source: Source, name: str, seen: set[tuple[str, str]]) -> Iterator[str]:
    """Every text within what has this name in a file, and within what that names in turn."""
    if (source.name, name) in seen:
        return
    seen.add((source.name, name))
    defined, imported = _defined(source), _imported(source)
    if name in defined:
        for node in ast.walk(defined[name]):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value not in _docstrings(source):
                yield node.value
            elif isinstance(node, ast.Name):
                yield from _texts(source, node.id, seen)
    elif name in imported:
        yield from _texts(imported[name], name, seen)


@cache
def _docstrings(source: Source) -> frozenset[str]:
    """What is only explained."""
    explained = (node.value for node in ast.walk(source.tree) if isinstance(node, ast.Expr))
    return frozenset(str(node.value) for node in explained if isinstance(node, ast.Constant))


@cache
def _defined(source: Source) -> dict[str, ast.AST]:
    found: dict[str, ast.AST] = {}
    for node in source.tree.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            found[node.name] = node
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            found |= {target.id: node for target in targets if isinstance(target, ast.Name)}
    return found


@cache
def _imported(source: Source) -> dict[str, Source]:
    return {
        alias.name: _modules()[node.module]
        for node in source.tree.body
        if isinstance(node, ast.ImportFrom) and node.module in _modules() and "tests" in str(node.module)
        for alias in node.names
    }


@cache
def _modules() -> dict[str | None, Source]:
    return {one.name.removesuffix(".py").replace("/", "."): one for one in sources("service", "api_tests")}

"""Every question of the auditors, asked on the command line of the demonstration."""

import json
from typing import Final

import pytest

from service.cli.questions import BODY, Question, questions
from service.tests.cli.conftest import run
from service.tests.demo.conftest import Told
from service.tests.serving import Somebody

ODS: Final = "08W"
PLAIN: Final = {
    "as_at": "2021-03-31",
    "days": "7",
    "unpublished_days": "1",
    "financial_year": "2020/21",
    "position": "400",
    "status": "IN_FORCE",
}


def things(reader: Somebody) -> dict[str, str]:
    """Something of each kind that a question may be about."""
    decision = next(one for one in reader.read("decisions")["results"] if one["meeting"])
    shown = reader.read(f"decisions/{decision['decision']}")
    standing = shown["verdict"]["standings"][0]
    found = {name: shown[name] for name in ("decision", "case", "meeting", "board")}
    return PLAIN | found | {"seat": standing["seat"], "person": standing["holder"], "about": f"case:{shown['case']}"}


@pytest.mark.parametrize("question", questions().values(), ids=questions())
def test_a_question_is_answered_on_the_command_line_as_over_http(told: Told, question: Question) -> None:
    reader = told.auditor(ODS)
    about = {name for query in question.queries for name in query.open}
    named = [one for one in question.parameters() if one.needed or one.name in about]
    given = {one.name: held for one in named if (held := things(reader).get(one.name))}
    options = [f"{one.option}={given[one.name]}" for one in named if one.name in given]
    asked = run("ask", question.name, "--body", ODS, "--json", *options, **told.service.environment())
    over_http = [reader.get(path, **wanted) for path, wanted in requests(question, given)]
    if any(one.status_code == 404 for one in over_http):  # the demonstration has none: both say so
        assert (asked.exit_code, asked.stderr.strip()) == (1, over_http[-1].json()["detail"])
    else:
        assert asked.exit_code == 0, asked.stderr
        assert [one["answer"] for one in json.loads(asked.stdout)["answers"]] == [one.json() for one in over_http]


def requests(question: Question, given: dict[str, str]) -> list[tuple[str, dict[str, str]]]:
    """What is asked over HTTP: paths below the body, and what is asked of each."""
    wanted = []
    for query in question.queries:
        names = {one.name for one in query.parameters() if f"{{{one.name}}}" not in query.path}
        asked = {name: held for name, held in given.items() if name in names}
        wanted.append((query.path.format_map({BODY: ODS, **given}), {**query.fixed, **asked}))
    return wanted

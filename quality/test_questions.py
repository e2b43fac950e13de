"""Every question of the auditors is answered by a published query and asked by a test, or says what is missing."""

import json
import re

import pytest

from quality.sources import ROOT

ROW = re.compile(r"^\| (A\d+) \| (.+?) \| (.*?) ?\| (.*?) ?\| (.*?) ?\|$", re.MULTILINE)
ROWS = ROW.findall((ROOT / "docs" / "questions.md").read_text(encoding="utf-8"))
PATHS = json.loads((ROOT / "openapi" / "openapi.json").read_text(encoding="utf-8"))["paths"]


def test_each_of_the_forty_four_questions_is_there_once() -> None:
    assert [row[0] for row in ROWS] == [f"A{number}" for number in range(1, 45)]


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_a_question_has_its_query_and_its_test_or_says_what_is_missing(row: tuple[str, ...]) -> None:
    _, question, query, test, missing = row
    assert question.endswith("?")
    assert bool(query) == bool(test), "what is asked is tested"
    assert query or missing, "what cannot be asked says why"


@pytest.mark.parametrize("row", [row for row in ROWS if row[2]], ids=[row[0] for row in ROWS if row[2]])
def test_the_query_is_published_and_the_test_exists(row: tuple[str, ...]) -> None:
    asked = re.findall(r"`GET ([^?`]+)\??([^`]*)`", row[2])
    assert asked, row[2]
    for path, parameters in asked:
        known = {parameter["name"] for parameter in PATHS[path]["get"]["parameters"]}
        assert set(re.findall(r"(\w+)=", parameters)) <= known, path
    tests = re.findall(r"`(\S+\.py)::(test_\w+)`", row[3])
    assert tests, row[3]
    for file, test in tests:
        assert f"def {test}(" in (ROOT / file).read_text(encoding="utf-8")

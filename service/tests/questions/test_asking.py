"""The questions on the command line, of a history with known answers."""

import json
from typing import Any

import pytest

from service.cli.questions import questions
from service.tests.cli.conftest import run
from service.tests.meetings.make import WalthamForest
from service.tests.questions.ask import afterwards, interest, put, recommended


def told(forest: WalthamForest, *arguments: object) -> Any:  # noqa: ANN401 - the answers of either query
    asked = run("ask", *map(str, arguments), "--body", forest.ods, "--json", **forest.service.environment())
    assert asked.exit_code == 0, asked.stderr
    return [one["answer"] for one in json.loads(asked.stdout)["answers"]]


def test_who_voted_while_interested_is_asked_of_the_record_as_it_is_and_as_it_was(forest: WalthamForest) -> None:
    decision = recommended(forest)["decision"]
    before = forest.secretary.read("")["logSize"]
    interest(forest, "Brown")
    [now] = told(forest, "A2", "--decision", decision)
    assert [one["decision"] for one in now["results"]] == [decision]
    [then] = told(forest, "A2", "--decision", decision, "--position", before)
    assert then["results"] == []


def test_a_question_of_two_queries_has_both_answers(forest: WalthamForest) -> None:
    motion = put(forest, "Adams", "Brown", "Clark", "Davies")
    motion.vote("Adams", "Brown", "Clark")
    motion.item.sitting.record("departures", {"person": forest.person("Davies")})
    late = forest.secretary.record(f"{motion.path}/votes", motion.ballot("Davies") | afterwards())
    attendance, findings = told(forest, "A44", "--meeting", motion.item.sitting.meeting)
    assert {one["person"] for one in attendance["results"] if one["leftAt"]} == {forest.person("Davies")}
    assert [one["position"] for one in findings["results"]] == [late["position"]]


def test_an_answer_is_told_in_words(forest: WalthamForest) -> None:
    decision = recommended(forest)["decision"]
    asked = run("ask", "A1", "--decision", decision, "--body", forest.ods, **forest.service.environment())
    assert (asked.exit_code, asked.stdout.splitlines()[0]) == (0, f"A1  {questions()['A1'].asks}")
    assert f"GET /v1/bodies/{forest.ods}/decisions/{decision}" in asked.stdout
    assert asked.stdout.count("standing: FOR") == 3
    assert f"holder: {forest.person('Brown')} (Dr Brown)" in asked.stdout
    assert "tally:" not in asked.stdout  # the question is answered in a part of the decision


def test_a_question_is_known_in_small_letters_too(forest: WalthamForest) -> None:
    recommended(forest)
    asked = run("ask", "a13", "--body", forest.ods, **forest.service.environment())
    assert (asked.exit_code, asked.stdout.splitlines()[0]) == (0, f"A13  {questions()['A13'].asks}")


@pytest.mark.parametrize(("name", "option"), [("A26", "--unpublished-days"), ("A43", "--status")])
def test_a_question_that_would_list_everything_asks_for_what_it_is_about(name: str, option: str) -> None:
    asked = run("ask", name, "--body", "08W")
    assert (asked.exit_code, asked.stderr) == (64, f"{name} needs {option}: {questions()[name].command_line()}\n")


def test_what_is_not_there_exits_with_1_and_what_makes_no_sense_with_64(forest: WalthamForest) -> None:
    def said(*arguments: str) -> tuple[int, str]:
        asked = run("ask", *arguments, "--body", forest.ods, **forest.service.environment())
        return asked.exit_code, asked.stderr

    unknown = "01890a5d-ac96-774b-bcce-b302099a8057"
    assert said("A1", "--decision", unknown) == (1, "There is no such decision on record, or was not then.\n")
    code, sentence = said("A17", "--as-at", "yesterday")
    assert (code, sentence.startswith("--as-at: A day is expected")) == (64, True)


def test_the_questions_are_listed_with_what_is_said_with_them() -> None:
    listed = run("ask").stdout
    assert all(f"{name}  {one.asks}" in listed for name, one in questions().items())
    assert "decisions ask A13 --body ODS [--ratification …] [--as-at …]" in listed
    as_json = json.loads(run("ask", "--json").stdout)["questions"]
    assert [one["question"] for one in as_json] == list(questions())

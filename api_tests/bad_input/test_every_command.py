"""What holds for every command of the published description, whatever it is about."""

import httpx
import pytest

from api_tests.bodies import Body
from api_tests.deployment import ON_ONE_DATABASE
from api_tests.operations import Operation, operations
from api_tests.problems import Problem, problem_of

COMMANDS = [one for one in operations() if one.writes]
EVERY_COMMAND = pytest.mark.parametrize("command", COMMANDS, ids=[one.name for one in COMMANDS])

pytestmark = [ON_ONE_DATABASE, pytest.mark.usefixtures("nothing_written")]


def refusal(body: Body, command: Operation, said: object) -> Problem:
    """Why this is refused when the one who may give the command says it."""
    answer = body.registrar.ask("POST", command.path, json=said)
    for other in ("secretary", "publisher", "dpo"):
        if answer.status_code == httpx.codes.FORBIDDEN:
            answer = body.caller(other).ask("POST", command.path, json=said)
    return problem_of(answer)


def named(problem: Problem) -> set[str]:
    """The members at fault, or those that hold what is at fault."""
    return {place.removeprefix("#/").split("/")[0] for place in problem.places}


@EVERY_COMMAND
def test_what_is_missing_is_named_all_at_once(body: Body, command: Operation) -> None:
    problem = refusal(body, command, {"colour": "red"})
    assert problem.status == 400, problem
    assert named(problem) == {*command.needed, "colour"}, problem


@EVERY_COMMAND
def test_every_member_of_the_wrong_type_is_named(body: Body, command: Operation) -> None:
    problem = refusal(body, command, {member: {"colour": 1.5} for member in command.members})
    assert problem.status == 400, problem
    assert named(problem) == set(command.members), problem


@EVERY_COMMAND
def test_a_member_has_one_name_only(body: Body, command: Operation) -> None:
    problem = refusal(body, command, {"occurred_at": "2010-01-01T00:00:00Z", "acting_for": None})
    assert {"occurred_at", "acting_for"} <= named(problem), problem


@EVERY_COMMAND
def test_a_command_is_an_object(body: Body, command: Operation) -> None:
    problem = refusal(body, command, [{}])
    assert (problem.status, problem.places) == (400, {"#"}), problem


@EVERY_COMMAND
def test_a_command_takes_no_parameters(body: Body, command: Operation) -> None:
    answer = body.registrar.ask("POST", f"{command.path}?dryRun=true", json={})
    assert problem_of(answer).code == "unexpected-parameter"

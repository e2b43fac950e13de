"""`decisions verify` and `decisions replay`, as scripts see them."""

import json

from service.tests.cli.conftest import Program


def test_verify_says_that_nothing_is_wrong_and_then_where_it_is(program: Program) -> None:
    assert program.does("verify").endswith("Nothing is wrong.\n")
    program.spoil("UPDATE facts SET recorded_at = recorded_at - 1 WHERE position = 2")
    done = program.run("verify", "--json", "--body", "08W")
    told = json.loads(done.stdout)
    assert (done.exit_code, told["outcome"], told["ledgers"][0]["first"]["first"]) == (1, "TAMPERED", 2)
    program.spoil("UPDATE facts SET recorded_at = recorded_at + 1 WHERE position = 2")


def test_verify_exits_with_2_where_it_cannot_tell(kept: Program) -> None:
    done = kept.run("verify", "--body", "15N")
    assert (done.exit_code, "Missing: there is no ledger 15N in this database." in done.stdout) == (2, True)


def test_verify_wants_nothing_of_the_settings_where_the_database_is_named(kept: Program) -> None:
    assert kept.run("verify", DECISIONS_NONSENSE="1").exit_code == 0


def test_replay_tells_the_beginning(program: Program) -> None:
    first, second = program.does("replay", "--body", "08W", "--position", "2").splitlines()
    assert "organisations.BodyEstablished" in first
    assert (
        json.loads(program.does("replay", "--body", "08W", "--position", "2", "--json").splitlines()[1])["data"][
            "organisation"
        ]
        in second
    )


def test_replay_of_a_body_that_is_not_there_fails(kept: Program) -> None:
    assert kept.fails("replay", "--body", "15N") == "Missing: there is no ledger 15N in this database.\n"

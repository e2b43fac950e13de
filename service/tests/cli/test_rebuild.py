"""`decisions rebuild`: what was spoilt is found, named and made anew."""

import json

from service.tests.cli.conftest import Program


def test_a_spoilt_register_is_found_and_made_anew(program: Program) -> None:
    assert program.does("rebuild", "--check") == "The read models say what the log says.\n"
    program.spoil("UPDATE organisations SET name = 'Forged' WHERE organisation = 'F86004'")
    complaint = program.fails("rebuild", "--check")
    assert complaint.startswith("08W: the read model organisations says otherwise than the log of F86004, ")
    found = json.loads(program.run("rebuild", "--check", "--json").stdout)
    assert (found["good"], len(found["differences"])) == (False, 1)
    rebuilt = program.tells("rebuild")
    assert (rebuilt["facts"], rebuilt["bodies"]) == (program.size(), 1)
    assert program.tells("rebuild", "--check") == {"good": True, "differences": []}


def test_read_models_of_an_older_program_are_named_by_every_command_and_made_anew_by_one(program: Program) -> None:
    program.spoil("UPDATE read_model_shapes SET digest = 'that of an older program' WHERE read_model = 'cases'")
    said = "his program has another shape for these read models: cases; run `decisions rebuild`"
    assert said in program.fails("rebuild", "--check")
    verified = program.run("verify")
    assert (verified.exit_code, said in verified.stdout) == (2, True)
    program.tells("rebuild")
    assert program.tells("rebuild", "--check") == {"good": True, "differences": []}
    assert program.run("verify").exit_code == 0

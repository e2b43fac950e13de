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

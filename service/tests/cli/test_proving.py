"""`decisions verify` and `decisions replay`, as scripts see them."""

import json

from domain.cases.commands import DraftCase
from domain.kernel.ids import ActorId, SlipId
from domain.kernel.messages import Asked
from domain.kernel.tags import Mentioned
from domain.slips.commands import CorrectSlip
from domain.tests.cases.make import CASE, REFERENCE, content
from service.cli.in_process import in_process
from service.ids import new_id
from service.tests.cli.conftest import BODY, Program


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


def test_replay_tells_the_story_of_a_case_by_its_id_its_reference_and_the_one_it_was_corrected_to(
    program: Program,
) -> None:
    with in_process(program.settings) as here:
        now = here.clock.now()
        asked = Asked(by=ActorId("secretary"), at=now, occurred_at=now, via="tests", reason="A slip", source="Letter")
        plain = content(authors=(), sponsor=None, parties=())
        here.bus.send_and_wait(BODY, DraftCase(asked=asked, case=CASE, reference=REFERENCE, content=plain))
        at = program.size()
        about = tuple(Mentioned(tag) for tag in (CASE.tag, REFERENCE.tag))
        correcting = CorrectSlip(
            asked=asked,
            slip=SlipId(new_id()),
            position=at,
            type="cases.CaseDrafted",
            field="reference",
            was=REFERENCE,
            becomes="GBP/2122/215",
            about=about,
        )
        here.bus.send_and_wait(BODY, correcting)
    told = program.does("replay", "--body", "08W", "--case", CASE)
    assert [line.split()[2] for line in told.splitlines()] == ["cases.CaseDrafted", "slips.SlipCorrected"]
    for named in (REFERENCE, "GBP/2122/215"):
        assert program.does("replay", "--body", "08W", "--case", named) == told


def test_replay_says_where_nothing_is_on_record_about_a_case_or_a_meeting(kept: Program) -> None:
    for option in ("case", "meeting"):
        said = kept.fails("replay", "--body", "08W", f"--{option}", "GBP/9")
        assert said == f"Missing: nothing is on record up to there about {option} GBP/9.\n"

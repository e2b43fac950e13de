"""`decisions import`: whole files or nothing, faults by their lines, and nothing twice."""

import hashlib
import json
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from domain.kernel.ids import BodyCode
from domain.organisations.events import OrganisationKind
from service.cli.register_entries import Entries
from service.cli.register_files import read_register
from service.demo.ods import organisations_of
from service.store.databases import Database
from service.store.scanning import all_leaves
from service.store.vault import Vault
from service.tests.cli.conftest import BODY, Program

DATA = Path(__file__).parents[2] / "demo" / "data"
EPRACCUR = (
    '"F99001","ELM SURGERY","Y56","Q71","1 ELM ROAD","","","","","E17 1AA","19740401","","A","B","08W","20130401","",'
    '"020 1111","","","","0","","1","","4",""\n'
    '"F99002","OAK SURGERY","Y56","Q71","2 OAK ROAD","","","","","E17 2BB","19740401","20190331","C","B","07T",'
    '"20130401","20190331","","","","","0","","1","","4",""\n'
)


@pytest.fixture
def written(tmp_path: Path) -> Any:  # noqa: ANN401 - a function that writes a file
    """Writes a file and answers its path."""

    def write(text: str, name: str = "register.csv") -> Path:
        file = tmp_path / name
        file.write_bytes(text.encode())
        return file

    return write


def facts_after(program: Program, position: int) -> list[dict[str, Any]]:
    """What was recorded after a position."""
    with closing(Database(program.url).connect()) as connection:
        found = all_leaves(connection, BODY, after=position, upto=program.size())
        return [json.loads(leaf) for _, leaf in found]


def test_the_practices_of_the_demonstration_are_read_as_the_demonstration_reads_them() -> None:
    entries = Entries(BODY, read_register(DATA / "practices.csv", ("code", "name")), OrganisationKind.UNKNOWN)
    entries.join(read_register(DATA / "memberships.csv", ("code", "parent")))
    found = entries.read(members_only=True)
    assert entries.faults == []
    assert tuple(entry.organisation for entry in found) == organisations_of(BODY)


def test_the_file_of_all_practices_is_tried_then_recorded_then_known(program: Program, written: Any) -> None:  # noqa: ANN401
    file, before = written(EPRACCUR, "epraccur.csv"), program.size()
    tried = program.tells("import", file, "--body", BODY, "--dry-run")
    expected = {"organisations.OrganisationRegistered": 2, "organisations.MembershipBegun": 1}
    assert (tried["organisations"], tried["facts"], tried["dryRun"]) == (2, expected, True)
    assert program.size() == before
    assert program.tells("import", file, "--body", BODY)["facts"] == expected
    assert program.size() == before + 3
    assert "nothing to record" in program.does("import", file, "--body", BODY)
    assert program.size() == before + 3


def test_every_fact_says_who_imported_it_and_from_which_file(program: Program, written: Any) -> None:  # noqa: ANN401
    file, before = written("code,name\nF98001,ASH SURGERY\n"), program.size()
    program.does("import", file, "--body", BODY)
    (fact,) = facts_after(program, before)
    assert (fact["actor"], fact["via"]) == ("operator", "decisions-cli")
    digests = [fact[name]["_sd"][0] for name in ("reason", "source")]
    with closing(Database(program.url).connect()) as connection:
        told = Vault(program.settings.master_key_bytes()).reveal(connection, BODY, digests)
    source = f"register.csv, SHA-256 {hashlib.sha256(file.read_bytes()).hexdigest()}"
    assert [told[one] for one in digests] == [f"Import of {source}", source]


def test_every_fault_is_named_by_its_line_and_nothing_is_recorded(kept: Program, written: Any) -> None:  # noqa: ANN401
    file, before = (
        written(
            "Code,Name,Open Date,Kind\n"
            "F98002,BEECH SURGERY,1974-02-30,\n"
            '"F98003","A NAME\nOF TWO LINES",,\n'
            "f98004,BIRCH SURGERY,,\n"
            "F98005,,,\n"
            "F98006,PINE SURGERY,,EMPIRE\n"
            "F98003,ANOTHER NAME,,\n"
            "F98007,FIR SURGERY,19740401,GP_PRACTICE\n"
        ),
        kept.size(),
    )
    complaints = kept.fails("import", file, "--body", BODY).splitlines()
    assert [line.partition(": ")[0] for line in complaints[:-1]] == [f"register.csv:{line}" for line in (8, 2, 5, 6, 7)]
    assert (
        complaints[1]
        == "register.csv:2: opened: A date is expected, as precise as it is known: 2016, 2016-04 or 2016-04-01."
    )
    assert complaints[0] == "register.csv:8: F98003 is given otherwise on line 3."
    assert (complaints[-1], kept.size()) == ("Nothing was recorded.", before)
    told = json.loads(kept.run("import", file, "--body", BODY, "--json").stdout)
    assert [fault["line"] for fault in told["faults"]] == [8, 2, 5, 6, 7]


def test_what_contradicts_the_record_is_named_by_its_line(kept: Program, written: Any) -> None:  # noqa: ANN401
    held, before = organisations_of(BODY)[:2], kept.size()
    rows = "".join(f"{one.organisation},{one.name},1666-09-02\n" for one in held)
    file = written(f"code,name,opened\nF98008,YEW SURGERY,\n{rows}")
    assert kept.fails("import", file, "--body", BODY, "--dry-run").splitlines() == [
        *(
            f"register.csv:{at}: {one.organisation}: opened: It opened on another day."
            for at, one in enumerate(held, 3)
        ),
        "Nothing was recorded.",
    ]
    assert kept.size() == before


def test_a_file_of_more_than_two_thousand_is_recorded_in_parts(kept: Program, written: Any) -> None:  # noqa: ANN401
    file, before = written("code,name\n" + "".join(f"G{at:05},SURGERY {at}\n" for at in range(2_001))), kept.size()
    assert kept.tells("import", file, "--body", BODY)["facts"] == {"organisations.OrganisationRegistered": 2_001}
    facts = facts_after(kept, before)
    assert len({fact["occurredAt"] for fact in facts}) == 2
    assert [fact["data"]["organisation"] for fact in facts[-2:]] == ["G01999", "G02000"]


def test_a_body_that_keeps_no_record_here_is_refused(kept: Program, written: Any) -> None:  # noqa: ANN401
    file = written("code,name\nF98009,LIME SURGERY\n")
    assert kept.fails("import", file, "--body", "15N") == "Refused: The body does not keep its record here yet.\n"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "is empty."),
        ("name\nOAK\n", "has no column for the code (code, organisation, organisation_code, practice_code)."),
        ("code,name\nF1\n", ":2: the row has 1 columns, not 2."),
        ('code,name\nF98010,"OAK\n', ":2: this is not CSV: "),
    ],
)
def test_what_is_no_register_is_said_not_to_be(kept: Program, written: Any, text: str, complaint: str) -> None:  # noqa: ANN401
    assert complaint in kept.fails("import", written(text), "--body", BODY)


def test_another_encoding_is_found_out(kept: Program, tmp_path: Path) -> None:
    file = tmp_path / "latin.csv"
    file.write_bytes("code,name\nF98011,ZOË\n".encode("latin-1"))
    assert ":2: this is not UTF-8" in kept.fails("import", file, "--body", BODY)
    assert "No such file" in kept.fails("import", tmp_path / "none.csv", "--body", BODY)


def test_memberships_follow_the_columns_that_there_are(written: Any) -> None:  # noqa: ANN401
    def read(text: str) -> list[int]:
        entries = Entries(BodyCode("08W"), read_register(written(text), ("code", "name")), OrganisationKind.UNKNOWN)
        return [len(entry.organisation.memberships) for entry in entries.read()]

    assert read("code,name,joined,left\nF1A,OAK,2013-04-01,\nF1B,ELM,,\n") == [1, 0]
    assert read("code,name,parent_code,joined\nF1A,OAK,08W,\nF1B,ELM,07T,2013-04-01\n") == [1, 0]
    assert read("code,name,joined,left\nF1A,OAK,2013,2014\nF1A,OAK,2016,\nF1A,OAK,2016,\n") == [2]
    assert read("code,name\nF1A,OAK\n") == [0]

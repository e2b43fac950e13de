"""An auditor asks who else has seen the log, and believes only whom they named."""

import json
from base64 import b64encode
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from sqlite3 import connect

import pytest

from domain.ledger.keys import COSIGNATURE_V1
from domain.ledger.note import SignedNote
from domain.ledger.receipt import Receipt
from domain.tests.ledger.make import Signer
from service.tests.cli.conftest import run
from service.tests.witnessing.test_gathering import BODY, BOTH, Witnessed, beginning, listed, policy_text, two_witnesses
from verifier.program import main

STRANGER = Signer("stranger.example/w", COSIGNATURE_V1)


@dataclass
class Auditor:
    """Somebody with an export, a database, a key and checkpoints, in one folder."""

    folder: Path
    body: Witnessed
    url: str

    def file(self, name: str, text: str) -> str:
        """Keep a text."""
        (self.folder / name).write_text(text)
        return str(self.folder / name)

    @property
    def policy(self) -> str:
        """A policy by which both witnesses must have cosigned."""
        return str(self.folder / "policy")

    @property
    def export(self) -> str:
        """The record with one more fact, which nobody has seen yet."""
        self.body.records_something()
        return self.exported()

    def exported(self) -> str:
        """The record as it is now."""
        file = self.folder / "08W.jsonl"
        file.unlink(missing_ok=True)
        environment = {"DATABASE_URL": self.url, "DECISIONS_DATA_DIR": str(self.folder)}
        done = run("export", "--body", BODY, "--output", str(file), **environment)
        assert done.exit_code == 0, done.stderr
        return str(file)


@pytest.fixture(scope="module")
def auditor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Auditor]:
    """Somebody who looks at a record that two witnesses saw, and of which a fact has been recorded since."""
    folder = tmp_path_factory.mktemp("auditor")
    url = f"sqlite:///{folder / 'decisions.db'}"
    with two_witnesses(folder) as witnesses, beginning(url, folder) as begin:
        body = begin(listed(*witnesses), BOTH)
        found = Auditor(folder, body, url)
        found.file("bare", str(body.checkpoint()))
        assert body.gatherer.gather(BODY)
        found.file("witnessed", str(body.checkpoint()))
        found.file("receipt", body.registrar.get("log/receipts/1").text)
        body.records_something()
        yield found


Printed = pytest.CaptureFixture[str]


def test_it_says_who_saw_how_much_and_when(auditor: Auditor, capsys: Printed) -> None:
    kept = ["--checkpoint", str(auditor.folder / "witnessed"), "--key", auditor.body.key.vkey]
    assert main([auditor.export, *kept, "--policy", auditor.policy]) == 0
    said = capsys.readouterr().out
    assert "2 of 2 witnesses saw the first 1 facts (one.example/w, two.example/w), the last of them at 20" in said
    assert main([auditor.export, *kept, "--policy", auditor.policy, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)["ledgers"][0]["witnessed"]
    assert (told["size"], told["of"], told["enough"], len(told["seen"])) == (1, 2, True, 2)


def test_one_witness_may_be_named_by_itself(auditor: Auditor, capsys: Printed) -> None:
    one = auditor.body.gatherer.policy.witnesses[0].key.vkey
    assert main([auditor.export, "--checkpoint", str(auditor.folder / "receipt"), "--witness", one]) == 0
    assert "1 of 1 witnesses saw the first 1 facts" in capsys.readouterr().out


def test_without_enough_witnesses_it_cannot_tell(auditor: Auditor, capsys: Printed) -> None:
    third = auditor.file("third", policy_text({"C": (STRANGER.key, "")}, "quorum C\n"))
    for kept, policy in (("bare", auditor.policy), ("witnessed", third)):
        file = str(auditor.folder / kept)
        assert main([auditor.export, "--checkpoint", file, "--policy", policy]) == 2
        assert "Missing: not enough witnesses have cosigned" in capsys.readouterr().out
    everybody = [one.key.vkey for one in auditor.body.gatherer.policy.witnesses] + [STRANGER.key.vkey]
    named = [option for vkey in everybody for option in ("--witness", vkey)]
    assert main([auditor.export, "--checkpoint", str(auditor.folder / "witnessed"), *named]) == 2
    assert "2 of 3 witnesses saw" in capsys.readouterr().out


def test_a_policy_of_nobody_wants_nothing(auditor: Auditor) -> None:
    assert main([auditor.export, "--policy", auditor.file("nobody", "quorum none\n")]) == 0


def spoilt(note: SignedNote, at: int) -> str:
    """The note with another signature in a line."""
    line = note.signatures[at]
    wrong = b64encode(line.key_id + line.signature[:-1] + bytes([line.signature[-1] ^ 1])).decode()
    return str(note).replace(str(line), f"— {line.name} {wrong}")


@pytest.mark.parametrize("kept", ["checkpoint", "receipt"])
def test_a_wrong_cosignature_of_a_known_witness_is_tampering(auditor: Auditor, kept: str, capsys: Printed) -> None:
    text = (auditor.folder / "witnessed").read_text()
    note = SignedNote.parse(text)
    wrong = spoilt(note, 1)
    if kept == "receipt":
        receipt = (auditor.folder / "receipt").read_text()
        wrong = receipt.replace(str(Receipt.parse(receipt).checkpoint), wrong)
    file = auditor.file("wrong", wrong)
    assert main([auditor.export, "--checkpoint", file, "--policy", auditor.policy]) == 1
    assert "the cosignature of one.example/w is wrong (checkpoints)" in capsys.readouterr().out
    assert main([auditor.export, "--checkpoint", file]) == 0, "nobody asked for witnesses"
    two = auditor.body.gatherer.policy.witnesses[1].key.vkey
    assert main([auditor.export, "--checkpoint", file, "--witness", two]) == 0, "that one was not believed anyway"


def test_a_cosigned_checkpoint_of_another_story_is_tampering_and_nobody_saw_this_one(
    auditor: Auditor, capsys: Printed
) -> None:
    text = (auditor.folder / "witnessed").read_text()
    origin, size, _, rest = text.split("\n", 3)
    note = SignedNote(f"{origin}\n{size}\n{b64encode(bytes(32)).decode()}\n")
    signer = Signer("one.example/w", COSIGNATURE_V1)
    forged = auditor.file("forged", str(note.witnessed_by(signer.key, signer.sign, 1_800_000_000)))
    assert rest
    assert main([auditor.export, "--checkpoint", forged, "--witness", signer.key.vkey]) == 1
    assert "1 of 1 witnesses saw" not in capsys.readouterr().out


def test_what_is_cosigned_in_the_export_itself_counts(auditor: Auditor, capsys: Printed) -> None:
    assert main([auditor.export, "--policy", auditor.policy]) == 2
    gathered = auditor.body.gatherer.gather(BODY)
    assert gathered
    assert main([auditor.exported(), "--policy", auditor.policy]) == 0
    assert f"2 of 2 witnesses saw the first {gathered.size} facts" in capsys.readouterr().out


def test_a_policy_brings_the_key_of_the_log(auditor: Auditor) -> None:
    text = Path(auditor.policy).read_text()
    right = auditor.file("with-key", f"log {auditor.body.key.vkey}\n{text}")
    wrong = auditor.file("with-other-key", f"log {Signer(auditor.body.key.name).key.vkey}\n{text}")
    kept = ["--checkpoint", str(auditor.folder / "witnessed")]
    assert main([auditor.export, *kept, "--policy", right]) == 0
    assert main([auditor.export, *kept, "--policy", wrong]) == 2


def test_a_database_is_asked_the_same(auditor: Auditor, capsys: Printed) -> None:
    file = str(auditor.folder / "decisions.db")
    kept = ["--checkpoint", str(auditor.folder / "witnessed"), "--policy", auditor.policy]
    assert main([file, *kept]) == 0
    assert "2 of 2 witnesses saw the first " in capsys.readouterr().out
    assert main([file, "--policy", auditor.policy]) == 0, "what it gathered lies in the database"
    done = run("verify", "--database", auditor.url, *kept)
    assert (done.exit_code, "2 of 2 witnesses saw" in done.stdout) == (0, True)
    third = auditor.file("third", policy_text({"C": (STRANGER.key, "")}, "quorum C\n"))
    assert run("verify", "--database", auditor.url, "--policy", third).exit_code == 2
    assert main([file, "--policy", third]) == 2
    done = run("verify", "--export", auditor.export, *kept)
    assert (done.exit_code, "2 of 2 witnesses saw" in done.stdout) == (0, True)


def test_what_makes_no_sense_is_wrong_usage_and_what_is_not_there_is_missing(auditor: Auditor) -> None:
    vkey = auditor.body.gatherer.policy.witnesses[0].key.vkey
    nonsense = auditor.file("nonsense", "quorum everybody\n")
    for options in (
        ["--witness", vkey, "--policy", auditor.policy],
        ["--policy", nonsense],
        ["--witness", "nobody"],
        ["--witness", auditor.body.key.vkey],
    ):
        with pytest.raises(SystemExit) as ended:
            main([auditor.export, *options])
        assert ended.value.code == 64
        assert run("verify", "--export", auditor.export, *options).exit_code == 64
    assert main([auditor.export, "--policy", str(auditor.folder / "none")]) == 2


SPOILT = {
    "UPDATE cosignatures SET line = (SELECT line FROM cosignatures WHERE witness LIKE 'two%')": "cosignature",
    "UPDATE cosignatures SET line = 'nonsense'": "cosignature of one.example/w is wrong",
    "UPDATE cosignatures SET witness = 'nobody' WHERE witness LIKE 'one%'": "cosignature of nobody is wrong",
    "UPDATE cosignatures SET root = zeroblob(32)": "cosignature of one.example/w is wrong",
    "UPDATE cosignatures SET root = zeroblob(1)": "what cannot be a checkpoint",
    "UPDATE cosignatures SET size = size + 10": "cosignature of one.example/w is wrong",
    "UPDATE cosignatures SET origin = 'elsewhere/08W'": "cosignature of one.example/w is wrong",
    "UPDATE cosignatures SET ledger = 'X26' WHERE size = 1": "of them are gone",
}


@pytest.mark.parametrize("statement", SPOILT)
def test_what_is_kept_of_witnesses_cannot_be_changed_unseen(
    auditor: Auditor, tmp_path: Path, statement: str, capsys: Printed
) -> None:
    auditor.body.gatherer.gather(BODY)
    copy = a_copy(auditor.folder / "decisions.db", tmp_path / "copy.db")
    assert main([str(copy)]) == 0
    with closing(connect(copy)) as spoiler, spoiler:
        spoiler.execute(statement)
    assert main([str(copy)]) == 1
    assert SPOILT[statement] in capsys.readouterr().out
    assert run("verify", "--database", f"sqlite:///{copy}").exit_code == 1


def test_a_log_written_anew_with_its_stolen_key_does_not_fit_what_witnesses_cosigned(
    auditor: Auditor, tmp_path: Path, capsys: Printed
) -> None:
    auditor.body.gatherer.gather(BODY)
    other_folder = tmp_path / "other"
    other_folder.mkdir()
    with beginning(f"sqlite:///{other_folder / 'decisions.db'}", other_folder) as begin:
        begin({}, "quorum none\n").records_something()
    anew = a_copy(other_folder / "decisions.db", tmp_path / "anew.db")
    with closing(connect(anew)) as forger, forger:
        forger.execute("ATTACH ? AS honest", (str(auditor.folder / "decisions.db"),))
        assert main([str(anew)]) == 0
        forger.execute("INSERT INTO cosignatures SELECT * FROM honest.cosignatures")
    assert main([str(anew)]) == 1
    assert "what one.example/w, two.example/w cosigned was signed for" in capsys.readouterr().out


def test_a_database_from_before_there_were_cosignatures_is_verified_all_the_same(
    auditor: Auditor, tmp_path: Path
) -> None:
    copy = a_copy(auditor.folder / "decisions.db", tmp_path / "copy.db")
    with closing(connect(copy)) as spoiler, spoiler:
        spoiler.execute("DROP TABLE cosignatures")
    assert main([str(copy)]) == 0
    assert main([str(copy), "--policy", auditor.policy]) == 2


def a_copy(file: Path, copy: Path) -> Path:
    """Another file with the same in it."""
    with closing(connect(file)) as there, closing(connect(copy)) as here:
        there.backup(here)
    return copy

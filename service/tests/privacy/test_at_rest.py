"""After a hundred erasures every proof holds, and nothing that the service keeps or writes holds what was erased."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from sqlalchemy import make_url

from service.store.databases import Database
from service.store.statements import Statement
from service.tests.cli.conftest import Program
from service.tests.privacy.make import Privacy
from service.tests.serving import served

HOW_MANY = 100
_SEALED = (
    "SELECT sealed FROM disclosures WHERE subject LIKE 'person:%' UNION ALL "
    "SELECT wrapped FROM subject_keys WHERE subject LIKE 'person:%'"
)
SEALED = Statement(sqlite=_SEALED, postgresql=_SEALED)


@pytest.fixture
def program(database_url: str, tmp_path: Path) -> Program:
    return Program(database_url, tmp_path)


@pytest.fixture
def body(program: Program) -> Iterator[Privacy]:
    with served(program.url, program.folder / "data") as service:
        yield Privacy(service)


def kept(program: Program) -> bytes:
    """All that the database keeps: the bytes of its files, or of every table as the server copies it out."""
    url = make_url(program.url)
    if url.get_backend_name() == "sqlite":
        folder, name = Path(url.database or "").parent, Path(url.database or "").name
        return b"".join(file.read_bytes() for file in folder.iterdir() if file.name.startswith(name))
    copied = BytesIO()
    with psycopg.connect(url.set(drivername="postgresql").render_as_string(hide_password=False)) as connection:
        tables = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
        for (table,) in tables:
            with connection.cursor().copy(f"COPY {table} TO STDOUT (FORMAT binary)") as out:
                copied.writelines(map(bytes, out))
    return copied.getvalue()


def sealed(program: Program) -> list[bytes]:
    """Words about people as they lie encrypted, and the keys that open them."""
    connection = Database(program.url).connect()
    found = [bytes(one) for (one,) in connection.run(SEALED)]
    connection.close()
    return found


def test_nothing_is_left_anywhere_of_a_hundred_people_who_were_erased(
    body: Privacy, program: Program, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    names = [f"Zebedee-{uuid4().hex}" for _ in range(HOW_MANY)]
    stays = body.person("stays")
    for name in names:
        body.people[name] = body.registrar.make("people", {"office": "Nurse", "name": name})
    before = sealed(program)
    assert len(before) == 2 * (HOW_MANY + 1)
    assert all(one in kept(program) for one in before[:2])
    for name in names:
        body.erase(name)
    after = set(sealed(program))
    gone = [one for one in before if one not in after]
    assert len(gone) == 2 * HOW_MANY
    program.does("compact")
    out = tmp_path / "export.jsonl"
    program.does("export", "--body", body.ods, "--output", out, "--with-texts", "--reason", "a test")
    shown = "".join(body.secretary.get("people", limit=1000).text for _ in range(2))
    logged = "".join(capfd.readouterr())
    everything = kept(program) + out.read_bytes() + shown.encode() + logged.encode()
    assert not [word for word in (*(name.encode() for name in names), *gone) if word in everything]
    assert body.secretary.read(f"people/{stays}")["name"] == "Dr stays"
    assert b"Dr stays" in out.read_bytes()


def test_every_proof_holds_and_the_lists_made_anew_say_the_same_after_erasures(body: Privacy, program: Program) -> None:
    for name in ("Adams", "Brown", "Clark"):
        body.person(name)
    for name in ("Adams", "Brown"):
        body.erase(name)
    shown = body.secretary.read("people")
    assert [one["name"] for one in shown["results"]] == [{"erased": True}, {"erased": True}, "Dr Clark"]
    assert program.does("verify").endswith("Nothing is wrong.\n")
    program.does("rebuild")
    assert body.secretary.read("people") == shown
    assert program.does("rebuild", "--check")


def test_an_export_says_what_is_withheld_and_verifies(body: Privacy, program: Program, tmp_path: Path) -> None:
    reason = {"reason": "A child is named"}
    body.officer.record("withholdings", {"person": body.person("Brown")} | reason)
    out = tmp_path / "export.jsonl"
    program.does("export", "--body", body.ods, "--output", out, "--with-texts", "--reason", "a test")
    assert "Dr Brown" not in out.read_text()
    assert '"withheld":true' in out.read_text()
    assert "Nothing is wrong." in program.does("verify", "--export", out)
    forged = tmp_path / "forged.jsonl"
    forged.write_text(out.read_text().replace("privacy.TextsWithheld", "privacy.TextsWithhold"))
    assert program.run("verify", "--export", forged).exit_code == 1

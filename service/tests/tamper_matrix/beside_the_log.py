"""Manipulations beside the log: of words, keys, lists, of what is kept outside and of exports."""

import secrets
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Table
from sqlalchemy.exc import DBAPIError

from service.audit.signing import LogKey
from service.contexts import PROJECTIONS
from service.tests.tamper_matrix.in_the_log import Held
from service.tests.tamper_matrix.scene import BODY, EARLIER, Scene

PEOPLE: Final = (
    "SELECT d.digest, d.subject, d.sealed FROM disclosures d JOIN facts f ON f.ledger = d.ledger AND "
    "f.position = d.position WHERE d.ledger = :ledger AND f.type = 'interests.InterestDeclared' ORDER BY d.digest"
)
TRIES: Final = 200


def _disclosure(scene: Scene) -> tuple[str, bytes]:
    rows = scene.spoiler.rows("SELECT digest, sealed FROM disclosures WHERE ledger = :ledger ORDER BY digest")
    digest, sealed = scene.chance.choice(rows)
    return digest, bytes(sealed)


def a_text(scene: Scene) -> Held:
    digest, sealed = _disclosure(scene)
    at = scene.chance.randrange(len(sealed))
    flipped = sealed[:at] + bytes([sealed[at] ^ 1]) + sealed[at + 1 :]
    changed = "UPDATE disclosures SET sealed = :sealed WHERE ledger = :ledger AND digest = :digest"
    scene.spoiler.run(changed, sealed=flipped, digest=digest)
    return scene.master_key


def a_text_without_an_erasure(scene: Scene) -> Held:
    digest, _ = _disclosure(scene)
    scene.spoiler.run("DELETE FROM disclosures WHERE ledger = :ledger AND digest = :digest", digest=digest)
    return ()


def a_key_without_an_erasure(scene: Scene) -> Held:
    rows = scene.spoiler.rows("SELECT DISTINCT subject FROM disclosures WHERE ledger = :ledger ORDER BY subject")
    (subject,) = scene.chance.choice(rows)
    scene.spoiler.run("DELETE FROM subject_keys WHERE ledger = :ledger AND subject = :subject", subject=subject)
    return ()


def a_pseudonym(scene: Scene) -> Held:
    """What was said of one person shows as said of another: by their words, by their subject, or by their key."""
    one, other = scene.chance.sample(scene.spoiler.rows(PEOPLE), 2)
    if scene.number % 3 == 0:
        for mine, theirs in ((one, other), (other, one)):
            scene.spoiler.run(
                "UPDATE disclosures SET sealed = :held WHERE ledger = :ledger AND digest = :digest",
                held=theirs[2],
                digest=mine[0],
            )
    elif scene.number % 3 == 1:
        scene.spoiler.run(
            "UPDATE disclosures SET subject = :held WHERE ledger = :ledger AND digest = :digest",
            held=other[1],
            digest=one[0],
        )
    else:
        theirs = "SELECT wrapped FROM subject_keys WHERE ledger = :ledger AND subject = :theirs"
        scene.spoiler.run(
            f"UPDATE subject_keys SET wrapped = ({theirs}) WHERE ledger = :ledger AND subject = :mine",  # noqa: S608
            theirs=other[1],
            mine=one[1],
        )
    return scene.master_key


def _rows_of(scene: Scene, table: Table) -> list[Any]:
    query = table.select().where(table.c.ledger == BODY).order_by(*table.primary_key.columns)
    return list(scene.spoiler.connection.execute(query))


def _some_row(scene: Scene) -> tuple[Table, Any]:
    tables = [table for table in PROJECTIONS.tables if "ledger" in table.c]
    while True:
        table = scene.chance.choice(tables)
        if rows := _rows_of(scene, table):
            return table, scene.chance.choice(rows)._mapping


def a_row_of_a_list(scene: Scene) -> Held:
    """Some cell of some list, made another of its kind, where the database lets it be."""
    for _ in range(TRIES):
        table, row = _some_row(scene)
        column = scene.chance.choice([one.name for one in table.c if one.name != "ledger"])
        other = _another(row[column])
        if other is None:
            continue
        with suppress(DBAPIError), scene.spoiler.connection.begin_nested():
            found = [one == row[one.name] for one in table.primary_key.columns]
            scene.spoiler.connection.execute(table.update().where(*found).values({column: other}))
            return ()
    raise AssertionError("no cell could be changed")


def a_row_taken_from_a_list(scene: Scene) -> Held:
    table, row = _some_row(scene)
    found = [one == row[one.name] for one in table.primary_key.columns]
    scene.spoiler.connection.execute(table.delete().where(*found))
    return ()


def _another(held: object) -> object:
    match held:
        case bool():
            return not held
        case int():
            return held + 1
        case str():
            return f"{held}x"
        case _:
            return None


def a_checkpoint_by_a_foreign_key(scene: Scene) -> Held:
    foreign = LogKey(secrets.token_bytes(32), scene.original.key.origin(BODY).rpartition("/")[0])
    return "--checkpoint", scene.original.checkpoint(scene.file, scene.chance.randrange(1, scene.size + 1), foreign)


def a_checkpoint_of_another_origin(scene: Scene) -> Held:
    """The same key, but the checkpoint of a log of another name."""
    of_another = LogKey(scene.original.seed, f"elsewhere-{scene.number}.example/decisions")
    return "--checkpoint", scene.original.checkpoint(scene.file, scene.chance.randrange(1, scene.size + 1), of_another)


def a_malformed_checkpoint(scene: Scene) -> Held:
    file = scene.original.checkpoint(scene.file, EARLIER)
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    del lines[scene.number % len(lines)]
    file.write_text("".join(lines), encoding="utf-8")
    return "--checkpoint", file


def an_altered_checkpoint(scene: Scene) -> Held:
    file = scene.original.checkpoint(scene.file, EARLIER)
    size = scene.chance.randrange(1, EARLIER)
    file.write_text(file.read_text(encoding="utf-8").replace(f"\n{EARLIER}\n", f"\n{size}\n"), encoding="utf-8")
    return "--checkpoint", file


def a_byte_of_an_export(scene: Scene) -> Held:
    file = Path(f"{scene.file}.jsonl")
    scene.program.does("export", "--body", BODY, "--output", file, "--with-texts", "--reason", "a test")
    content = bytearray(file.read_bytes())
    content[scene.chance.randrange(len(content))] ^= 1 << scene.chance.randrange(8)
    file.write_bytes(content)
    return "--export", file

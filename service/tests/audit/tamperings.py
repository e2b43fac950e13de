"""How somebody with the password of the database might change the record, and where that must be noticed."""

from collections.abc import Callable
from typing import Any

from service.tests.audit.tampering import Spoil, Spoiler
from verifier.findings import Check

PRACTICES = 290
SIZE = PRACTICES + 22
DECISION, VOTE, RENAMED, PERSON, EARLY, MIDDLE, LATE = SIZE, SIZE - 2, SIZE - 8, PRACTICES + 2, 7, 100, 260
"""Where things stand: the first 256 facts fill a tile, the rest do not; the last is a decision, behind its votes."""


def changed(name: str, held: Any) -> Callable[[dict[str, Any]], None]:  # noqa: ANN401 - any JSON
    """A change of one member of the envelope; None takes it away."""

    def change(said: dict[str, Any]) -> None:
        said[name] = held
        if held is None:
            del said[name]

    return change


def another_name(said: dict[str, Any]) -> None:
    said["data"]["name"] = "Ash Surgery"


def another_result(said: dict[str, Any]) -> None:
    said["data"]["verdict"]["result"] = "NOT_CARRIED"


def another_outcome(said: dict[str, Any]) -> None:
    said["data"]["outcome"] = "REJECTED"


def another_choice(said: dict[str, Any]) -> None:
    said["data"]["choice"] = "AGAINST"


def without_inputs(said: dict[str, Any]) -> None:
    said["data"]["inputs"] = {}


def one_byte(position: int) -> Spoil:
    def spoil(spoiler: Spoiler) -> None:
        leaf = spoiler.leaf(position)
        spoiler.put(position, leaf.replace(b"Practice", b"Practise", 1), hashed=False)

    return spoil


def a_field(position: int, change: Callable[[dict[str, Any]], None]) -> Spoil:
    return lambda spoiler: spoiler.rewrite(position, change)


def deleted(position: int) -> Spoil:
    return sql("DELETE FROM facts", position)


def renumbered(old: int, new: int) -> Spoil:
    return lambda spoiler: spoiler.run(
        "UPDATE facts SET position = :new WHERE ledger = :ledger AND position = :old", old=old, new=new
    )


def put_in(position: int) -> Spoil:
    return lambda spoiler: spoiler.run(
        "INSERT INTO facts (ledger, position, type, recorded_at, leaf_hash, leaf) "
        "SELECT ledger, :at, type, recorded_at, leaf_hash, leaf FROM facts WHERE ledger = :ledger AND position = 9",
        at=position,
    )


def swapped(one: int, other: int) -> Spoil:
    def spoil(spoiler: Spoiler) -> None:
        for old, new in ((one, -1), (other, one), (-1, other)):
            renumbered(old, new)(spoiler)

    return spoil


def sql(statement: str, position: int | None = None, **values: object) -> Spoil:
    if position is None:
        return lambda spoiler: spoiler.run(statement, **values)
    return lambda spoiler: spoiler.run_at(position, statement, **values)


def of_tile(change: Callable[[bytes], bytes], tile: int = 0) -> Spoil:
    read = "SELECT hashes FROM tiles WHERE ledger = :ledger AND level = 0 AND tile = :tile"
    write = "UPDATE tiles SET hashes = :hashes WHERE ledger = :ledger AND level = 0 AND tile = :tile"

    def spoil(spoiler: Spoiler) -> None:
        spoiler.run(write, hashes=change(bytes(spoiler.one(read, tile=tile))), tile=tile)

    return spoil


def _flip(at: int) -> Callable[[bytes], bytes]:
    return lambda data: data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


TAMPERINGS: dict[str, tuple[Spoil, int, int, Check]] = {
    "a byte of a payload": (one_byte(MIDDLE), MIDDLE, MIDDLE, Check.LEAF_HASHES),
    "a byte of a late payload": (one_byte(LATE), LATE, LATE, Check.LEAF_HASHES),
    "a payload and its hash": (a_field(MIDDLE, another_name), MIDDLE, MIDDLE, Check.TILES),
    "a late payload and its hash": (a_field(LATE, another_name), LATE, LATE, Check.TILES),
    "bytes that are no fact": (lambda spoiler: spoiler.put(EARLY, b"{}x"), EARLY, EARLY, Check.BYTES),
    "a verdict": (lambda spoiler: spoiler.rewrite(DECISION, another_result), DECISION, DECISION, Check.VERDICTS),
    "an outcome": (lambda spoiler: spoiler.rewrite(DECISION, another_outcome), DECISION, DECISION, Check.VERDICTS),
    "inputs that say nothing": (
        lambda spoiler: spoiler.rewrite(DECISION, without_inputs), DECISION, DECISION, Check.ENVELOPE
    ),
    "another spelling": (lambda spoiler: spoiler.put(EARLY, spoiler.leaf(EARLY) + b" "), EARLY, EARLY, Check.BYTES),
    "the actor": (a_field(MIDDLE, changed("actor", "somebody-else")), MIDDLE, MIDDLE, Check.TILES),
    "no actor": (a_field(MIDDLE, changed("actor", None)), MIDDLE, MIDDLE, Check.ENVELOPE),
    "the time in the bytes": (
        a_field(MIDDLE, changed("recordedAt", "2012-03-01T09:00:03.000000Z")), MIDDLE, MIDDLE, Check.TIMES
    ),
    "the time in the column": (sql("UPDATE facts SET recorded_at = 5", MIDDLE), MIDDLE, MIDDLE, Check.TIMES),
    "the type in the column": (sql("UPDATE facts SET type = 'x'", MIDDLE), MIDDLE, MIDDLE, Check.ENVELOPE),
    "the hash in the column": (
        sql("UPDATE facts SET leaf_hash = :hash", LATE, hash=bytes(32)), LATE, LATE, Check.LEAF_HASHES
    ),
    "the last fact deleted": (deleted(SIZE), SIZE, SIZE, Check.POSITIONS),
    "a fact deleted": (deleted(MIDDLE), MIDDLE, MIDDLE, Check.POSITIONS),
    "the first fact deleted": (deleted(1), 1, 1, Check.POSITIONS),
    "a fact added behind the head": (put_in(SIZE + 1), SIZE + 1, SIZE + 1, Check.POSITIONS),
    "a fact put before the first": (put_in(0), 0, 0, Check.POSITIONS),
    "two facts swapped": (swapped(EARLY, MIDDLE), EARLY, EARLY, Check.TILES),
    "two late facts swapped": (swapped(PERSON, PERSON + 3), PERSON, PERSON, Check.TAGS),
    "a fact renumbered": (renumbered(MIDDLE, SIZE + 10), MIDDLE, MIDDLE, Check.POSITIONS),
    "a tag taken away": (sql("DELETE FROM fact_tags", MIDDLE), MIDDLE, MIDDLE, Check.TAGS),
    "a tag added": (
        sql("INSERT INTO fact_tags (ledger, tag, type, position) VALUES (:ledger, 'case:x', 'x', :at)", at=LATE),
        LATE, LATE, Check.TAGS,
    ),
    "a tag of another type": (sql("UPDATE fact_tags SET type = 'x'", EARLY), EARLY, EARLY, Check.TAGS),
    "a hash in a tile": (of_tile(_flip(32 * 99)), MIDDLE, MIDDLE, Check.TILES),
    "a tile cut short": (of_tile(lambda data: data[: 32 * 6]), EARLY, EARLY, Check.TILES),
    "a tile taken away": (sql("DELETE FROM tiles WHERE ledger = :ledger"), 1, 256, Check.TILES),
    "a tile added": (
        sql("INSERT INTO tiles (ledger, level, tile, hashes) VALUES (:ledger, 0, 2, :hashes)", hashes=bytes(8192)),
        SIZE + 1, SIZE + 1, Check.TILES,
    ),
    "a hash in the tile that grows": (of_tile(_flip(32 * (LATE - 257)), tile=1), LATE, LATE, Check.TILES),
    "a tile that grows too long": (of_tile(lambda data: data + data[:32], tile=1), 304, 304, Check.TILES),
    "the tile that grows taken away": (
        sql("DELETE FROM tiles WHERE ledger = :ledger AND level = 0 AND tile = 1"), 257, 304, Check.TILES
    ),
    "a tile of the second level": (
        sql("UPDATE tiles SET hashes = :hashes WHERE ledger = :ledger AND level = 1", hashes=bytes(32)),
        1, 256, Check.TILES,
    ),
    "a hash that waits": (
        sql("UPDATE ledgers SET waiting = :hashes WHERE ledger = :ledger", hashes=bytes(8 * 32)), 305, 305, Check.TILES
    ),
    "the root in the head": (
        sql("UPDATE ledgers SET root = :root WHERE ledger = :ledger", root=bytes(32)), SIZE, SIZE, Check.ROOT
    ),
    "the edge in the head": (
        sql("UPDATE ledgers SET frontier = :edge WHERE ledger = :ledger", edge=bytes(32 * SIZE.bit_count())),
        SIZE, SIZE, Check.ROOT,
    ),
    "the size in the head": (
        sql("UPDATE ledgers SET size = :size WHERE ledger = :ledger", size=SIZE + 5),
        SIZE + 1, SIZE + 5, Check.POSITIONS,
    ),
    "the time in the head": (sql("UPDATE ledgers SET recorded_at = 7 WHERE ledger = :ledger"), SIZE, SIZE, Check.TIMES),
    "the head taken away": (sql("DELETE FROM ledgers WHERE ledger = :ledger"), 1, 1, Check.POSITIONS),
    "a disclosure changed": (
        sql("UPDATE disclosures SET sealed = :sealed", PERSON, sealed=bytes(60)),
        PERSON, PERSON, Check.DISCLOSURES,
    ),
    "a disclosure taken away": (sql("DELETE FROM disclosures", PERSON), PERSON, PERSON, Check.DISCLOSURES),
    "a subject's key taken away": (
        sql("DELETE FROM subject_keys WHERE ledger = :ledger"), PERSON, PERSON, Check.DISCLOSURES
    ),
    "a disclosure of no fact": (
        sql("UPDATE disclosures SET position = 9000", PERSON), PERSON, PERSON, Check.DISCLOSURES
    ),
    "a disclosure of another fact": (
        sql("UPDATE disclosures SET position = 3", PERSON), 3, 3, Check.DISCLOSURES
    ),
    "an answer changed": (
        sql("UPDATE idempotency_records SET answer = :said", RENAMED, said=b"{}"),
        RENAMED, RENAMED, Check.ANSWERS,
    ),
    "a row of a read model changed": (
        sql("UPDATE organisations SET name = 'Ash' WHERE ledger = :ledger AND from_position = :at", at=MIDDLE),
        MIDDLE, MIDDLE, Check.READ_MODELS,
    ),
    "a row of a read model taken away": (
        sql("DELETE FROM organisations WHERE ledger = :ledger AND from_position = :at", at=LATE),
        LATE, LATE, Check.READ_MODELS,
    ),
    "a row of a read model added": (
        sql("INSERT INTO bodies (ledger, body, from_position, since) VALUES (:ledger, 'X', 4, 4)"),
        4, 4, Check.READ_MODELS,
    ),
}  # fmt: skip

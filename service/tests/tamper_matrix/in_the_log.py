"""Manipulations of the log itself: of single rows, of everything with all hashes, and of its end."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

from domain.kernel.codec import camel
from domain.kernel.facts import Envelope
from service.store.tables import LOG
from service.tests.audit.tampering import Spoiler, grow_anew
from service.tests.audit.tamperings import put_in, renumbered, swapped
from service.tests.tamper_matrix.scene import EARLIER, WITNESS, Scene

Held = tuple[object, ...]
Said = dict[str, Any]
FIELDS: Final = tuple(map(camel, Envelope.__dataclass_fields__))
NAMES: Final = ("organisations.OrganisationRegistered",)


def a_field_of_the_envelope(scene: Scene) -> Held:
    name = FIELDS[scene.number % len(FIELDS)]
    scene.spoiler.rewrite(scene.position(), lambda said: _otherwise(said, name), hashed=False)
    return ()


def a_byte_of_a_fact(scene: Scene) -> Held:
    position = scene.position()
    leaf = scene.spoiler.leaf(position)
    at = scene.chance.randrange(len(leaf))
    flipped = leaf[:at] + bytes([leaf[at] ^ 1 << scene.chance.randrange(8)]) + leaf[at + 1 :]
    scene.spoiler.put(position, flipped, hashed=False)
    return ()


def the_last_fact(scene: Scene) -> Held:
    last = scene.chance.randrange(1, 5)
    scene.spoiler.run("DELETE FROM facts WHERE ledger = :ledger AND position > :at", at=scene.size - last)
    return ()


def a_fact_in_the_middle(scene: Scene) -> Held:
    scene.spoiler.run_at(scene.position(most=scene.size - 1), "DELETE FROM facts")
    return ()


def a_fact_put_in(scene: Scene) -> Held:
    position = scene.position()
    for old in range(scene.size, position - 1, -1):
        renumbered(old, old + 1)(scene.spoiler)
    put_in(position)(scene.spoiler)
    return ()


def two_facts(scene: Scene) -> Held:
    one = scene.position(most=scene.size - 1)
    swapped(one, scene.chance.randrange(one + 1, scene.size + 1))(scene.spoiler)
    return ()


def a_position(scene: Scene) -> Held:
    renumbered(scene.position(), scene.size + scene.chance.randrange(2, 99))(scene.spoiler)
    return ()


def a_fact_and_its_hash(scene: Scene) -> Held:
    scene.spoiler.rewrite(scene.position(), lambda said: _otherwise(said, "actor"))
    return ()


def a_hash_in_a_tile(scene: Scene) -> Held:
    stored = scene.spoiler.one("SELECT hashes FROM tiles WHERE ledger = :ledger AND level = 0 AND tile = 0")
    at = scene.chance.randrange(8192)
    flipped = stored[:at] + bytes([stored[at] ^ 1]) + stored[at + 1 :]
    changed = "UPDATE tiles SET hashes = :hashes WHERE ledger = :ledger AND level = 0 AND tile = 0"
    scene.spoiler.run(changed, hashes=flipped)
    return ()


def the_head(scene: Scene) -> Held:
    size = scene.size
    change, held = scene.chance.choice(
        (
            ("root = :held", bytes(32)),
            ("frontier = :held", bytes(32 * size.bit_count())),
            ("waiting = :held", bytes(32 * (size % 16 or 1))),
            ("size = :held", size + 3),
        )
    )
    scene.spoiler.run(f"UPDATE ledgers SET {change} WHERE ledger = :ledger", held=held)  # noqa: S608 - our own words
    return ()


def a_tag(scene: Scene) -> Held:
    position = scene.position()
    if scene.number % 2:
        scene.spoiler.run_at(position, "DELETE FROM fact_tags")
    else:
        put = "INSERT INTO fact_tags (ledger, tag, type, position) VALUES (:ledger, 'case:x', 'x', :at)"
        scene.spoiler.run(put, at=position)
    return ()


def an_answer(scene: Scene) -> Held:
    rows = scene.spoiler.rows("SELECT key, answer FROM idempotency_records WHERE ledger = :ledger ORDER BY key")
    key, answer = scene.chance.choice(rows)
    said = json.loads(bytes(answer))
    said["facts"][0]["leafHash"] = "0" * 64
    changed = "UPDATE idempotency_records SET answer = :said WHERE ledger = :ledger AND key = :key"
    scene.spoiler.run(changed, said=json.dumps(said).encode(), key=key)
    return ()


def _rewritten(scene: Scene, most: int) -> int:
    """An organisation's name rewritten, with everything that follows from it."""
    position = scene.position(*NAMES, most=most)

    def renamed(said: Said) -> None:
        said["data"]["name"] = "Ash Surgery"

    scene.spoiler.rewrite(position, renamed)
    scene.whole()
    return position


def all_against_the_newest_checkpoint(scene: Scene) -> Held:
    _rewritten(scene, scene.size)
    return scene.newest()


def all_with_the_stolen_key_against_an_older_checkpoint(scene: Scene) -> Held:
    _rewritten(scene, EARLIER)
    return scene.older()


def all_with_the_stolen_key_against_a_receipt(scene: Scene) -> Held:
    position = _rewritten(scene, scene.size)
    return "--checkpoint", scene.original.receipt(scene.file, position)


def all_with_the_stolen_key_against_a_cosignature(scene: Scene) -> Held:
    _rewritten(scene, EARLIER)
    return scene.cosigned()


def all_with_the_stolen_key_unseen_by_the_witness(scene: Scene) -> Held:
    """Whoever shows a checkpoint of the new story can sign it, but the witness never saw it."""
    _rewritten(scene, scene.size)
    anew = replace(scene.original, url=scene.program.url)
    shown = anew.checkpoint(scene.file, scene.chance.randrange(EARLIER, scene.size + 1))
    return "--checkpoint", shown, "--witness", WITNESS.key.vkey


def _cut(spoiler: Spoiler, size: int) -> None:
    for table in ("facts", "fact_tags", "disclosures", "idempotency_records"):
        kept = LOG.tables[table]
        gone = kept.c.ledger == spoiler.ledger, kept.c.position > size
        spoiler.connection.execute(kept.delete().where(*gone))


def the_end_cut_off(scene: Scene) -> Held:
    _cut(scene.spoiler, scene.chance.randrange(EARLIER, scene.size))
    scene.whole()
    return scene.newest()


def a_backup_restored(scene: Scene) -> Held:
    """As the database was at some time; a restored backup keeps its answers."""
    _cut(scene.spoiler, scene.chance.randrange(1, scene.size))
    grow_anew(scene.spoiler)
    scene.spoiler.connection.commit()
    scene.program.does("rebuild")
    return scene.newest()


def a_fork(scene: Scene) -> Held:
    """After an older backup somebody recorded as many facts again, and others."""
    return _forked(scene, scene.size)


def a_longer_fork(scene: Scene) -> Held:
    """The same, and went on."""
    return _forked(scene, scene.size + scene.chance.randrange(1, 40))


def _forked(scene: Scene, upto: int) -> Held:
    size = scene.chance.randrange(EARLIER, scene.size)
    _cut(scene.spoiler, size)
    tagged = "SELECT ledger, tag, type, :at FROM fact_tags WHERE ledger = :ledger AND position = 9"
    for position in range(size + 1, upto + 1):
        put_in(position)(scene.spoiler)
        put = f"INSERT INTO fact_tags (ledger, tag, type, position) {tagged}"
        scene.spoiler.run(put, at=position)
    grow_anew(scene.spoiler)
    return scene.newest()


def the_whole_ledger(scene: Scene) -> Held:
    for table in ("facts", "fact_tags", "disclosures", "idempotency_records", "tiles", "ledgers"):
        scene.spoiler.run(f"DELETE FROM {table} WHERE ledger = :ledger")  # noqa: S608 - our own names
    return scene.newest() if scene.number % 2 else scene.older()


def a_vote_with_all_hashes(scene: Scene) -> Held:
    def turned(said: Said) -> None:
        said["data"]["choice"] = "AGAINST" if said["data"]["choice"] != "AGAINST" else "FOR"

    scene.spoiler.rewrite(scene.position("meetings.VoteCast"), turned)
    scene.whole()
    return ()


def a_decision_with_all_hashes(scene: Scene) -> Held:
    def decided(said: Said) -> None:
        data = said["data"]
        if scene.number % 2:
            data["outcome"] = "DEFERRED"
        else:
            data["verdict"]["result"] = "INQUORATE"

    scene.spoiler.rewrite(scene.position("decisions.DecisionTaken"), decided)
    scene.whole()
    return ()


def _presence(data: Said) -> None:
    data["presence"] = "REMOTE" if data["presence"] != "REMOTE" else "IN_PERSON"


BEHIND: Final[dict[str, Callable[[Said], object]]] = {
    "meetings.PersonArrived": _presence,
    "meetings.RulingGiven": lambda data: data.update(management="NOTE_AND_PARTICIPATE"),
    "boards.SeatCreated": lambda data: data.update(roles=["GARDENER"]),
    "boards.MemberAppointed": lambda data: data.update(termFrom="1999-01-01", termTo="1999-12-31"),
    "boards.CharterAdopted": lambda data: data["charter"]["quorum"][0].update(minTotal=9),
}
"""What a decision is judged from beside the votes, and how somebody might change it."""


def what_stands_behind_a_decision_with_all_hashes(scene: Scene) -> Held:
    kinds = tuple(BEHIND)
    kind = kinds[scene.number % len(kinds)]

    def changed(said: Said) -> None:
        BEHIND[kind](said["data"])

    scene.spoiler.rewrite(scene.position(kind), changed)
    scene.whole()
    return ("--replay",)


def _otherwise(said: Said, name: str) -> None:
    match said.get(name):
        case None:
            said[name] = "x"
        case str(held):
            said[name] = f"{held[:-1]}{'a' if held[-1] != 'a' else 'b'}"
        case int(number):
            said[name] = number + 1
        case dict():
            said[name] = "x"
        case list(several):
            said[name] = [*several, "case:x"]

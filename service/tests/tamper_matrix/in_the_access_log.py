"""Manipulations of the access log: of who read what is restricted, and why."""

import json

from domain.ledger.access_chain import BEFORE_THE_FIRST, entry_text, link
from service.tests.tamper_matrix.in_the_log import Held
from service.tests.tamper_matrix.scene import Scene

OF = "WHERE ledger = :ledger AND number = :number"


def _numbers(scene: Scene) -> list[int]:
    """All entries; the last was made after the seal."""
    rows = scene.spoiler.rows("SELECT number FROM access_entries WHERE ledger = :ledger ORDER BY number")
    return [number for (number,) in rows]


def _written(scene: Scene, number: int, entry: str, linked: bytes) -> None:
    changed = f"UPDATE access_entries SET entry = :entry, link = :link, reader = :reader {OF}"  # noqa: S608
    told = json.loads(entry)["reader"]
    scene.spoiler.run(changed, entry=entry, link=linked, reader=told, number=number)


def _entry(scene: Scene, number: int) -> str:
    (row,) = scene.spoiler.rows(f"SELECT entry FROM access_entries {OF}", number=number)  # noqa: S608 - our own words
    found: str = row[0]
    return found


def _by_another(entry: str) -> str:
    return entry_text(json.loads(entry) | {"reader": "somebody-else"})


def an_entry_of_the_access_log(scene: Scene) -> Held:
    """Another reader in one entry, with the link that then follows."""
    number = scene.chance.choice(_numbers(scene)[:-1])
    before = BEFORE_THE_FIRST
    for one in range(1, number):
        before = link(before, _entry(scene, one))
    entry = _by_another(_entry(scene, number))
    _written(scene, number, entry, link(before, entry))
    return ()


def an_entry_taken_from_the_access_log(scene: Scene) -> Held:
    scene.spoiler.run(f"DELETE FROM access_entries {OF}", number=scene.chance.choice(_numbers(scene)[:-1]))  # noqa: S608
    return ()


def the_end_of_the_access_log(scene: Scene) -> Held:
    from_here = scene.chance.choice(_numbers(scene)[:-1])
    scene.spoiler.run("DELETE FROM access_entries WHERE ledger = :ledger AND number >= :number", number=from_here)
    return ()


def the_whole_access_log(scene: Scene) -> Held:
    """Another reader in every entry from some on, and every link reckoned again."""
    numbers, before = _numbers(scene), BEFORE_THE_FIRST
    from_here = scene.chance.choice(numbers[:-1])
    for number in numbers:
        entry = _entry(scene, number)
        entry = _by_another(entry) if number >= from_here else entry
        before = link(before, entry)
        _written(scene, number, entry, before)
    return ()


def a_reason_of_the_access_log(scene: Scene) -> Held:
    one, other = scene.chance.sample(_numbers(scene), 2)
    theirs = f"(SELECT reason FROM access_entries {OF.replace(':number', ':other')})"  # noqa: S608
    scene.spoiler.run(f"UPDATE access_entries SET reason = {theirs} {OF}", number=one, other=other)  # noqa: S608
    return scene.master_key

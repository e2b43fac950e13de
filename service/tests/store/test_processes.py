"""Two processes that record into one ledger at the same time record one log."""

import itertools
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from domain.ledger.leaf import leaf_hash
from domain.ledger.tree import root_of
from service.store.databases import Database
from service.store.scanning import all_leaves
from service.store.vault import Vault
from service.tests.store.rig import MASTER_KEY, Store, new_ledger, open_store
from service.tests.store.specimens import ThingLabelled, ThingRegistered, shelf, thing

ROOT = Path(__file__).parents[3]
PROGRAM = "service.tests.store.recording_process"


def record_in_processes(database: Database, ledger: str, many: int) -> Counter[str]:
    """Let two processes record at once; how often each outcome came, over both."""
    url = database.url.render_as_string(hide_password=False)
    processes = [
        subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, "-m", PROGRAM, url, ledger, str(first), str(many)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for first in (10_000, 20_000)
    ]
    try:
        for process in processes:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
        outcomes: Counter[str] = Counter()
        for process in processes:
            assert process.stdin is not None
            process.stdin.write("go\n")
            process.stdin.flush()
        for process in processes:
            said, _ = process.communicate(timeout=120)
            assert process.returncode == 0
            outcomes.update({name: int(times) for name, times in (line.split() for line in said.splitlines())})
        return outcomes
    finally:
        for process in processes:
            process.kill()
            process.wait()


def see_that_it_is_one_log(store: Store) -> None:
    positions = [position for (position,) in store.rows("facts", "position")]
    assert positions == list(range(1, store.size + 1))
    hashes = [leaf_hash(leaf) for _, leaf in all_leaves(store.connection, store.ledger, upto=store.size)]
    assert store.head.root == root_of(hashes)
    times = [fact.envelope.recorded_at for fact in store.facts()]
    assert times == sorted(times)


def see_that_nothing_was_lost(store: Store, outcomes: Counter[str], shared: int) -> None:
    registered = [fact.event for fact in store.facts() if isinstance(fact.event, ThingRegistered)]
    times = Counter(event.thing for event in registered)
    assert max(times.values()) == 1, "a thing was registered twice"
    assert outcomes["AlreadyRegistered"] == shared
    assert all(times[thing(number)] for number in range(shared))
    assert sum(event.shelf == shelf(1) for event in registered) == 10
    assert outcomes["Receipt"] == store.size
    labels: dict[str, list[str]] = {}
    for fact in store.facts():
        if isinstance(fact.event, ThingLabelled):
            labels.setdefault(fact.event.thing, []).append(fact.event.label)
    assert all(one != other for given in labels.values() for one, other in itertools.pairwise(given))


@pytest.mark.parametrize("many", [100, pytest.param(4000, marks=pytest.mark.heavy)])
def test_two_processes_record_one_log(database: Database, many: int) -> None:
    ledger = new_ledger()
    outcomes = record_in_processes(database, ledger, many)
    with open_store(database, ledger) as store:
        see_that_it_is_one_log(store)
        see_that_nothing_was_lost(store, outcomes, many // 4)
        notes = [str(fact.event.note) for fact in store.facts() if isinstance(fact.event, ThingRegistered)]
        private = [note for note in notes if note != "None"]
        revealed = Vault(MASTER_KEY).reveal(store.connection, ledger, private)
        assert len(revealed) == many // 2
    assert set(outcomes) == {"Receipt", "AlreadyRegistered", "ShelfFull"}

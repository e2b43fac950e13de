"""Personal texts are kept encrypted, apart from the log; destroying a key erases them and breaks no proof."""

from dataclasses import replace
from pathlib import Path

import pytest

from domain.ledger.leaf import leaf_hash
from domain.ledger.proofs import inclusion_proof, verify_inclusion
from domain.ledger.tree import root_of
from service.store import vault as keeping
from service.store.requests import Receipt
from service.store.scanning import all_leaves
from service.store.statements import Statement
from service.store.vault import Vault, WrongMasterKey
from service.tests.store.rig import MASTER_KEY, Store, asking, make_database, open_store
from service.tests.store.specimens import BLUNDER, FINDER, AlreadyRegistered, Register, ThingRegistered, register

SECRET = "Her brother owns the clinic in Weybridge"


def digests(store: Store) -> list[str]:
    events = (fact.event for fact in store.facts())
    return [str(event.note) for event in events if isinstance(event, ThingRegistered) and event.note]


def noted(number: int) -> Register:
    """A thing with a note that is about the person."""
    return replace(register(number, note=SECRET), person=FINDER)


def erase(store: Store) -> None:
    """What erasure does to the tables: the person's key goes, and the texts under it."""
    for table in ("subject_keys", "disclosures"):
        text = f"DELETE FROM {table} WHERE ledger = '{store.ledger}' AND subject = '{FINDER.tag}'"  # noqa: S608
        store.connection.run(Statement(sqlite=text, postgresql=text))


def test_a_text_is_revealed_by_its_digest(store: Store) -> None:
    store.ask(register(1, note=SECRET))
    (digest,) = digests(store)
    assert store.vault.reveal(store.connection, store.ledger, [digest]) == {digest: SECRET}
    assert Vault(MASTER_KEY).reveal(store.connection, store.ledger, [digest, digest, "unknown"]) == {digest: SECRET}
    assert store.vault.reveal(store.connection, store.ledger, []) == {}


def test_the_same_text_twice_has_two_digests(store: Store) -> None:
    store.ask(register(1, note=SECRET))
    store.ask(register(2, note=SECRET))
    assert len(set(digests(store))) == 2


def test_no_file_of_the_database_holds_the_text(tmp_path: Path) -> None:
    database = make_database(f"sqlite:///{tmp_path / 'decisions.db'}")
    with open_store(database) as store:
        for number in range(20):
            store.ask(register(number, note=f"{SECRET} {number}", remark="an open remark"), key=f"k{number}")
        assert isinstance(store.refused(register(1, note=SECRET)), AlreadyRegistered)
        files = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
        assert "decisions.db-wal" in files, "the log written ahead is looked at too"
    files |= {f"{file.name} afterwards": file.read_bytes() for file in tmp_path.iterdir()}
    assert any(b"an open remark" in held for held in files.values()), "the search finds what is there"
    for name, held in files.items():
        assert SECRET.encode() not in held, name
        assert MASTER_KEY not in held, name


def test_no_row_of_the_database_holds_the_text(store: Store) -> None:
    store.ask(register(1, note=SECRET), key="k")
    for table, columns in {
        "facts": ("leaf",),
        "fact_tags": ("tag",),
        "disclosures": ("digest", "subject", "sealed"),
        "idempotency_records": ("answer",),
    }.items():
        for row in store.rows(table, *columns):
            assert not any(b"Weybridge" in _bytes(part) for part in row), table


def test_a_wrong_master_key_is_refused_clearly(store: Store) -> None:
    store.ask(noted(1))
    stranger = Vault(bytes(32))
    with pytest.raises(WrongMasterKey, match="master key"):
        stranger.reveal(store.connection, store.ledger, digests(store))
    with pytest.raises(WrongMasterKey, match="master key"):
        stranger.refuse_another_key(store.connection)
    Vault(MASTER_KEY).refuse_another_key(store.connection)


def test_nothing_is_recorded_about_a_subject_under_a_wrong_master_key(store: Store) -> None:
    store.ask(noted(1))
    with open_store(store.database, store.ledger, Vault(bytes(32))) as stranger, pytest.raises(WrongMasterKey):
        stranger.ask(noted(2))
    assert store.size == 1
    assert len(store.rows("disclosures", "digest")) == 1


def test_a_text_opens_only_at_its_own_place(store: Store) -> None:
    """Whoever can write to the tables still cannot put one text in the place of another."""
    store.ask(noted(1))
    store.ask(noted(2))
    first, second = digests(store)
    moved = "UPDATE disclosures SET sealed = (SELECT sealed FROM disclosures WHERE digest = '{}') WHERE digest = '{}'"
    text = moved.format(first, second)
    store.connection.run(Statement(sqlite=text, postgresql=text))
    with pytest.raises(WrongMasterKey):
        store.vault.reveal(store.connection, store.ledger, [second])


def test_destroying_a_key_erases_the_texts_and_leaves_every_proof_verifying(store: Store) -> None:
    for number in range(5):
        store.ask(noted(number))
    before, known = store.head, digests(store)
    erase(store)
    assert store.vault.reveal(store.connection, store.ledger, known) == {}
    leaves = [leaf for _, leaf in all_leaves(store.connection, store.ledger, upto=5)]
    hashes = [leaf_hash(leaf) for leaf in leaves]
    assert store.head == before
    assert root_of(hashes) == before.root
    for index, hashed in enumerate(hashes):
        proof = inclusion_proof(index, 5, lambda level, at: root_of(hashes[at << level : (at + 1) << level]))
        verify_inclusion(hashed, index, 5, proof, before.root)


@pytest.mark.parametrize("by_another", [False, True], ids=["here", "by another process"])
def test_what_is_recorded_after_an_erasure_is_under_a_new_key(store: Store, *, by_another: bool) -> None:
    store.ask(noted(1))
    if by_another:
        with open_store(store.database, store.ledger) as other:
            erase(other)
            other.ask(register(9))  # an erasure is a fact itself
    else:
        erase(store)
        store.vault.forget()
    store.ask(noted(2))
    _, second = digests(store)
    for vault in (store.vault, Vault(MASTER_KEY)):
        assert vault.reveal(store.connection, store.ledger, [second]) == {second: SECRET}


def test_who_has_read_before_an_erasure_reads_what_is_recorded_after_it(store: Store) -> None:
    store.ask(noted(1))
    reader = Vault(MASTER_KEY)
    reader.reveal(store.connection, store.ledger, digests(store))
    erase(store)
    store.vault.forget()
    store.ask(noted(2))
    assert set(reader.reveal(store.connection, store.ledger, digests(store)).values()) == {SECRET}


def test_a_key_of_a_transaction_that_failed_is_not_used_again(store: Store) -> None:
    """The key was never stored, so what is sealed with it could never be read."""
    outcomes = store.together(asking(store.ledger, noted(1)), asking(store.ledger, BLUNDER))
    assert [type(one) for one in outcomes] == [Receipt, ZeroDivisionError]
    (digest,) = digests(store)
    assert Vault(MASTER_KEY).reveal(store.connection, store.ledger, [digest]) == {digest: SECRET}


def test_keys_in_memory_are_bounded(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "MOST_KEYS", 3)
    for number in range(8):
        store.ask(register(number, note=f"{SECRET} {number}"))
    revealed = store.vault.reveal(store.connection, store.ledger, digests(store))
    assert sorted(map(str, revealed.values())) == [f"{SECRET} {number}" for number in range(8)]
    assert len(store.vault._opened) == len(store.vault._current[store.ledger]) == 3


def _bytes(part: object) -> bytes:
    return bytes(part) if isinstance(part, (bytes, memoryview)) else str(part).encode()

"""Asking again with the same key records nothing twice and is answered the same."""

import hashlib
from concurrent.futures import Future
from dataclasses import replace

import pytest

from service.store.answers import Given
from service.store.replies import Answer
from service.store.requests import KeyUsedForAnotherRequest, Receipt
from service.store.statements import Statement
from service.store.vault import Vault
from service.tests.store.rig import Store, asking, open_store
from service.tests.store.specimens import ASKED, AlreadyRegistered, register


def told(answer: Answer | Exception) -> bytes:
    """The bytes that the caller is sent."""
    if isinstance(answer, Exception):
        raise answer
    return answer.answer if isinstance(answer, Given) else answer.encode()


def test_the_same_request_again_is_answered_byte_for_byte_the_same(store: Store) -> None:
    first = store.ask(register(1), key="k")
    store.ask(register(2))
    again = store.ask(register(1), key="k")
    assert isinstance(first, Receipt)
    assert isinstance(again, Given)
    assert told(again) == told(first)
    assert store.size == 2


def test_another_request_under_the_same_key_is_refused(store: Store) -> None:
    store.ask(register(1), key="k")
    with pytest.raises(KeyUsedForAnotherRequest):
        store.ask(register(2), key="k", digest=b"other")
    assert store.size == 1


def test_keys_of_different_clients_and_ledgers_are_different_keys(store: Store) -> None:
    store.ask(register(1), key="k")
    elsewhere = replace(register(2), asked=replace(ASKED, via="another-client"))
    assert isinstance(store.ask(elsewhere, key="k", digest=b"other"), Receipt)
    with open_store(store.database) as other:
        assert isinstance(other.ask(register(1), key="k"), Receipt)


def test_twenty_retries_at_once_give_one_fact(store: Store) -> None:
    futures: list[Future[Answer]] = [store.writer.submit(asking(store.ledger, register(1), key="k")) for _ in range(20)]
    assert len({told(future.result(60)) for future in futures}) == 1
    assert store.size == 1


def test_retries_in_one_batch_are_answered_with_the_bytes_of_the_first(store: Store) -> None:
    requests = [
        replace(asking(store.ledger, register(1), key="k"), location=f"/things/{number}") for number in range(20)
    ]
    first, *others = store.together(*requests)
    assert isinstance(first, Receipt)
    assert all(isinstance(one, Given) for one in others), "a repetition is known as one"
    assert {told(one) for one in others} == {told(first)}
    assert b"/things/0" in told(first)
    assert store.size == 1


def test_another_request_under_the_same_key_in_one_batch_is_refused(store: Store) -> None:
    first, second = store.together(
        asking(store.ledger, register(1), key="k"), asking(store.ledger, register(2), key="k", digest=b"other")
    )
    assert isinstance(first, Receipt)
    assert isinstance(second, KeyUsedForAnotherRequest)


def test_answers_survive_the_process_that_gave_them(store: Store) -> None:
    first = store.ask(register(1), key="k")
    with open_store(store.database, store.ledger) as later:
        again = later.ask(register(1), key="k")
    assert isinstance(again, Given)
    assert told(again) == told(first)


def test_what_was_asked_cannot_be_guessed_from_the_database_without_its_master_key(store: Store) -> None:
    guess = hashlib.sha256(b"Dr Brown").digest()
    store.ask(register(1), key="k", digest=guess)
    with open_store(store.database, vault=Vault(bytes(32))) as other:
        other.ask(register(1), key="k", digest=guess)
        kept = {one for here in (store, other) for (one,) in here.rows("idempotency_records", "request_digest")}
    assert len(kept) == 2
    assert guess not in kept


def test_an_answer_whose_request_was_known_by_its_plain_digest_is_given_again(store: Store) -> None:
    store.ask(register(1), key="k")
    plain = f"UPDATE idempotency_records SET request_digest = {{}} WHERE ledger = '{store.ledger}'"  # noqa: S608 - our own words
    store.connection.run(Statement(sqlite=plain.format("x'64'"), postgresql=plain.format("'d'::bytea")))
    assert isinstance(store.ask(register(1), key="k"), Given)


def test_a_refusal_is_no_answer_and_is_judged_again(store: Store) -> None:
    store.ask(register(1))
    for _ in range(2):
        with pytest.raises(AlreadyRegistered):
            store.ask(register(1), key="k")
    assert isinstance(store.ask(register(2), key="k"), Receipt)


def test_without_a_key_every_request_is_a_new_one(store: Store) -> None:
    store.ask(register(1))
    with pytest.raises(AlreadyRegistered):
        store.ask(register(1))
    assert store.rows("idempotency_records", "key") == []

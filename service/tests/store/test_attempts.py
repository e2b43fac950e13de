"""What was asked for and refused is kept beside the log."""

import json
from dataclasses import replace

from domain.kernel.deciders import NotYetHappened
from service.store.expectations import Expected, Stale
from service.tests.store.rig import Store, asking
from service.tests.store.specimens import ASKED, THIS_MOMENT, SameLabel, label, register, thing

COLUMNS = ("command", "code", "evidence", "actor", "client", "request_id")


def test_a_refused_attempt_is_kept_with_its_reason_and_its_evidence(store: Store) -> None:
    store.ask(register(1))
    store.refused(replace(register(1, note="a secret"), asked=replace(ASKED, request_id="r-1")))
    assert store.rows("refused_attempts", *COLUMNS) == [
        ("Register", "specimen-already-registered", json.dumps([1]), "keeper", "specimens", "r-1")
    ]


def test_every_refusal_of_a_batch_is_kept_also_where_another_command_fails(store: Store) -> None:
    store.ask(register(1))
    store.ask(label(1, "a"))
    store.together(*(asking(store.ledger, label(1, "a")) for _ in range(3)))
    assert store.rows("refused_attempts", "code") == [(SameLabel.code,)] * 3
    assert len(set(store.rows("refused_attempts", "id"))) == 3


def test_what_has_not_happened_yet_is_refused_and_kept(store: Store) -> None:
    early = replace(register(1), asked=replace(ASKED, at=THIS_MOMENT.replace(year=2008)))
    assert isinstance(store.refused(early), NotYetHappened)
    assert store.rows("refused_attempts", "code") == [(NotYetHappened.code,)]


def test_a_stale_attempt_is_kept(store: Store) -> None:
    store.ask(register(1))
    store.together(replace(asking(store.ledger, label(1, "a")), expected=Expected(tag=thing(1).tag, position=0)))
    assert store.rows("refused_attempts", "code", "evidence") == [(Stale.code, json.dumps([1]))]


def test_the_attempt_holds_no_text_of_the_callers(store: Store) -> None:
    store.ask(register(1))
    store.refused(register(1, note="a secret note", remark="a remark"))
    (row,) = store.rows("refused_attempts", "ledger", "attempted_at", "rule", *COLUMNS)
    assert not any("note" in str(part) or "remark" in str(part) for part in row)

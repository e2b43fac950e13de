"""A fact names who caused it, or it is not recorded."""

import json
from dataclasses import replace
from typing import Any, cast

import pytest

from domain.kernel.ids import ActorId, NotAnId
from service.store.drafts import NobodyAsked
from service.store.scanning import one_leaf
from service.tests.store.rig import Store
from service.tests.store.specimens import ASKED, Label, register, thing


@pytest.mark.parametrize("text", ["", " ", "a b", "\n"])
def test_an_actor_is_not_empty(text: str) -> None:
    with pytest.raises(NotAnId):
        ActorId(text)


@pytest.mark.parametrize("nobody", [None, "", "keeper", 7])
def test_a_fact_without_an_actor_is_not_recorded(store: Store, nobody: object) -> None:
    anonymous = replace(register(1), asked=replace(ASKED, by=cast("Any", nobody)))
    with pytest.raises(NobodyAsked):
        store.ask(anonymous)
    assert store.size == 0
    assert store.rows("facts", "position") == []


def test_the_actor_stands_in_the_leaf(store: Store) -> None:
    store.ask(register(1))
    leaf = one_leaf(store.connection, store.ledger, 1)
    assert leaf is not None
    assert json.loads(leaf)["actor"] == "keeper"


def test_the_attempt_of_a_refused_command_names_its_actor(store: Store) -> None:
    store.refused(Label(asked=ASKED, thing=thing(1), shelf=register(1).shelf, label="a"))
    assert store.rows("refused_attempts", "actor", "client") == [("keeper", "specimens")]

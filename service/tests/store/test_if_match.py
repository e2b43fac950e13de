"""If-Match names the very state that was read: neither an older one, nor one that is still to come."""

import pytest

from service.store.expectations import Expected, Stale, refuse_stale
from service.tests.store.rig import Store
from service.tests.store.specimens import register, thing


@pytest.mark.parametrize("position", [0, 2, 9_999_999_999])
def test_only_the_state_that_stands_is_matched(store: Store, position: int) -> None:
    store.ask(register(1))
    refuse_stale(store.connection, store.ledger, Expected(tag=thing(1).tag, position=1))
    with pytest.raises(Stale):
        refuse_stale(store.connection, store.ledger, Expected(tag=thing(1).tag, position=position))


def test_what_is_not_on_record_is_left_to_the_rules(store: Store) -> None:
    refuse_stale(store.connection, store.ledger, Expected(tag=thing(2).tag, position=7))

"""What is selected as known at a position: the same as was selected when the log ended there."""

from domain.kernel.selections import Selection, about, newest_about
from service.bus import reading
from service.tests.store.rig import Store
from service.tests.store.specimens import ThingLabelled, label, register, thing

NEWEST = newest_about(thing(1), ThingLabelled)


def positions(store: Store, selection: Selection, upto: int | None = None) -> list[int]:
    return [fact.position for fact in reading(store.connection, store.ledger, upto=upto)(selection)]


def test_the_newest_as_known_then_is_the_newest_of_then(store: Store) -> None:
    store.ask(register(1))
    for name in "abc":
        store.ask(label(1, name))
    assert positions(store, NEWEST) == [4]
    assert [positions(store, NEWEST, upto) for upto in (1, 2, 3, 4, 9)] == [[], [2], [3], [4], [4]]
    assert positions(store, about(thing(1), ThingLabelled), upto=3) == [2, 3]

"""A viewpoint that is told ahead what will be read from it, so that many readings share one trip to the database."""

from collections.abc import Callable
from typing import cast

from service.store.connections import Connection
from service.store.foreseen import Foreseen
from service.viewing.viewpoint import Viewpoint


class Foreseeing(Viewpoint):
    """The same viewpoint for the readings of one answer, all on the thread that made it."""

    def __init__(self, view: Viewpoint) -> None:
        """Stand where another viewpoint stands."""
        self._foreseen = Foreseen(view.connection)
        here = cast("Connection", self._foreseen)
        super().__init__(lambda: here, view.vault, view.ledger, view.position, view.as_at, merged=view.merged)

    def foresee(self, *readings: Callable[[], object]) -> None:
        """Learn together what these readings ask first; who is who is known before."""
        _ = self.identity
        self._foreseen.foresee(*readings)

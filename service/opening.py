"""What records for everybody: the rules, the read models and the writer, loaded before the first who asks is answered.

They are a fifth of a start, and neither the health of a worker nor the shape of its database is asked of them.
"""

import threading
from collections.abc import Callable, Collection
from functools import cached_property
from typing import TYPE_CHECKING, Final

from service.clock import Clock
from service.store.databases import Database
from service.store.guarding import Guards
from service.store.vault import Vault

if TYPE_CHECKING:
    from service.bus import Bus

STUCK_SECONDS: Final = 60.0


class Recording:
    """The bus to the writer of this process; there is none until it is asked for."""

    def __init__(self, database: Database, vault: Vault, clock: Clock) -> None:
        """Record in this database, at the times of this clock."""
        self._database, self._vault, self._clock = database, vault, clock
        self._opening = threading.Lock()
        self.when_loaded: Callable[[], None] | None = None
        self.guard: Guards | None = None
        self.on_recorded: Callable[[str, Collection[str]], None] | None = None

    @cached_property
    def bus(self) -> "Bus":
        """The bus; whoever asks first has everything loaded, so it is asked for away from the event loop."""
        from service.bus import Bus  # noqa: PLC0415 - see above
        from service.contexts import DECIDERS, FOLLOWING, PROJECTIONS  # noqa: PLC0415
        from service.store.unit import Tools  # noqa: PLC0415
        from service.store.writer import Writer  # noqa: PLC0415

        tools = Tools(
            projections=PROJECTIONS,
            vault=self._vault,
            clock=self._clock,
            on_recorded=self.on_recorded,
            guard=self.guard,
        )
        return Bus(Writer(self._database, tools), DECIDERS, FOLLOWING)

    def open(self) -> None:
        """Load everything, once."""
        with self._opening:
            if not self._is_open:
                _ = self.bus
                if self.when_loaded:
                    self.when_loaded()

    def opened(self) -> "Bus":
        """The bus, after everything is loaded."""
        self.open()
        return self.bus

    def is_well(self) -> bool:
        """Whether the writer is there and does not hang, which none does that nobody has asked for anything."""
        return not self._is_open or self.bus.is_well(busy_at_most=STUCK_SECONDS)

    def close(self) -> None:
        """Have the writer finish what it was asked for, and stop."""
        if self._is_open:
            self.bus.stop()

    @property
    def _is_open(self) -> bool:
        return "bus" in vars(self)

"""Who is asked, under the locked head, whether the log may go on from there."""

from typing import Protocol

from domain.kernel.messages import Command
from service.store.connections import Connection
from service.store.heads import Head


class Guards(Protocol):
    """Keeps what was signed, and refuses to go on from something else."""

    def admit(self, connection: Connection, head: Head, command: Command, *, behind: int) -> None:
        """Raise `Refused` where a command may not be recorded behind this head and so many facts not yet sent."""

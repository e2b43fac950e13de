"""The guard of a log: compares what is there with what was signed, before anything is signed or recorded."""

from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import Final, NamedTuple

from domain.custody.commands import AcknowledgeLoss, RotateLogKey
from domain.kernel.messages import Command
from domain.ledger.base64text import base64_text
from domain.ledger.origins import generation_of
from domain.ledger.tree import EMPTY_ROOT, Frontier, HashAt, root_at
from service.audit.custody import custody_of
from service.audit.guarding.exported import exported
from service.audit.guarding.losses import LogHasGrown, Loss, NotThisLoss
from service.audit.guarding.marks import Mark, Marks, MarkSpoilt, Stamp
from service.audit.guarding.reading_on import ExportedMarks
from service.audit.signing import LogKey
from service.audit.tree_reader import TreeReader
from service.problems.refusals import Unavailable
from service.store.connections import Connection
from service.store.heads import Head, read_head
from service.telemetry import tell

A_MOMENT: Final = 0.1


class Well(NamedTuple):
    """A log that was held against what it has signed, and found to be that: as of which mark, and how far it was."""

    stamp: Stamp
    size: int
    root: bytes

    def goes_on(self, head: Head, *, thorough: bool) -> bool:
        """Whether what was found holds of this head too: it is the same, or, where nothing is signed, a longer one."""
        if head.size == self.size:
            return head.root == self.root
        return head.size > self.size and not thorough


class Guard:
    """Compares every ledger with its mark; one for each process.

    What was found well is well while the mark stays and the log only grows: then a write costs a look at the notes of
    the file system. Before anything is signed of a head that is new, the tree itself is held against the mark.
    """

    def __init__(self, marks: Marks, anchors: Path, key: LogKey, connect: Callable[[], Connection]) -> None:
        """Know these marks and the checkpoints in this folder; `connect` opens a connection to look again."""
        self._marks, self._anchors, self._key, self._connect = marks, anchors, key, connect
        self._well: dict[str, Well] = {}
        self._stamps: dict[str, tuple[float, Stamp]] = {}
        self._exported = ExportedMarks(anchors)
        self._marked: dict[str, tuple[int, int]] = {}
        self.losses: dict[str, Loss] = {}

    def look_around(self, connection: Connection) -> None:
        """Look at every ledger that has a mark, so that a loss is known before anybody asks."""
        for ledger in self._marks.ledgers():
            try:
                self.loss(connection, head_of(connection, ledger))
            except Unavailable as reason:
                tell("error", "mark-cannot-be-read", ledger=ledger, why=reason.detail)

    def loss(self, connection: Connection, head: Head, *, thorough: bool = False) -> Loss | None:
        """What of the log is lost, if anything; `thorough` where it is to be signed. Raises `Unavailable`."""
        found = self._look(connection, head, tree_of(connection, head) if thorough else None)
        before = self.losses.pop(head.ledger, None)
        if found is not None:
            self.losses[head.ledger] = found
        if found != before:
            _tell(head.ledger, found)
        return found

    def refuse_signing(self, connection: Connection, head: Head, hash_at: HashAt) -> None:
        """Raise `LogRolledBack` or `LogForked` where the log is not what it has signed; looks twice before it does.

        `hash_at` is the tree about to be signed. A view of the database that was opened earlier may know less than was
        signed since.
        """
        if head.ledger not in self.losses and self._look(connection, head, hash_at) is None:
            return
        again = self._connect()
        try:
            found = self.loss(again, head_of(again, head.ledger), thorough=True)
        finally:
            again.close()
        if found is not None:
            raise found.refusal()

    def keep(self, head: Head, mark: Mark) -> None:
        """Keep what is about to be signed as the mark, if it is one; raises `Unavailable` where it cannot be kept."""
        if mark.height <= self._marked.get(head.ledger, (0, 0)):
            return
        try:
            stamp = self._marks.advance(head.ledger, mark)
        except (OSError, MarkSpoilt) as error:
            raise Unavailable(f"What is signed cannot be marked, so nothing is: {_why(error)}") from error
        self._marked[head.ledger] = mark.height
        if stamp is not None and mark.checkpoint.size == head.size:
            self._stamps[head.ledger] = monotonic() + A_MOMENT, stamp
            self._well[head.ledger] = Well(stamp, head.size, head.root)

    def admit(self, connection: Connection, head: Head, command: Command, *, behind: int) -> None:
        """Refuse a command where the log is not what it has signed, unless it acknowledges exactly this.

        Raises `LogRolledBack`, `LogForked`, `NotThisLoss` or `Unavailable`.
        """
        found = self.loss(connection, head)
        if isinstance(command, RotateLogKey) and (behind or not _stands_behind(command, head)):
            raise LogHasGrown
        if isinstance(command, AcknowledgeLoss):
            if found is None or behind or not found.is_acknowledged_by(command):
                raise NotThisLoss
        elif found is not None:
            raise found.refusal()

    def common_size(self, connection: Connection, head: Head, loss: Loss) -> int:
        """How many of the first facts are still those that were signed, as far as the exported checkpoints show."""
        under_this_name = (
            one.checkpoint
            for one in exported(self._anchors, head.ledger, self._keys_of(connection, head))
            if one.checkpoint.origin == loss.signed.origin and one.checkpoint.size <= head.size
        )
        agrees, hash_at = True, tree_of(connection, head)
        for one in under_this_name:
            if root_at(one.size, hash_at) == one.root:
                return head.size if agrees and not loss.forked else one.size
            agrees = False
        return head.size if agrees and not loss.forked else 0

    def _look(self, connection: Connection, head: Head, signing: HashAt | None) -> Loss | None:
        """What is lost; thoroughly where this tree is about to be signed."""
        thorough = signing is not None
        well, stamp = self._well.get(head.ledger), self._stamp(head.ledger, at_once=thorough)
        late = self._exported.has_come(head.ledger)
        if late or well is None or well.stamp != stamp or not well.goes_on(head, thorough=thorough):
            found = self._compared(connection, head, signing or tree_of(connection, head))
            if found is not None:
                self._well.pop(head.ledger, None)
                return found
            self._well[head.ledger] = Well(stamp, head.size, head.root)
        return None

    def _stamp(self, ledger: str, *, at_once: bool) -> Stamp:
        """The stamp of the mark, as of a moment ago where that is good enough: asking the system is 1 % of a write."""
        good_until, stamp = self._stamps.get(ledger, (0.0, None))
        if at_once or monotonic() >= good_until:
            stamp = self._marks.stamp(ledger)
            self._stamps[ledger] = monotonic() + A_MOMENT, stamp
        return stamp

    def _compared(self, connection: Connection, head: Head, hash_at: HashAt) -> Loss | None:
        mark = self._highest(connection, head)
        if mark is None:
            return None
        signed, generation = mark.checkpoint, custody_of(connection, head.ledger, upto=head.size).generation
        if generation_of(signed.origin) < generation:  # that loss was acknowledged
            return None
        gone = generation_of(signed.origin) > generation or signed.size > head.size
        if not gone and root_at(signed.size, hash_at) == signed.root:
            return None
        return Loss(signed=signed, kept_size=head.size, kept_root=head.root, forked=not gone)

    def _keys_of(self, connection: Connection, head: Head) -> set[bytes]:
        return {self._key.public, *custody_of(connection, head.ledger, upto=head.size).keys}

    def _highest(self, connection: Connection, head: Head) -> Mark | None:
        ledger = head.ledger
        try:
            mark = self._marks.read(ledger)
        except (OSError, MarkSpoilt) as error:
            raise Unavailable(f"Nobody knows what was signed: {_why(error)}") from error
        found = self._exported.newest(ledger, self._keys_of(connection, head))
        return max((one for one in (mark, found) if one), key=lambda one: one.height, default=None)


def head_of(connection: Connection, ledger: str) -> Head:
    """The head of a ledger, of nothing where there is none."""
    nothing = Head(ledger=ledger, frontier=Frontier(), root=EMPTY_ROOT, recorded_at=0)
    return read_head(connection, ledger) or nothing


def tree_of(connection: Connection, head: Head) -> HashAt:
    """The tree as the tables hold it."""
    return TreeReader(connection, head).hash_at()


def _stands_behind(command: RotateLogKey, head: Head) -> bool:
    return (command.size, command.root) == (head.size, base64_text(head.root))


def _tell(ledger: str, found: Loss | None) -> None:
    if found is None:
        tell("info", "log-is-well-again", ledger=ledger)
    else:
        tell("error", found.code, ledger=ledger, **found.particulars)


def _why(error: Exception) -> str:
    return (error.strerror or type(error).__name__) if isinstance(error, OSError) else str(error)

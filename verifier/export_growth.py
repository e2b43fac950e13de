"""The log as the lines of an export make it grow: positions, the tree, how it was kept, and what was kept of it."""

from collections.abc import Sequence
from typing import Any, Final

from domain.ledger.tree import Frontier
from verifier.checkpoints import Kept, compare_kept, compare_receipt
from verifier.custody import Custody
from verifier.export_lines import Header
from verifier.findings import Check, Findings
from verifier.positions import Positions
from verifier.rows import Row, StoredHead

AT_ONCE: Final = 4_096
"""Leaves by which the tree grows."""


class Growth:
    """Takes the facts of an export in their order."""

    def __init__(self, header: Header, kept: Sequence[Kept], findings: Findings) -> None:
        """Expect the first fact; remember the tree at each size, and each fact, of which something was kept."""
        self._header, self._findings = header, findings
        self._positions = Positions(StoredHead(header.size, header.root, b"", 0), findings)
        self._custody = Custody(header.ledger, findings)
        self._awaited = {one.checkpoint.size for one in kept} | {header.size}
        self._receipts = {one.index + 1 for one in kept if one.index is not None}
        self._pending: list[bytes] = []
        self._edge = Frontier()
        self._edges = {0: Frontier()}
        self._leaves: dict[int, bytes] = {}

    @property
    def edge(self) -> Frontier:
        """The right edge of the tree as far as it has grown."""
        self._settle()
        return self._edge

    @property
    def last(self) -> int:
        """The position of the last fact, 0 before the first."""
        return self._positions.last

    @property
    def newest(self) -> int:
        """The time of the last fact, in microseconds since 1970."""
        return self._positions.newest or 0

    def take(self, row: Row, hashed: bytes, said: dict[str, Any] | None) -> None:
        """Grow by a fact with this hash; what it says is needed where it tells how the log was kept."""
        self._custody.take(row, said, lambda: self.edge)
        self._positions.take(row)
        self._pending.append(hashed)
        if row.position in self._awaited:
            self._edges[row.position] = self.edge
        elif len(self._pending) == AT_ONCE:
            self._settle()
        if row.position in self._receipts:
            self._leaves[row.position] = row.leaf

    def end(self) -> None:
        """Say which facts are missing at the end."""
        self._positions.end()

    def compare(self, kept: Sequence[Kept]) -> list[Kept]:
        """Hold the whole against the header and what was kept; gives what agrees with it, nothing of a broken log."""
        if not self._positions.unbroken:
            return []
        if self._header.size in self._edges and self._edges[self._header.size].root() != self._header.root:
            wrong = "the root in the header is not that of the facts"
            self._findings.add(Check.ROOT, 1, wrong, upto=self._header.size, vague=True)
        self._custody.end()
        agreeing = compare_kept(kept, self.edge.size, self._edges, self._custody, self._findings)
        for one in kept:
            leaf = self._leaves.get(-1 if one.index is None else one.index + 1)
            compare_receipt(one, leaf, self._custody, self._findings)
        return agreeing

    def _settle(self) -> None:
        self._edge, self._pending = self._edge.extend(self._pending), []

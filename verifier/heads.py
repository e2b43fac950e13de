"""The head of a ledger: its length, root, edge and newest time, held against the facts."""

from domain.ledger.tree import BrokenTree, Frontier, complete_subtrees
from verifier.findings import Check, Findings
from verifier.rows import StoredHead


def examine_head(head: StoredHead, edge: Frontier, newest: int | None, findings: Findings) -> None:
    """Compare a head with the edge of the tree that the facts make, at the size that the head states."""
    if head.root != edge.root():
        _blame(head, edge, findings)
    elif head.edge != edge.packed:
        findings.add(Check.ROOT, head.size, "the tree's edge in the head is not that of the facts")
    if newest is not None and newest != head.recorded_at:
        findings.add(Check.TIMES, head.size, "the newest time in the head is not that of the newest fact")


def _blame(head: StoredHead, edge: Frontier, findings: Findings) -> None:
    """Find the part of the tree that the stored edge remembers otherwise; else it is the head that was changed."""
    found = f"the root in the head is not that of the facts, which is {edge.root().hex()}"
    try:
        stored = Frontier.unpack(head.size, head.edge)
    except BrokenTree:
        stored = edge
    if stored.root() != head.root:
        findings.add(Check.ROOT, head.size, found)
        return
    for (level, index), ours, theirs in zip(complete_subtrees(0, head.size), edge.peaks, stored.peaks, strict=True):
        if ours != theirs:
            first = (index << level) + 1
            findings.add(Check.ROOT, first, found, upto=first + (1 << level) - 1, vague=True)
            return

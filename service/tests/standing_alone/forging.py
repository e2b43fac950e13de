"""Exports that somebody changed: carelessly, or thoroughly, with every hash made anew."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from domain.ledger.base64text import base64_bytes, base64_text
from domain.ledger.canonical import canonical_bytes
from domain.ledger.checkpoint import Checkpoint
from domain.ledger.leaf import leaf_hash
from domain.ledger.note import SignedNote
from domain.ledger.tree import Frontier
from service.audit.signing import LogKey
from verifier.export_lines import spelled

Lines = list[dict[str, Any]]
Forge = Callable[[Lines], object]


def lines_of(file: Path) -> Lines:
    """What an export says."""
    return [json.loads(line) for line in file.read_bytes().splitlines()]


def written(lines: Lines, file: Path) -> Path:
    """An export that says this, in good spelling."""
    file.write_text("".join(f"{spelled(line)}\n" for line in lines), encoding="utf-8")
    return file


def said(lines: Lines, position: int, change: Callable[[dict[str, Any]], object]) -> None:
    """Say something else in a fact, and put the hash of it beside it."""
    line = lines[position]
    change(line["fact"])
    leaf = canonical_bytes(line["fact"])
    line |= {"fact": json.loads(leaf), "leaf": base64_text(leaf), "leafHash": base64_text(leaf_hash(leaf))}


def grown_anew(lines: Lines, key: LogKey) -> None:
    """Make positions, root and checkpoint fit whatever the facts are now, and sign it."""
    facts = [line for line in lines[1:] if "leaf" in line]
    for position, line in enumerate(facts, start=1):
        line["position"] = position
    edge = Frontier().extend(leaf_hash(base64_bytes(line["leaf"])) for line in facts)
    lines[0] |= {"size": edge.size, "exportedAt": edge.size, "root": base64_text(edge.root())}
    body = lines[0]["body"]
    note = key.sign(Checkpoint(key.origin(body), edge.size, edge.root()), body)
    lines[1:] = [*facts, {"checkpoint": str(note)}]


def first_of(lines: Lines, kind: str) -> int:
    """The position of the first fact of a type."""
    return next(int(line["position"]) for line in lines[1:-1] if line["fact"]["type"] == kind)


def checkpoint_of(lines: Lines) -> SignedNote:
    """The checkpoint that ends an export."""
    return SignedNote.parse(lines[-1]["checkpoint"])

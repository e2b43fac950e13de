"""How the keys of a log follow one another: from those that somebody has pinned to all that these vouch for."""

import json
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from domain.custody.events import LogKeyRotated
from domain.custody.rotation import is_signed, rotation_text
from domain.ledger.base64text import base64_bytes
from domain.ledger.canonical import parse_leaf
from domain.ledger.keys import VerifierKey
from domain.ledger.origins import first_origin
from verifier.facts import UNFIT
from verifier.queries import Query, Reader
from verifier.rows import octets
from verifier.signatures import verify_signature

KIND: Final = LogKeyRotated.type_name
LONGEST: Final = 2**26
ROTATED: Final = Query(
    "SELECT f.leaf FROM fact_tags t JOIN facts f ON f.ledger = t.ledger AND f.position = t.position "
    "WHERE t.ledger = :ledger AND t.tag = :tag AND t.type = :type ORDER BY t.position"
)


def rotations_in(reader: Reader, ledger: str) -> Iterator[dict[str, Any]]:
    """What the rotations of a ledger say, as its index leads to them."""
    for (leaf,) in reader.ask(ROTATED, ledger=ledger, tag=f"body:{ledger}", type=KIND):
        yield from _said(octets(leaf))


def rotations_in_file(file: Path) -> Iterator[dict[str, Any]]:
    """The same of an export; raises `OSError`."""
    mark = f'"{KIND}"'.encode()
    with file.open("rb") as opened:
        while line := opened.readline(LONGEST):
            if mark in line:
                with suppress(*UNFIT, RecursionError):
                    yield from _said(base64_bytes(json.loads(line)["leaf"]))


def rotation_in(leaf: bytes) -> dict[str, Any] | None:
    """What the rotation of a key says whose bytes these are; nothing where they are no such fact's."""
    with suppress(*UNFIT, RecursionError):
        said = parse_leaf(leaf, check=True)
        return said["data"] if said["type"] == KIND and isinstance(said["data"], dict) else None
    return None


def with_successors(keys: Sequence[VerifierKey], rotations: Sequence[dict[str, Any]]) -> tuple[VerifierKey, ...]:
    """The keys, and those that they vouch for: whoever trusts one of a rotation trusts both, if both have signed it."""
    trusted = list(keys)
    for data in (*rotations, *reversed(rotations)):
        with suppress(*UNFIT):
            both = [VerifierKey.from_vkey(data[name]) for name in ("oldKey", "newKey")]
            if any(_same(one, key) for one in both for key in trusted) and signed_by_both(data) is None:
                trusted += [one for one in both if not any(_same(one, key) for key in trusted)]
    return tuple(trusted)


def signed_by_both(data: dict[str, Any]) -> str | None:
    """What is wrong with the signatures of a rotation; raises one of `UNFIT` where it cannot be read."""
    text = rotation_text(data["origin"], data["size"], data["root"], data["oldKey"], data["newKey"])
    for whose, key, line in (("old", "oldKey", "signedByOld"), ("new", "newKey", "signedByNew")):
        if not is_signed(text, data[key], data[line], verify_signature):
            return f"the log's key was changed without the signature of the {whose} one"
    return None


def _same(one: VerifierKey, other: VerifierKey) -> bool:
    return (first_origin(one.name), one.public_key) == (first_origin(other.name), other.public_key)


def _said(leaf: bytes) -> Iterator[dict[str, Any]]:
    with suppress(*UNFIT, RecursionError):
        data = json.loads(leaf)["data"]
        if isinstance(data, dict):
            yield data

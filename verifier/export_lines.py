"""The lines of an exported record: a header, facts, and what is shown beside each of them; every byte is accounted for.

A line that says the same in another spelling is not a line of an export, so that no byte can be changed unnoticed.
"""

import json
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO, Final

from domain.kernel.recorded import microseconds
from domain.kernel.values import value
from domain.ledger.admissible import NotCanonical
from domain.ledger.base64text import TextRefused, base64_bytes, base64url_bytes
from domain.ledger.canonical import parse_strictly
from domain.ledger.disclosures import digest
from verifier.facts import UNFIT
from verifier.findings import CannotTell
from verifier.rows import Row

FORMAT: Final = "commissioning-decisions/export/1"
LONGEST: Final = 2**26
"""Bytes of a line: far more than a fact of 65,535 bytes and its texts can make."""
HEADER: Final = ["format", "body", "size", "root", "exportedAt", "withTexts"]
FACT: Final = ["position", "leaf", "leafHash", "fact"]
SHOWN: Final = (["digest", "disclosure", "text"], ["digest", "erased"], ["digest", "withheld"])

Line = dict[str, Any] | None
"""What a line says; nothing where it is not the one spelling of an object."""


@value
class Header:
    """The first line of an export: whose record it is, how many facts it has, their root, and if texts are there."""

    ledger: str
    size: int
    root: bytes
    with_texts: bool


def lines_in(opened: BinaryIO) -> Iterator[bytes]:
    """The lines of a file; of what is longer than any line, the parts."""
    while line := opened.readline(LONGEST):
        yield line


def told_in(line: bytes) -> Line:
    """What a line says."""
    with suppress(ValueError, RecursionError):
        text = line.decode()
        told = json.loads(text)
        return told if isinstance(told, dict) and f"{spelled(told)}\n" == text else None
    return None


def texts_in(shown: bytes) -> list[Any] | None:
    """The texts that a line shows beside a fact; nothing where they are not in the one spelling of a list."""
    if shown == b"[]":
        return []
    with suppress(ValueError, RecursionError):
        text = shown.decode()
        told = json.loads(text)
        return told if isinstance(told, list) and spelled(told) == text else None
    return None


def header_in(file: Path, line: bytes) -> Header:
    """The header that the first line of a file holds; raises `CannotTell` where it is none."""
    told = told_in(line)
    with suppress(KeyError, TextRefused, TypeError, AttributeError):
        if told is not None and list(told) == HEADER and told["format"] == FORMAT and _is_of_its_size(told):
            root, texts = base64_bytes(told["root"]), told["withTexts"] is True
            return Header(ledger=told["body"], size=told["size"], root=root, with_texts=texts)
    raise CannotTell(f"{file} is not an export of this program")


def row_in(told: dict[str, Any], header: Header) -> Row | None:
    """The row that the fact had; the columns that repeat its bytes are taken from these."""
    with suppress(*UNFIT, RecursionError):
        leaf, hashed = base64_bytes(told["leaf"]), base64_bytes(told["leafHash"])
        position = told["position"]
        if type(position) is int and list(told) == ([*FACT, "disclosures"] if header.with_texts else FACT):
            return row_of(position, leaf, hashed)
    return None


def row_of(position: int, leaf: bytes, hashed: bytes) -> Row | None:
    """The row that a fact of these bytes had, with this hash beside it; nothing where they are not those of a fact."""
    with suppress(*UNFIT, RecursionError):
        return row_saying(json.loads(leaf.decode()), position, leaf, hashed)
    return None


def row_saying(said: dict[str, Any], position: int, leaf: bytes, hashed: bytes) -> Row | None:
    """The same where the bytes were read already, and say this."""
    with suppress(*UNFIT):
        recorded_at = microseconds(datetime.fromisoformat(said["recordedAt"]))
        return Row(position, said["type"], recorded_at, hashed, leaf) if isinstance(said["type"], str) else None
    return None


def fits(shown: dict[str, Any]) -> bool:
    """Whether a text that is shown is the one of its digest, or is said to be erased or withheld."""
    if list(shown) not in SHOWN:
        return False
    made = shown.get("disclosure")
    if made is None:
        return shown[list(shown)[1]] is True
    return (
        isinstance(made, str) and made.isascii() and digest(made) == shown["digest"] and shown["text"] == text_in(made)
    )


def text_in(disclosure: str) -> str | None:
    """The text that a disclosure shows, nothing where it is none."""
    with suppress(NotCanonical, TextRefused, LookupError):
        opened = parse_strictly(base64url_bytes(disclosure))
        return str(opened[2]) if isinstance(opened, list) else None
    return None


def spelled(told: object) -> str:
    """The one spelling that an export gives to what a line says."""
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def _is_of_its_size(told: dict[str, Any]) -> bool:
    texts, size = told["withTexts"], told["size"]
    return isinstance(told["body"], str) and type(texts) is bool and type(size) is int and told["exportedAt"] == size

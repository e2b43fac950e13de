"""The lines of an exported record, read as they are found: a header, facts, and what is shown beside each of them."""

import json
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from domain.kernel.recorded import headed, microseconds
from domain.kernel.values import value
from domain.ledger.admissible import NotCanonical
from domain.ledger.base64text import TextRefused, base64_bytes, base64url_bytes
from domain.ledger.canonical import parse_strictly
from domain.ledger.disclosures import digest
from verifier.facts import UNFIT
from verifier.findings import CannotTell
from verifier.rows import Row

FORMAT: Final = "commissioning-decisions/export/1"


@value
class Header:
    """The first line of an export: whose record it is, how many facts it has, their root, and if texts are there."""

    ledger: str
    size: int
    root: bytes
    with_texts: bool


def header_in(file: Path, line: str) -> Header:
    """The header that the first line of a file holds; raises `CannotTell` where it is none."""
    told = object_in(line) or {}
    with suppress(KeyError, TextRefused, TypeError, AttributeError):
        if told["format"] == FORMAT and isinstance(told["body"], str) and type(told["size"]) is int:
            root, texts = base64_bytes(told["root"]), told["withTexts"] is True
            return Header(ledger=told["body"], size=told["size"], root=root, with_texts=texts)
    raise CannotTell(f"{file} is not an export of this program")


def object_in(line: str) -> dict[str, Any] | None:
    """The object that a line holds; nothing where it holds anything else."""
    with suppress(ValueError, RecursionError):
        told = json.loads(line)
        return told if isinstance(told, dict) else None
    return None


def row_in(told: dict[str, Any]) -> Row | None:
    """The row that the fact had; the columns that repeat its bytes are taken from these."""
    with suppress(*UNFIT, RecursionError):
        leaf, hashed = base64_bytes(told["leaf"]), base64_bytes(told["leafHash"])
        position = told["position"]
        if type(position) is int:
            return Row(position, headed(leaf)[0], _recorded_at(leaf), hashed, leaf)
    return None


def fits(shown: dict[str, Any]) -> bool:
    """Whether a text that is shown is the one of its digest, or is said to be erased."""
    if shown.get("erased") is True:
        return "disclosure" not in shown and "text" not in shown
    made = shown.get("disclosure")
    return isinstance(made, str) and digest(made) == shown.get("digest") and shown.get("text") == _text_in(made)


def _text_in(disclosure: str) -> str | None:
    with suppress(NotCanonical, TextRefused, LookupError):
        opened = parse_strictly(base64url_bytes(disclosure))
        return str(opened[2]) if isinstance(opened, list) else None
    return None


def _recorded_at(leaf: bytes) -> int:
    return microseconds(datetime.fromisoformat(json.loads(leaf)["recordedAt"]))

"""The words that a fact commits to, as they lie in a pack beside it."""

import json
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from verifier.evidence.record import WITHHELD
from verifier.export_lines import fits, spelled, text_in
from verifier.sealed import digests_in


def told_words(said: dict[str, Any], disclosures: Mapping[str, str]) -> bytes:
    """The file with a fact's words, from their disclosures (RFC 9901): empty where withheld, none where erased."""
    return f"{spelled([_shown(one, disclosures.get(one)) for one in digests_in(said)])}\n".encode()


def words_of(told: bytes | None, said: dict[str, Any]) -> dict[str, str | None] | None:
    """The words of a fact by their digests, nothing where they were erased; none where none are shown.

    Answers nothing at all where the file does not hold the words that the fact commits to.
    """
    if told is None:
        return {}
    with suppress(ValueError, RecursionError, AttributeError, KeyError, TypeError):
        text = told.decode()
        shown = json.loads(text)
        right = [one["digest"] for one in shown] == digests_in(said) and all(map(fits, shown))
        if right and f"{spelled(shown)}\n" == text:
            return {one["digest"]: one.get("text", WITHHELD if "withheld" in one else None) for one in shown}
    return None


def withheld_among(told: bytes | None) -> int:
    """How many words such a file, which holds what it must, calls withheld: they are there and shown to nobody."""
    return sum("withheld" in one for one in json.loads(told)) if told else 0


def _shown(digest: str, disclosure: str | None) -> dict[str, Any]:
    if disclosure is None:
        return {"digest": digest, "erased": True}
    if not disclosure:
        return {"digest": digest, "withheld": True}
    return {"digest": digest, "disclosure": disclosure, "text": text_in(disclosure)}

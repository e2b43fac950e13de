"""Personal data is committed to, not contained: the fact holds a salted digest, the words lie apart (RFC 9901 §4.2).

A digest without its disclosure says nothing; a disclosure whose digest stands in a proven fact is proven with it.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from domain.ledger.admissible import NotCanonical, examine
from domain.ledger.base64text import TextRefused, base64url_bytes, base64url_text
from domain.ledger.canonical import parse_strictly

DIGESTS = "_sd"
"""The key under which an object lists the digests of what it does not show."""
RESERVED = frozenset((DIGESTS, "...", "_sd_alg"))

Path = tuple[str | int, ...]
"""Where a part stands: keys of objects and, within lists, places from 0."""

_SALT = re.compile("[A-Za-z0-9_-]{22,}")


class DisclosureRefused(ValueError):
    """A disclosure, a salt or a list of digests is not as RFC 9901 has it."""


def disclosure(salt: str, name: str, value: object) -> str:
    """Write what is hidden as one text: base64url of the JSON array salt, name, value (RFC 9901 §4.2.1).

    The salt is base64url of at least 128 random bits (22 characters), new for each disclosure.
    Raises `DisclosureRefused` or, for a value that no fact may hold, `NotCanonical`.
    """
    if not _SALT.fullmatch(salt):
        raise DisclosureRefused("a salt is base64url of at least 128 bits")
    _refuse_reserved(name)
    examine([name, value])
    return base64url_text(json.dumps([salt, name, value], ensure_ascii=False).encode())


def digest(of_disclosure: str) -> str:
    """Give the digest that stands in the fact: base64url of SHA-256 over the disclosure's text (RFC 9901 §4.2.3)."""
    return base64url_text(sha256(of_disclosure.encode("ascii")).digest())


@dataclass(frozen=True, slots=True)
class Hidden:
    """One hidden part: the path to it, the digest that stands in its place, and the disclosure, to be kept apart."""

    path: Path
    digest: str
    disclosure: str


@dataclass(frozen=True, slots=True)
class Concealed:
    """An object as it is recorded, and what it hides."""

    public: dict[str, Any]
    hidden: tuple[Hidden, ...]

    @property
    def disclosures(self) -> dict[str, str]:
        """The disclosures by their digests."""
        return {each.digest: each.disclosure for each in self.hidden}


@dataclass(frozen=True, slots=True)
class Revealed:
    """An object with its hidden parts put back, and the digests for which there was no disclosure."""

    value: dict[str, Any]
    missing: tuple[str, ...]


def conceal(value: Mapping[str, object], salts: Mapping[Path, str]) -> Concealed:
    """Hide the parts that `salts` names by their paths, each under its own salt (RFC 9901 §4.2).

    A path ends in the key of an object: `("reason",)`, `("parties", 0, "contact")`. The digests stand sorted under
    `_sd`, so that their order tells nothing. Raises `DisclosureRefused` when a path leads nowhere or a salt is shared.
    """
    if len(set(salts.values())) != len(salts):
        raise DisclosureRefused("each disclosure has a salt of its own")
    hidden: list[Hidden] = []
    public = _concealed_object(value, (), salts, hidden)
    if len(hidden) != len(salts):
        raise DisclosureRefused("a path to be hidden leads nowhere")
    return Concealed(public, tuple(hidden))


def reveal(value: Mapping[str, object], disclosures: Mapping[str, str]) -> Revealed:
    """Put back what `disclosures` (by digest) holds of the hidden parts, at any depth (RFC 9901 §7.1).

    Raises `DisclosureRefused` when a disclosure does not fit its digest, is malformed, would overwrite what is shown,
    or when a digest stands twice.
    """
    revealing = _Revealing(disclosures)
    return Revealed(revealing.object_of(value), tuple(revealing.missing))


def _concealed(value: object, path: Path, salts: Mapping[Path, str], hidden: list[Hidden]) -> object:
    if isinstance(value, Mapping):
        return _concealed_object(value, path, salts, hidden)
    if isinstance(value, list):
        return [_concealed(part, (*path, at), salts, hidden) for at, part in enumerate(value)]
    return value


def _concealed_object(
    value: Mapping[str, object], path: Path, salts: Mapping[Path, str], hidden: list[Hidden]
) -> dict[str, Any]:
    shown: dict[str, Any] = {}
    digests = []
    for name, part in value.items():
        _refuse_reserved(name)
        place = (*path, name)
        inner = _concealed(part, place, salts, hidden)
        if place in salts:
            text = disclosure(salts[place], name, inner)
            digests.append(digest(text))
            hidden.append(Hidden(place, digests[-1], text))
        else:
            shown[name] = inner
    return {**shown, DIGESTS: sorted(digests)} if digests else shown


class _Revealing:
    """One pass over an object, remembering which digests it met."""

    def __init__(self, disclosures: Mapping[str, str]) -> None:
        self.disclosures = disclosures
        self.met: set[str] = set()
        self.missing: list[str] = []

    def value_of(self, value: object) -> object:
        if isinstance(value, Mapping):
            return self.object_of(value)
        return [self.value_of(part) for part in value] if isinstance(value, list) else value

    def object_of(self, value: Mapping[str, object]) -> dict[str, Any]:
        shown: dict[str, Any] = {name: self.value_of(part) for name, part in value.items() if name != DIGESTS}
        for each in self._digests(value):
            text = self.disclosures.get(each)
            if text is None:
                self.missing.append(each)
                continue
            name, part = _opened(each, text)
            if name in shown:
                raise DisclosureRefused("a disclosure would overwrite what is shown")
            shown[name] = self.value_of(part)
        return shown

    def _digests(self, value: Mapping[str, object]) -> list[str]:
        digests = value.get(DIGESTS, [])
        if not isinstance(digests, list) or not all(isinstance(each, str) for each in digests):
            raise DisclosureRefused("`_sd` is not a list of digests")
        if len(set(digests)) != len(digests) or not self.met.isdisjoint(digests):
            raise DisclosureRefused("a digest stands twice")
        self.met.update(digests)
        return digests


def _opened(expected: str, text: str) -> tuple[str, object]:
    if not text.isascii() or digest(text) != expected:
        raise DisclosureRefused("a disclosure does not fit its digest")
    try:
        match parse_strictly(base64url_bytes(text)):
            case [str(), str(name), part]:
                _refuse_reserved(name)
                return name, part
    except (TextRefused, NotCanonical):
        pass
    raise DisclosureRefused("a disclosure is not base64url of a JSON array of salt, name and value")


def _refuse_reserved(name: str) -> None:
    if name in RESERVED:
        raise DisclosureRefused("the name is reserved (RFC 9901 §4.2.1)")

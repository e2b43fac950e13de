"""Likeness: names that may mean one organisation, however each was written down."""

import re
import unicodedata
from collections.abc import Iterable, Mapping

from domain.kernel.ids import OrganisationCode

FORMS = frozenset({"and", "co", "company", "inc", "limited", "llp", "ltd", "plc", "the"})
"""Words that say in which form an organisation exists, or nothing."""


def likeness(name: str) -> str:
    """What is left of a name without accents, capitals, signs and the form of the organisation."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii").casefold()
    words = re.findall(r"[a-z0-9]+", plain.replace("'", ""))
    return " ".join(word for word in words if word not in FORMS) or " ".join(words)


def alike(names: Mapping[OrganisationCode, Iterable[str]]) -> tuple[tuple[OrganisationCode, OrganisationCode], ...]:
    """The pairs that ever bore names alike, each pair once, in the order of their codes."""
    by_likeness: dict[str, set[OrganisationCode]] = {}
    for code, borne in names.items():
        for name in borne:
            by_likeness.setdefault(likeness(name), set()).add(code)
    pairs = {(one, other) for codes in by_likeness.values() for one in codes for other in codes if one < other}
    return tuple(sorted(pairs))

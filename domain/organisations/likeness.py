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


def alike(names: Mapping[OrganisationCode, Iterable[str]]) -> tuple[tuple[OrganisationCode, ...], ...]:
    """Those that ever bore names alike, together, each group in the order of their codes and once."""
    by_likeness: dict[str, set[OrganisationCode]] = {}
    for code, borne in names.items():
        for name in borne:
            by_likeness.setdefault(likeness(name), set()).add(code)
    return tuple(sorted({tuple(sorted(codes)) for codes in by_likeness.values() if len(codes) > 1}))

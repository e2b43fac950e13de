"""Likeness: names that may mean one person, however each was written down."""

import re
import unicodedata

TITLES = frozenset({"cllr", "councillor", "dr", "miss", "mr", "mrs", "ms", "prof", "professor"})


def likeness(name: str) -> str:
    """The words of a name in the order of the alphabet, without accents, capitals, signs and titles."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii").casefold()
    words = re.findall(r"[a-z0-9]+", plain.replace("'", ""))
    return " ".join(sorted(word for word in words if word not in TITLES) or sorted(words))

"""Read the dictionary of the project, `docs/glossary.md`."""

import re

from quality.sources import ROOT

ENTRY = re.compile(r"^\| \*\*(?P<term>.+?)\*\*(?: \((?P<others>[^)]+)\))? \|", re.MULTILINE)


def terms() -> set[str]:
    """Every term, in the singular and the plural, and the other names that stand in brackets behind it."""
    found: set[str] = set()
    for entry in ENTRY.finditer((ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")):
        for name in (entry["term"], *(entry["others"] or "").split(", ")):
            found |= {name.casefold(), f"{name.casefold()}s"}
    return found - {"", "s"}

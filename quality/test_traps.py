"""Every trap of the field is listed in `docs/traps.md`, and the tests that are said to hold it exist."""

import re
from collections.abc import Iterator

import pytest

from quality.sources import ROOT, sources

NUMBERS = {"T": 10, "P": 9, "C": 12, "V": 11, "M": 3, "F": 7, "I": 5}
ROW = re.compile(r"^\| ([A-Z]\d+) \| (.+) \| (.+) \|$", re.MULTILINE)
NAMED = re.compile(r"`([DS])/(\S+\.py)::(test_\w+)`")
FOLDERS = {"D": "domain/tests", "S": "service/tests"}


def _rows() -> list[tuple[str, str, str]]:
    return ROW.findall((ROOT / "docs" / "traps.md").read_text(encoding="utf-8"))


def _tests_of(held_by: str) -> Iterator[tuple[str, str]]:
    for folder, path, name in NAMED.findall(held_by):
        yield f"{FOLDERS[folder]}/{path}", name


def test_every_trap_is_listed_once_and_in_order() -> None:
    expected = [f"{letter}{number}" for letter, last in NUMBERS.items() for number in range(1, last + 1)]
    assert [trap for trap, _, _ in _rows()] == expected


@pytest.mark.parametrize(("trap", "held_by"), [(trap, held_by) for trap, _, held_by in _rows()])
def test_a_trap_is_held_by_tests_that_exist_or_says_what_is_missing(trap: str, held_by: str) -> None:
    existing = {
        (source.name, function.name)
        for source in sources("domain", "service", "verifier")
        if source.is_test
        for function in source.functions()
    }
    named = list(_tests_of(held_by))
    assert [one for one in named if one not in existing] == []
    rest = NAMED.sub("", held_by).strip()
    assert rest.startswith("not yet: ") if rest else named, f"{trap} names no test, and does not say what is missing"

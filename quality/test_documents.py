"""The documents are true: what they link to exists, what they tell you to type works, records have their parts."""

import re
from pathlib import Path

import pytest

from quality.sources import ROOT

DECISION_RECORDS = ROOT / "docs" / "adr"
PARTS = ("## Why the question arose", "## What was decided", "## What follows", "## What was set aside")
STATUS = re.compile(
    r"^Status: (proposed|accepted|superseded by \[\d{4}\]\([\w.-]+\)) · \d{4}-\d{2}-\d{2}$", re.MULTILINE
)


def _documents() -> list[Path]:
    found = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "openapi").rglob("*.md")]
    return sorted(found)


def _records() -> list[Path]:
    return sorted(path for path in DECISION_RECORDS.glob("[0-9]*.md") if not path.name.startswith("0000"))


@pytest.mark.parametrize("document", _documents(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(document: Path) -> None:
    links = re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", document.read_text(encoding="utf-8"))
    broken = [link for link in links if not (document.parent / link).exists()]
    assert not broken, f"{broken}"


def test_every_make_target_that_is_mentioned_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    told = {
        (target, document.name)
        for document in _documents()
        for target in re.findall(r"(?:`|^\s*)make ([a-z]+)", document.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert not [mention for mention in told if mention[0] not in targets]


@pytest.mark.parametrize("record", _records(), ids=lambda path: path.stem)
def test_a_decision_record_has_its_parts(record: Path) -> None:
    text = record.read_text(encoding="utf-8")
    assert re.fullmatch(r"\d{4}-[a-z0-9-]+\.md", record.name)
    assert text.startswith(f"# {record.name[:4]} ")
    assert STATUS.search(text), "Status: accepted · 2026-01-31"
    assert [text.find(part) for part in PARTS] == sorted(max(text.find(part), 0) for part in PARTS)
    assert len(text.split()) <= 500, "half a page is enough"


def test_every_decision_record_is_in_the_index_once() -> None:
    index = (DECISION_RECORDS / "README.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| \[.*\]\((\d{4}-[\w-]+\.md)\)", index, re.MULTILINE) == [
        record.name for record in _records()
    ]
    numbers = [record.name[:4] for record in _records()]
    assert len(numbers) == len(set(numbers))

"""The pages of a pack, made from its facts alone, so that whoever checks it makes them again and compares."""

import re
from collections.abc import Iterator
from typing import Any, Final

from verifier.evidence.decisions_page import decisions_page
from verifier.evidence.first_page import first_page
from verifier.evidence.markup import element, page, table
from verifier.evidence.record import CaseRecord
from verifier.evidence.telling import fields, link, sentence, words

HASHES: Final = re.compile(r"(?:digest|hash|sha256)$", re.IGNORECASE)


def pages_of(record: CaseRecord) -> dict[str, bytes]:
    """Every page by its file name."""
    return {
        "index.html": first_page(record),
        "decisions.html": decisions_page(record),
        "timeline.html": _timeline(record),
        "papers.html": _papers(record),
    }


def _timeline(record: CaseRecord) -> bytes:
    rows = [
        (
            link(fact.position),
            str(fact.said["occurredAt"])[:16].replace("T", " "),
            str(fact.said["recordedAt"])[:16].replace("T", " "),
            sentence(fact),
            fields(record, fact),
        )
        for fact in sorted(record.facts, key=lambda one: (str(one.said["occurredAt"]), one.position))
    ]
    about = element(
        "p", "In the order in which things happened; times are in UTC. The number leads to the fact itself."
    )
    heads = ("Fact", "Happened", "Recorded", "What happened", "What the fact says")
    return page("timeline.html", "What happened, in order", about, table("Timeline", heads, rows))


def _papers(record: CaseRecord) -> bytes:
    rows = [
        (link(fact.position), sentence(fact), words(name), element("code", hashed))
        for fact in record.facts
        for name, hashed in _hashes(fact.data)
    ]
    about = element(
        "p",
        "The record names documents by the hash of their content (SHA-256, hexadecimal). Hold a document against it "
        "with sha256sum; the documents themselves are not in this pack.",
    )
    listed = (
        table("Papers", ("Fact", "What happened", "Which", "Hash"), rows) if rows else element("p", "There are none.")
    )
    return page("papers.html", "Papers, by their hashes", about, listed)


def _hashes(said: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - JSON
    for name, part in said.items() if isinstance(said, dict) else enumerate(said):
        if isinstance(part, dict | list):
            yield from _hashes(part)
        elif isinstance(name, str) and HASHES.search(name):
            yield name, str(part)

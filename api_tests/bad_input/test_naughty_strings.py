"""The Big List of Naughty Strings as titles of cases: each is kept exactly, or refused; nothing breaks."""

import json
import unicodedata
from pathlib import Path
from typing import Final

import pytest

from api_tests import registers
from api_tests.bodies import Body
from api_tests.problems import problem_of

PLACE: Final = Path(__file__).parents[2] / "../shared/data/trust/strings/blns.json"
OWN: Final = (
    "£1.5m",
    "Zoë’s “clinic”",
    "e\u0301",
    "𝔘𝔫𝔦",
    "שלום",
    "سلام",
    "🏥",
    "=1+1",
    "<script>alert(1)</script>",
    "'; --",
)


def naughty_strings() -> list[str]:
    """The list where it is at hand, and a few of our own."""
    if not PLACE.exists():
        print(f"The Big List of Naughty Strings is not at {PLACE.name}: only our own strings are tried.")  # noqa: T201
        return list(OWN)
    found: list[str] = json.loads(PLACE.read_text(encoding="utf-8"))
    return [*OWN, *found]


def test_every_title_is_kept_exactly_or_refused(body: Body, author: str) -> None:
    before, kept = body.auditor.log_size(), []
    for text in naughty_strings():
        said = {"reference": registers.reference(), "content": registers.content([author], title=text)}
        raw = json.dumps(said).encode()  # escapes everything beyond ASCII, halves of surrogate pairs included
        answer = body.secretary.ask("POST", "cases", content=raw, headers={"Content-Type": "application/json"})
        if answer.status_code == 201:
            kept.append(unicodedata.normalize("NFC", text))
        else:
            problem = problem_of(answer)
            assert problem.status == 400, (ascii(text), answer.text)
            assert "#/content/title" in problem.places, problem
    shown = body.auditor.read("cases", after=before, limit=1000)["results"]
    assert [one["title"] for one in shown] == kept
    assert len(kept) >= len(OWN)


@pytest.mark.parametrize("text", OWN)
def test_a_name_is_kept_exactly(body: Body, text: str) -> None:
    person = registers.person(body, "Lay member", text)
    assert body.auditor.read(f"people/{person}")["name"] == unicodedata.normalize("NFC", text)

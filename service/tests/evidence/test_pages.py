"""The pages run nothing, fetch nothing and escape everything; whoever hears or prints them finds their way."""

import re
from html.parser import HTMLParser

import pytest

from service.tests.evidence.make import Decided, a_pack, files_in
from service.tests.serving import Service
from verifier.evidence.markup import PAGES

NASTY = '<script src="https://evil.example/x.js">alert(1)</script><img src=x onerror=alert(1)> & "so on"'
EMPTY = frozenset({"meta"})
HEAD = frozenset({"head", "html", "meta", "style", "title"})
TABLES = frozenset({"caption", "table", "tbody", "td", "th", "thead", "tr"})
TEXT = frozenset({"bdi", "blockquote", "code", "dd", "dl", "dt", "h1", "h2", "li", "ol", "p", "pre", "span", "ul"})
INERT = HEAD | TABLES | TEXT | {"a", "body", "details", "main", "nav", "section", "summary"}


class Page(HTMLParser):
    """A page as it is read: its elements with their attributes, and whether all are closed."""

    def __init__(self, page: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        self.open += [] if tag in EMPTY else [tag]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def all(self, tag: str) -> list[dict[str, str | None]]:
        """The attributes of every element of this name."""
        return [attributes for name, attributes in self.found if name == tag]


@pytest.mark.parametrize("name", [name for name, _ in PAGES])
def test_a_page_is_whole_and_can_be_found_through(full: bytes, name: str) -> None:
    files = files_in(full)
    page = Page(files[name])
    assert page.open == []
    assert page.all("html") == [{"lang": "en-GB"}]
    assert len(page.all("h1")) == len(page.all("main")) == len(page.all("title")) == 1
    assert len(page.all("table")) == len(page.all("caption"))
    assert {cell.get("scope") for cell in page.all("th")} <= {"col", "row"}
    assert b"@media print" in files[name]
    for link in page.all("a"):
        assert str(link["href"]) in files


@pytest.mark.parametrize("name", [name for name, _ in PAGES])
def test_a_page_runs_nothing_and_fetches_nothing(full: bytes, name: str) -> None:
    page = Page(files_in(full)[name])
    assert {tag for tag, _ in page.found} <= INERT
    told = {attribute for _, attributes in page.found for attribute in attributes}
    assert told <= {"lang", "charset", "name", "content", "http-equiv", "scope", "href", "aria-label", "open"}
    (policy,) = (one["content"] for one in page.all("meta") if one.get("http-equiv") == "Content-Security-Policy")
    assert str(policy).startswith("default-src 'none'")


def test_whatever_somebody_wrote_is_words_and_nothing_else(service: Service) -> None:
    body = Decided(service)
    case = body.case("WF/10", title=NASTY, summary=NASTY)
    files = files_in(a_pack(body.secretary, case, "FULL"))
    for name, _ in PAGES:
        assert {tag for tag, _ in Page(files[name]).found} <= INERT
    assert b"&lt;script src=" in files["index.html"]
    assert not re.search(rb"<(script|img)", files["timeline.html"])


def test_a_lay_reader_is_told_what_was_decided_by_whom_and_what_is_not_shown(decided: Decided, full: bytes) -> None:
    first = files_in(full)["index.html"].decode()
    wanted = (
        "What was decided",
        "By whom",
        "Under which rules",
        "Knowing what",
        "How to check",
        "What this does not show",
    )
    assert [one in first for one in wanted] == [True] * 6
    assert f"Disinvestment Board, decision 1 of {decided.decision['decided']}: approved" in first
    assert "Dr Evans, Evans" in first
    steps = files_in(full)["decisions.html"].decode()
    assert "The motion is carried." in steps
    assert "Kept from the question by a ruling" in steps

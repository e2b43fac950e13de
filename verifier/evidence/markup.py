"""Pages that need nothing but themselves: every word is escaped, nothing runs, nothing is fetched, and they print."""

import html
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from typing import Final

STYLE: Final = (
    "body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:auto;padding:1rem;color:#111;background:#fff}"
    "table{border-collapse:collapse;width:100%;margin:.5rem 0 1.5rem}caption{text-align:left;font-weight:bold}"
    "th,td{border:1px solid #767676;padding:.3rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}"
    "dt{font-weight:bold}dd{margin:0 0 .25rem 1rem;overflow-wrap:anywhere}code{font-size:.9em;overflow-wrap:anywhere}"
    "a{color:#003087}@media print{nav{display:none}body{max-width:none;padding:0;font-size:10pt}"
    "thead{display:table-header-group}tr,section>h2{break-inside:avoid;break-after:auto}a{color:inherit}}"
    "@page{margin:18mm}"
)
_STYLE_HASH: Final = b64encode(sha256(STYLE.encode()).digest()).decode()
POLICY: Final = f"default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; base-uri 'none'; form-action 'none'"
PAGES: Final = (
    ("index.html", "What was decided"),
    ("decisions.html", "The decisions, step by step"),
    ("timeline.html", "What happened, in order"),
    ("papers.html", "Papers, by their hashes"),
)


class Markup(str):
    """Text that is a page already; whatever else is put into a page is escaped."""

    __slots__ = ()


def element(tag: str, *inside: object, **attributes: str) -> Markup:
    """An element with what is inside it, and its attributes; `class_` is written `class`."""
    told = "".join(f' {name.rstrip("_").replace("_", "-")}="{html.escape(held)}"' for name, held in attributes.items())
    return Markup(f"<{tag}{told}>{''.join(map(escaped, inside))}</{tag}>")


def escaped(part: object) -> str:
    """A part as it stands in a page."""
    return part if isinstance(part, Markup) else html.escape(str(part))


def table(caption: str, heads: Iterable[str], rows: Iterable[Iterable[object]]) -> Markup:
    """A table with a caption and headings; the first cell of each row heads the row."""
    head = element("tr", *(element("th", one, scope="col") for one in heads))
    lines = [_row(list(cells)) for cells in rows]
    return element("table", element("caption", caption), element("thead", head), element("tbody", *lines))


def items(*lines: object) -> Markup:
    """A list."""
    return element("ul", *(element("li", one) for one in lines))


def section(title: str, *inside: object) -> Markup:
    """A part of a page under a heading."""
    return element("section", element("h2", title), *inside)


def page(name: str, title: str, *inside: object) -> bytes:
    """A whole page, with the way to the others."""
    links = [element("li", element("a", told, href=file)) for file, told in PAGES if file != name]
    head = (
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f'<meta http-equiv="Content-Security-Policy" content="{html.escape(POLICY)}">'
        f"<title>{html.escape(title)}</title><style>{STYLE}</style>"
    )
    body = element("nav", element("ul", *links), aria_label="Pages") + element("main", element("h1", title), *inside)
    return f'<!DOCTYPE html>\n<html lang="en-GB"><head>{head}</head><body>{body}</body></html>\n'.encode()


def _row(cells: list[object]) -> Markup:
    return element("tr", element("th", cells[0], scope="row"), *(element("td", one) for one in cells[1:]))

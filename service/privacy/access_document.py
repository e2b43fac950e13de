"""Everything on record about somebody as a page that they can read and print."""

from collections.abc import Iterator, Mapping
from html import escape

from service.privacy.access_queries import Everything
from service.privacy.access_shown import FactAbout

ERASED, WITHHELD = {"erased": True}, {"withheld": True}
TITLE = "What is on record about you"


def document(told: Everything) -> Iterator[str]:
    """The page, in HTML, line by line."""
    yield f'<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>{TITLE}</title></head><body>'
    yield f"<h1>{TITLE}</h1>"
    yield f"<p>Given on {escape(told.access.given_at)}, as the record stood at position {told.access.since}.</p>"
    yield f"<p>You are on the register of people as {escape(', '.join(map(str, told.entries)))}.</p>"
    yield "<h2>What happened</h2>"
    for fact in told.facts:
        yield from _fact(fact)
    yield "<h2>Where you stand in lists and registers</h2>"
    for name, rows in told.registers:
        yield f"<h3>{escape(name.replace('_', ' '))}</h3>"
        yield from map(_listed, rows)
    yield "<h2>When you were given this</h2><ul>"
    yield from (f"<li>{escape(one.given_at)}: {_worded(_plain(one.reason))}</li>" for one in told.accesses)
    yield "</ul><h2>Who read about you</h2><ul>"
    for one in told.readings:
        yield f"<li>{escape(one.read_at)}: {escape(one.person or one.reader)}, {escape(one.operation)}</li>"
    yield "</ul></body></html>"


def _fact(fact: FactAbout) -> Iterator[str]:
    yield f"<h3>{fact.position}. {escape(fact.type)}</h3>"
    about = {"happened": fact.occurred_at, "recorded": fact.recorded_at, "recorded by": fact.recorded_by}
    why = {"reason": _plain(fact.reason), "source": _plain(fact.source)}
    yield _listed(about | {name: held for name, held in why.items() if held is not None} | fact.data)


def _listed(said: Mapping[str, object]) -> str:
    return f"<dl>{''.join(f'<dt>{escape(name)}</dt><dd>{_worded(held)}</dd>' for name, held in said.items())}</dl>"


def _worded(held: object) -> str:
    if held == ERASED:
        return "<em>erased</em>"
    if held == WITHHELD:
        return "<em>withheld</em>"
    if isinstance(held, Mapping):
        return _listed(held)
    if isinstance(held, list | tuple):
        return f"<ul>{''.join(f'<li>{_worded(one)}</li>' for one in held)}</ul>"
    return escape(str(held))


def _plain(text: object) -> object:
    """A text, or the mark in its place, as it stands in a fact."""
    return text.model_dump() if hasattr(text, "model_dump") else text

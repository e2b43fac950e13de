"""Finds the lines of the full register of interests: everybody's, and those of people who declared to have none."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from domain.kernel.ids import PersonId
from domain.kernel.months import earliest_within
from service.interests.deciding import People, capacities, people_of
from service.interests.keeping import Policies
from service.interests.nil_entries import nil_entries
from service.interests.queries import lateness
from service.interests.readers import Reader
from service.interests.register import Wanted, search
from service.interests.register_queries import about, columns, period_of
from service.interests.register_shown import FullRegisterEntry, NilEntry
from service.interests.shown import Withheld
from service.viewing.page_asked import PageAsked
from service.viewing.paging import Found
from service.viewing.viewpoint import Viewpoint

Row = dict[str, Any]
Entry = FullRegisterEntry | NilEntry | Withheld


def full(
    view: Viewpoint, reader: Reader, person: PersonId | None, day: date, asked: PageAsked
) -> tuple[tuple[Entry, ...], Found]:
    """A page of the full register of interests; what the reader may not see is a placeholder."""
    declared = search(view, reader, Wanted(person=person), asked)
    found = _both(declared, nil_entries(view, reader, person, day, asked), asked.limit)
    nil = [row for row in found.rows if "made" in row]
    seen = [row for row in found.rows if "made" not in row and reader.may_see(row)]
    reader.sees(seen)
    people = people_of(view, {row["person"] for row in (*nil, *seen)}, day)
    entries: dict[int, Entry] = {row["since"]: _nil(row, people) for row in nil}
    entries |= {entry.since: entry for entry in _declared(view, seen, people, day)}
    return tuple(entries.get(row["since"]) or Withheld(position=row["since"]) for row in found.rows), found


def _both(declared: Found, nil: Iterable[Row], limit: int) -> Found:
    """One page out of a page of interests and of nil returns, in the order of recording."""
    rows = sorted((*declared.rows, *nil), key=lambda row: int(row["since"]))
    more = declared.next is not None or len(rows) > limit
    return Found(rows=tuple(rows[:limit]), next=rows[:limit][-1]["since"] if more else None)


def _nil(row: Row, people: People) -> NilEntry:
    said = {"nil_return": row["made"], "since": row["since"]}
    return NilEntry.model_validate(people.columns(row["person"]) | said)


def _declared(view: Viewpoint, rows: Iterable[Row], people: People, day: date) -> Iterable[FullRegisterEntry]:
    rows, policies = tuple(rows), Policies(view)
    policy, told = policies.on(day), about(view, rows, people, day)
    cutoff = earliest_within(day, policy.published_months)
    deciding = {one.person for one in capacities(view, day, cutoff)}
    for row in rows:
        yield FullRegisterEntry.model_validate(
            columns(row, told, policy)
            | {
                "publication_withheld": bool(row["withheld"]),
                "published": row["person"] in deciding and _is_published(row, day, cutoff),
                "kept_until": policy.retention.kept_until(period_of(row)),
                "lateness": lateness(row, policies),
            }
        )


def _is_published(row: Row, day: date, cutoff: date) -> bool:
    open_to_all = not row["withheld"] and not row["withheld_now"]
    return open_to_all and row["first_day"] <= day.isoformat() and row["last_day"] >= cutoff.isoformat()

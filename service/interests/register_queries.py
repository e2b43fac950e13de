"""Finds the lines of the register of interests as a document: the full one and the published one."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from domain.interests.retention import MONTHS_OF_A_YEAR
from domain.kernel.answers import Answer
from domain.kernel.ids import PersonId
from domain.kernel.months import earliest_within
from domain.kernel.periods import Period
from domain.registers.policy import RegisterPolicy
from service.interests import register_search
from service.interests.deciding import People, capacities, people_of
from service.interests.keeping import Policies, holds_of, policy_of
from service.interests.queries import day_of, lateness
from service.interests.readers import Reader
from service.interests.register import Wanted, search
from service.interests.register_shown import (
    ExpiredInterest,
    FullRegisterEntry,
    LateDeclaration,
    RegisterEntry,
)
from service.interests.shown import Withheld
from service.viewing.page_asked import PageAsked
from service.viewing.paging import Found
from service.viewing.predecessors import Record, newest
from service.viewing.viewpoint import Texts, Viewpoint

Row = dict[str, Any]
Entries = tuple[FullRegisterEntry | Withheld, ...]


def full(
    view: Viewpoint, reader: Reader, person: PersonId | None, day: date, asked: PageAsked
) -> tuple[Entries, Found]:
    """A page of the full register of interests; what the reader may not see is a placeholder."""
    found, policies = search(view, reader, Wanted(person=person), asked), Policies(view)
    seen = [row for row in found.rows if reader.may_see(row)]
    people, texts = _about(view, seen, day)
    policy = policies.on(day)
    cutoff = earliest_within(day, policy.published_months)
    deciding = {one.person for one in capacities(view, day, cutoff)}
    shown = (
        FullRegisterEntry.model_validate(
            _columns(row, people, texts, policy)
            | {
                "publication_withheld": bool(row["withheld"]),
                "published": row["person"] in deciding and _is_published(row, day, cutoff),
                "kept_until": policy.retention.kept_until(_period(row)),
                "lateness": lateness(row, policies),
            }
        )
        if reader.may_see(row)
        else Withheld(position=row["since"])
        for row in found.rows
    )
    return tuple(shown), found


def published(view: Viewpoint, day: date, asked: PageAsked) -> tuple[tuple[RegisterEntry, ...], int, Found]:
    """A page of the published register of the day, and how many interests are kept from it."""
    policy = Policies(view).on(day)
    cutoff = earliest_within(day, policy.published_months)
    found = register_search.published(view, day, cutoff, asked)
    people, texts = _about(view, found.rows, day)
    shown = (RegisterEntry.model_validate(_columns(row, people, texts, policy)) for row in found.rows)
    return tuple(shown), register_search.kept_from_publication(view, day, cutoff), found


def late(view: Viewpoint, asked: PageAsked) -> tuple[tuple[LateDeclaration, ...], Found]:
    """A page of the interests that were declared late, or may have been."""
    policies = Policies(view)
    found = register_search.sifted(view, lambda row: lateness(row, policies).late is not Answer.NO, asked)
    shown = (LateDeclaration.model_validate(row | {"lateness": lateness(row, policies)}) for row in found.rows)
    return tuple(shown), found


def expired(
    record: Record, day: date, asked: PageAsked, *, retention_over: bool
) -> tuple[tuple[ExpiredInterest, ...], Found]:
    """A page of the interests that left the public register before the day, or need not be kept any longer.

    Whoever inherited a record keeps it for no shorter time than anybody in whose hands it has been.
    """
    policy, holds = policy_of(record, day), holds_of(newest(record.view) if record.heirs else record.view)
    months = policy.kept_years * MONTHS_OF_A_YEAR if retention_over else policy.published_months
    found = register_search.ended_before(record.view, earliest_within(day, months), asked)
    return tuple(_expired(row, policy, holds, day) for row in found.rows), found


def _expired(row: Row, policy: RegisterPolicy, holds: Mapping[str, tuple[str, ...]], day: date) -> ExpiredInterest:
    kept_until = policy.retention.kept_until(_period(row))
    over = kept_until is not None and kept_until < day
    held = holds.get(row["person"], ())
    return ExpiredInterest.model_validate(
        row
        | {
            "published_until": policy.retention.published_until(_period(row)),
            "kept_until": kept_until,
            "retention_over": over,
            "legal_holds": held,
            "may_be_destroyed": over and not held,
        }
    )


def _about(view: Viewpoint, rows: "list[Row] | tuple[Row, ...]", day: date) -> tuple[People, Texts]:
    people = people_of(view, {row["person"] for row in rows}, day)
    return people, view.texts(row["narrative_digest"] for row in rows)


def _columns(row: Row, people: People, texts: Texts, policy: RegisterPolicy) -> Row:
    indirect = {"relationship": row["relationship"], "underlying": row["underlying"]}
    ticked = [row["category"], row["underlying"]] if row["underlying"] else [row["category"]]
    return (
        {name: row[name] for name in ("interest", "organisation", "held_from", "held_to", "since")}
        | people.columns(row["person"])
        | {
            "declared_interest": texts[row["narrative_digest"]],
            "types": ticked,
            "indirect": indirect if row["relationship"] else None,
            "published_until": policy.retention.published_until(_period(row)),
        }
    )


def _is_published(row: Row, day: date, cutoff: date) -> bool:
    open_to_all = not row["withheld"] and not row["withheld_now"]
    return open_to_all and row["first_day"] <= day.isoformat() and row["last_day"] >= cutoff.isoformat()


def _period(row: Row) -> Period:
    return Period(start=day_of(row["held_from"]), end=day_of(row["held_to"]))

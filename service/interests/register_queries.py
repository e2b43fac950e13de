"""Finds the lines of the register of interests as it is published, and what is late or expired."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from domain.interests.retention import MONTHS_OF_A_YEAR
from domain.kernel.answers import Answer
from domain.kernel.months import earliest_within
from domain.kernel.periods import Period
from domain.registers.policy import RegisterPolicy
from service.interests import register_search
from service.interests.arrangement_queries import ahead
from service.interests.deciding import People, people_of
from service.interests.keeping import Policies, holds_of, policy_of
from service.interests.queries import day_of, lateness
from service.interests.register_shown import (
    ExpiredInterest,
    LateDeclaration,
    RegisterEntry,
)
from service.viewing.page_asked import PageAsked
from service.viewing.paging import Found
from service.viewing.predecessors import Record, newest
from service.viewing.viewpoint import Texts, Viewpoint

Row = dict[str, Any]


def published(view: Viewpoint, day: date, asked: PageAsked) -> tuple[tuple[RegisterEntry, ...], int, Found]:
    """A page of the published register of the day, and how many interests are kept from it."""
    policy = Policies(view).on(day)
    cutoff = earliest_within(day, policy.published_months)
    found = register_search.published(view, day, cutoff, asked)
    told = about(view, found.rows, people_of(view, {row["person"] for row in found.rows}, day), day)
    shown = (RegisterEntry.model_validate(columns(row, told, policy)) for row in found.rows)
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
    kept_until = policy.retention.kept_until(period_of(row))
    over = kept_until is not None and kept_until < day
    held = holds.get(row["person"], ())
    return ExpiredInterest.model_validate(
        row
        | {
            "published_until": policy.retention.published_until(period_of(row)),
            "kept_until": kept_until,
            "retention_over": over,
            "legal_holds": held,
            "may_be_destroyed": over and not held,
        }
    )


class About(NamedTuple):
    """What is told along with the interests of a page."""

    people: People
    texts: Texts
    ahead: Mapping[str, tuple[Row, ...]]


def about(view: Viewpoint, rows: Sequence[Row], people: People, day: date) -> About:
    """What is told along with these interests of these people on a day."""
    texts = view.texts(row["narrative_digest"] for row in rows)
    return About(people, texts, ahead(view, rows, day))


def columns(row: Row, told: About, policy: RegisterPolicy) -> Row:
    """The columns of a line, in the full register as in the published one."""
    indirect = {"relationship": row["relationship"], "underlying": row["underlying"]}
    ticked = [row["category"], row["underlying"]] if row["underlying"] else [row["category"]]
    return (
        {name: row[name] for name in ("interest", "organisation", "board", "held_from", "held_to", "since")}
        | told.people.columns(row["person"])
        | {
            "declared_interest": told.texts[row["narrative_digest"]],
            "action_taken": told.ahead.get(row["interest"], ()),
            "types": ticked,
            "indirect": indirect if row["relationship"] else None,
            "published_until": policy.retention.published_until(period_of(row)),
        }
    )


def period_of(row: Row) -> Period:
    """From when to when an interest is or was held."""
    return Period(start=day_of(row["held_from"]), end=day_of(row["held_to"]))

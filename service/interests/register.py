"""Searches the register of interests."""

import json
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Annotated, Any

from fastapi import Depends, Query
from sqlalchemy import ColumnElement, and_, bindparam, exists, or_, select

from domain.interests.categories import Category
from domain.kernel.ids import InterestId, OrganisationCode, PersonId
from domain.kernel.values import value
from service.edge.fields import IdOf, Word
from service.interests.readers import Reader
from service.interests.tables import interests
from service.projections.versioned import known_at
from service.store.statements import Statement
from service.viewing.days import TheDayAsked
from service.viewing.page_asked import PageAsked
from service.viewing.paging import Found
from service.viewing.viewpoint import Viewpoint

COLUMNS = (*(column.name for column in interests.c), "withheld_now")


@value
class Wanted:
    """Which interests are looked for; whatever is not said does not matter."""

    person: PersonId | None = None
    organisation: OrganisationCode | None = None
    category: Category | None = None
    day: date | None = None

    def filters(self) -> dict[str, str]:
        """The columns that are told what to hold."""
        category = self.category.name if self.category else None
        told = {"person": self.person, "organisation": self.organisation, "category": category}
        return {name: held for name, held in told.items() if held is not None}


async def _wanted(
    day: TheDayAsked,
    person: Annotated[IdOf[PersonId] | None, Query(description="Whose interests.")] = None,
    organisation: Annotated[IdOf[OrganisationCode] | None, Query(description="Interests in what.")] = None,
    category: Annotated[Word[Category] | None, Query(description="Interests of which kind.")] = None,
) -> Wanted:
    return Wanted(person=person, organisation=organisation, category=category, day=day)


TheWanted = Annotated[Wanted, Depends(_wanted)]


def search(view: Viewpoint, reader: Reader, wanted: Wanted, asked: PageAsked) -> Found:
    """A page of interests; with a day, those that may have been held on it.

    Whoever does not read everything finds what is withheld only by turning all pages, as a placeholder: a search that
    came upon it would say whose it is, or in what.
    """
    filters = wanted.filters()
    hiding = bool(filters or wanted.day) and not reader.reads_all
    statement = _search(tuple(sorted(filters)), of_a_day=wanted.day is not None, hiding=hiding)
    told = {"day": wanted.day.isoformat() if wanted.day else None, "me": reader.person or ""}
    rows = view.rows(statement, after=asked.after or 0, most=asked.limit + 1, **filters, **told)
    in_order = sorted(rows, key=lambda row: row[COLUMNS.index("since")])
    found = tuple(dict(zip(COLUMNS, row, strict=True)) for row in in_order[: asked.limit])
    return Found(rows=found, next=found[-1]["since"] if len(rows) > asked.limit else None)


def find(view: Viewpoint, interest: InterestId) -> dict[str, Any] | None:
    """One interest, nothing where there is none."""
    rows = view.rows(_search(("interest",), of_a_day=False, hiding=False), interest=interest, after=0, most=1)
    return dict(zip(COLUMNS, rows[0], strict=True)) if rows else None


def named(view: Viewpoint, asked: Sequence[InterestId]) -> tuple[dict[str, Any], ...]:
    """These interests, as far as they are on record, in the order of recording."""
    among: object = json.dumps(asked) if view.connection.dialect == "sqlite" else list(map(str, asked))
    rows = view.rows(NAMED, interests=among) if asked else ()
    return tuple(dict(zip(COLUMNS, row, strict=True)) for row in rows)


@cache
def _search(filters: tuple[str, ...], *, of_a_day: bool, hiding: bool) -> Statement:
    conditions = [known_at(interests), interests.c.since > bindparam("after")]
    conditions += [interests.c[name] == bindparam(name) for name in filters]
    if of_a_day:
        conditions += [interests.c.first_day <= bindparam("day"), interests.c.last_day >= bindparam("day")]
    if hiding:
        published = and_(interests.c.withheld == 0, ~withheld_now())
        conditions.append(or_(interests.c.person == bindparam("me"), published))
    found = select(*interests.c, withheld_now().label("withheld_now")).where(*conditions)
    return Statement(found.order_by(interests.c.since).limit(bindparam("most")))


def withheld_now() -> ColumnElement[bool]:
    """That an interest is withheld from publication now, whatever was known at the viewpoint."""
    now = interests.alias("now")
    return exists().where(
        now.c.ledger == interests.c.ledger,
        now.c.interest == interests.c.interest,
        now.c.to_position.is_(None),
        now.c.withheld == 1,
    )


def _named(among: str, here: str) -> str:
    columns = ", ".join(f"i.{column.name}" for column in interests.c)
    ledger, position = here.format("ledger"), here.format("position")
    return (
        f"SELECT {columns}, EXISTS (SELECT 1 FROM interests now WHERE now.ledger = i.ledger "  # noqa: S608 - our own
        "AND now.interest = i.interest AND now.to_position IS NULL AND now.withheld = 1) AS withheld_now "
        f"FROM interests i WHERE i.ledger = {ledger} AND i.interest {among} AND i.from_position <= {position} "
        f"AND (i.to_position IS NULL OR i.to_position > {position}) ORDER BY i.since"
    )


NAMED = Statement(
    sqlite=_named("IN (SELECT value FROM json_each(:interests))", ":{}"),
    postgresql=_named("= ANY(%(interests)s)", "%({})s"),
)

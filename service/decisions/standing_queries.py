"""Finds decisions by who had to withdraw from them, and by who was not in favour."""

from functools import cache
from typing import Any, cast

from sqlalchemy import Column, ColumnElement, Select, Table, bindparam, distinct, func, select

from domain.decisions.dissent import not_in_favour
from domain.decisions.events import DecisionTaken
from domain.decisions.withdrawals import withdrawals as withdrawals_of
from service.decisions.standing_shown import DissentLine, WithdrawalLine
from service.decisions.standing_tables import dissents, kinds, withdrawals
from service.projections.versioned import known_at
from service.store.leaves import fact_of
from service.store.scanning import one_leaf
from service.store.statements import Statement
from service.viewing.page_asked import PageAsked
from service.viewing.paging import Found, cut
from service.viewing.viewpoint import Viewpoint

Given = dict[str, Any]


def withdrawn(view: Viewpoint, asked: PageAsked, given: Given) -> tuple[tuple[WithdrawalLine, ...], Found, int, int]:
    """A page of the questions from which members withdrew; how many questions, and at how many meetings, in all."""
    filters = tuple(sorted(given))
    found = _page(view, _withdrawals(filters), tuple(column.name for column in withdrawals.c), asked, given)
    items, meetings = view.rows(_counted(filters), **given)[0]
    lines = (row | {"withdrew": withdrawals_of(_taken(view, row)).withdrew} for row in found.rows)
    return tuple(WithdrawalLine.model_validate(_shown(WithdrawalLine, line)) for line in lines), found, items, meetings


def dissenting(view: Viewpoint, asked: PageAsked, given: Given) -> tuple[tuple[DissentLine, ...], Found]:
    """A page of the decisions on which not everybody was in favour, with the votes by name."""
    names = (*(column.name for column in dissents.c), "kind")
    found = _page(view, _dissents(tuple(sorted(given))), names, asked, given)
    lines = (row | {"votes": _votes(_taken(view, row))} for row in found.rows)
    return tuple(DissentLine.model_validate(_shown(DissentLine, line)) for line in lines), found


def _votes(taken: DecisionTaken) -> list[Given]:
    return [{"seat": one.seat, "voter": one.voter, "choice": one.choice} for one in not_in_favour(taken)]


def _page(view: Viewpoint, statement: Statement, names: tuple[str, ...], asked: PageAsked, given: Given) -> Found:
    rows = view.rows(statement, after=asked.after or 0, most=asked.limit + 1, **given)
    return cut(rows, names, asked.limit)


def _taken(view: Viewpoint, row: Given) -> DecisionTaken:
    leaf = one_leaf(view.connection, view.ledger, row["since"])
    assert leaf is not None  # noqa: S101 - a row stands for its fact
    return view.identity.told(cast("DecisionTaken", fact_of(row["since"], leaf).event))


def _shown(kind: Any, line: Given) -> Given:  # noqa: ANN401 - a model class
    return {name: line[name] for name in kind.model_fields}


@cache
def _withdrawals(filters: tuple[str, ...]) -> Statement:
    return _limited(select(*withdrawals.c).where(*_conditions(withdrawals, filters)), withdrawals)


@cache
def _counted(filters: tuple[str, ...]) -> Statement:
    counted = select(func.count(), func.count(distinct(withdrawals.c.meeting))).select_from(withdrawals)
    return Statement(counted.where(*_conditions(withdrawals, filters)))


@cache
def _dissents(filters: tuple[str, ...]) -> Statement:
    found = select(*dissents.c, _KIND.label("kind")).where(*_conditions(dissents, filters))
    return _limited(found, dissents)


def _limited(found: Select[Any], table: Table) -> Statement:
    after = table.c.since > bindparam("after")
    return Statement(found.where(after).order_by(table.c.since).limit(bindparam("most")))


_KIND = select(kinds.c.kind).where(known_at(kinds), kinds.c.case == dissents.c.case).scalar_subquery()


def _conditions(table: Table, filters: tuple[str, ...]) -> list[ColumnElement[bool]]:
    return [known_at(table), *(_condition(table.c.decided, name, table) for name in filters)]


def _condition(decided: Column[str], name: str, table: Table) -> ColumnElement[bool]:
    match name:
        case "decided_from":
            return decided >= bindparam("decided_from")
        case "decided_to":
            return decided <= bindparam("decided_to")
        case "kind":
            return bindparam("kind") == _KIND
        case _:
            same: ColumnElement[bool] = table.c[name] == bindparam(name)
            return same

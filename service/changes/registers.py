"""The registers whose entries are compared: by the name of each its table, and what identifies an entry."""

from collections.abc import Mapping
from enum import Enum
from typing import Final

from sqlalchemy import Table, bindparam, func, select

from service.benefits.tables import benefits
from service.boards.tables import boards
from service.breaches.tables import breaches
from service.cases.tables import cases
from service.decisions.tables import decisions
from service.gifts.tables import gifts
from service.interests.tables import interests
from service.meetings.tables import meetings
from service.organisations.tables import organisations
from service.people.tables import people
from service.procurement.tables import awards
from service.projections.versioned import known_at
from service.proposals.tables import proposals
from service.store.statements import Statement


class Register(Enum):
    """A register whose entries can be compared at two moments."""

    AWARDS = "award"
    BENEFITS = "benefit"
    BOARDS = "board"
    BREACHES = "breach"
    CASES = "case"
    DECISIONS = "decision"
    GIFTS = "gift"
    INTERESTS = "interest"
    MEETINGS = "meeting"
    ORGANISATIONS = "organisation"
    PEOPLE = "person"
    PROPOSALS = "proposal"


TABLES: Final[Mapping[Register, Table]] = {
    Register.AWARDS: awards,
    Register.BENEFITS: benefits,
    Register.BOARDS: boards,
    Register.BREACHES: breaches,
    Register.CASES: cases,
    Register.DECISIONS: decisions,
    Register.GIFTS: gifts,
    Register.INTERESTS: interests,
    Register.MEETINGS: meetings,
    Register.ORGANISATIONS: organisations,
    Register.PEOPLE: people,
    Register.PROPOSALS: proposals,
}


def _touched(register: Register, table: Table) -> Statement:
    """Entries as they stand at the later position that began or were stated anew after the earlier one."""
    return Statement(
        select(table.c[register.value], table.c.since)
        .where(known_at(table), table.c.since > bindparam("after"), table.c.from_position > bindparam("earlier"))
        .order_by(table.c.since)
        .limit(bindparam("most"))
    )


def _added(table: Table) -> Statement:
    return Statement(
        select(func.count()).where(
            table.c.ledger == bindparam("ledger"),
            table.c.since > bindparam("earlier"),
            table.c.since <= bindparam("position"),
            table.c.from_position == table.c.since,
        )
    )


TOUCHED: Final[Mapping[Register, Statement]] = {one: _touched(one, table) for one, table in TABLES.items()}
ADDED: Final[Mapping[Register, Statement]] = {one: _added(table) for one, table in TABLES.items()}

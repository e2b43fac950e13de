"""Whatever was on record at a position is what a read model has that was built from the facts up to there."""

from functools import cache
from pathlib import Path

from sqlalchemy import Table, select

from service.contexts import PROJECTIONS
from service.projections.read_model import ReadModel
from service.projections.versioned import known_at
from service.store.connections import Connection
from service.store.databases import Database
from service.store.leaves import fact_of
from service.store.migrating import migrate
from service.store.scanning import all_leaves
from service.store.statements import Statement
from service.tests.meetings.make import WalthamForest, member
from service.tests.serving import Service

CLINIC = "F86001"
TOUCHED = {
    "meetings",
    "meeting_items",
    "meeting_stays",
    "motions",
    "votes",
    "item_rulings",
    "item_recusals",
    "decisions",
}


def the_story(service: Service) -> WalthamForest:
    """A case from its first draft to its approval, with a declaration, a ruling and somebody who leaves and returns."""
    forest = WalthamForest(service)
    forest.organisation(CLINIC)
    forest.position("Hughes", CLINIC)
    case = forest.recommended(CLINIC)
    forest.examined(case, forest.disinvestment, by="Foster")
    sitting = forest.sitting(forest.disinvestment, "Evans", "Foster", "Green", "Hughes")
    sitting.item("2", "NOTING").record("withdrawals", {"why": "Not ready"})
    item, hughes = sitting.item("7", "FINAL_APPROVAL", case, presiding="Evans"), {"person": forest.person("Hughes")}
    member(forest, "Hughes").record(f"{item.path}/declarations", hughes | {"category": "FINANCIAL"})
    item.rule("Hughes", "LEAVE_FOR_ITEM", by="Evans")
    sitting.record("departures", hughes | {"item": item.item})
    motion = item.motion("APPROVE")
    motion.vote("Evans", "Foster", "Green")
    motion.decide()
    item.record("close")
    sitting.record("returns", hughes)
    sitting.record("close")
    return forest


def test_every_register_at_every_position_is_what_the_facts_up_to_there_make_it(
    either_service: Service, tmp_path: Path
) -> None:
    forest = the_story(either_service)
    live = either_service.database.reader()
    rebuilt = Database(f"sqlite:///{tmp_path / 'rebuilt.db'}")
    migrate(rebuilt)
    replayed = rebuilt.connect()
    read_model = ReadModel(forest.ods, replayed)
    filled: set[str] = set()
    for position, leaf in all_leaves(live, forest.ods, upto=forest.secretary.read("")["logSize"]):
        PROJECTIONS.project(fact_of(position, leaf), read_model)
        read_model.flush()
        for table in PROJECTIONS.tables:
            rows = known(replayed, table, forest.ods, position)
            assert known(live, table, forest.ods, position) == rows, (table.name, position)
            filled |= {table.name} if rows else set()
    replayed.close()
    assert filled >= TOUCHED


@cache
def _known(table: Table) -> Statement:
    columns = [column for column in table.c if column.name != "to_position"]
    return Statement(select(*columns).where(known_at(table)))


def known(connection: Connection, table: Table, ledger: str, position: int) -> list[tuple[object, ...]]:
    """What a register held at a position; until when it was to hold is not of that moment."""
    return sorted(map(tuple, connection.run(_known(table), ledger=ledger, position=position)), key=repr)

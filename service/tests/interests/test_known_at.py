"""The law of the registers: what a query finds as known at a position is what the facts up to it say on their own.

The one exception is told in `test_withholding`: what is withheld today is withheld as of earlier positions too.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from domain.kernel.facts import Fact
from domain.kernel.ids import BoardId, InterestId, OrganisationCode, PersonId, PositionId, SeatId
from domain.kernel.messages import Event
from domain.kernel.refusals import Refused
from service.auth.accesses import Access
from service.boards import queries as boards
from service.boards import rosters
from service.contexts import PROJECTIONS
from service.interests import queries as interests
from service.interests.readers import Reader
from service.interests.register import Wanted
from service.organisations import queries as organisations
from service.people import queries as people
from service.projections.read_model import ReadModel
from service.store.connections import Connection, transaction
from service.store.databases import Database
from service.store.leaves import fact_of
from service.store.migrating import migrate
from service.store.scanning import all_leaves
from service.store.vault import Vault
from service.tests.boards.make import Boards
from service.tests.interests.make import PARTNERSHIP, Declarants
from service.tests.serving import Service
from service.viewing.paging import Found
from service.viewing.viewpoint import Viewpoint

DAY = date(2011, 6, 1)
EVERYBODY = Reader(reads_all=True, person=None, ledger="", access=Access(["a test"]))
Question = Callable[[Viewpoint], Any]


class Asked:
    """A page that holds everything."""

    limit, after = 1000, None


def a_busy_year(service: Service) -> tuple[str, dict[str, str]]:
    """A record in which each kind of fact occurs, and the ids of the things in it."""
    body, work = Declarants(service), Boards(service)
    work.registrar = registrar = body.registrar
    registrar.record("organisations/F86001/names", {"name": "The Oaks Surgery"})
    registrar.record("memberships", {"organisation": "F86001", "joined": "2013"})
    post = registrar.make(f"people/{body.ada}/positions", {"organisation": "F86001", "kind": "PARTNER"})
    board = work.board()
    work.adopt(board)
    seat = work.seat(board)
    work.appoint(seat, body.ada, "2009-04-01", termTo="2012-03-31")
    work.appoint(seat, body.ada, "2012-04-01")
    work.vacate(seat, body.ada, "2011-01-31")
    work.adopt(board, 2, "2011", quorum=[{"minTotal": 3}])
    interest = body.declare()
    body.change(interest, "amendments", PARTNERSHIP | {"heldFrom": "2009"})
    body.declare(publicationWithheld=True)
    body.change(interest, "end", {"ended": "2011-03"})
    body.secretary.record("nil-returns", {"person": body.ben, "made": "2011"})
    registrar.record_upon(f"positions/{post}", f"positions/{post}/end", {"left": "2011"})
    registrar.record("memberships/F86001/end", {"left": "2014"})
    registrar.record("organisations/F86001/closure", {"closed": "2015"})
    seat_id = seat.rsplit("/", 1)[1]
    return body.ods, {"person": body.ada, "post": post, "board": board, "seat": seat_id, "interest": interest}


def questions(ids: dict[str, str]) -> Iterator[Question]:
    """Everything that can be asked about the record."""
    asked: Any = Asked()
    person, board = PersonId(ids["person"]), BoardId(ids["board"])
    yield lambda view: organisations.register_page(view, 1000, None, None)[0]
    yield lambda view: organisations.organisation(view, OrganisationCode("F86001"), DAY)
    yield lambda view: people.register_page(view, asked)
    yield lambda view: people.positions_page(view, DAY, asked)
    yield lambda view: people.position(view, PositionId(ids["post"]), DAY)
    yield lambda view: people.person(view, person, DAY)
    yield lambda view: boards.boards_page(view, asked, None)
    yield lambda view: boards.board(view, board, DAY)
    yield lambda view: boards.charters_page(view, board, asked)
    yield lambda view: rosters.seat(view, board, SeatId(ids["seat"]), DAY)
    for wanted in (Wanted(), Wanted(person=person, day=DAY)):
        yield partial(_register, wanted)
    yield lambda view: interests.interest(view, EVERYBODY, InterestId(ids["interest"]), DAY)
    yield lambda view: interests.nil_returns_page(view, asked, None)


def answers(view: Viewpoint, asked: Sequence[Question]) -> list[object]:
    """What is found, or why not."""

    def answer(question: Question) -> object:
        try:
            return _values(question(view))
        except Refused as refusal:
            return refusal.code

    return [answer(question) for question in asked]


def rebuilt(connection: Connection, ledger: str, facts: Sequence[Fact[Event]]) -> None:
    """The registers as these facts alone say them, under a ledger of their own, written in one go."""
    read_model = ReadModel(ledger, connection)
    with transaction(connection):
        for fact in facts:
            PROJECTIONS.project(fact, read_model)
        read_model.flush()


@pytest.fixture
def elsewhere(tmp_path: Path) -> Connection:
    database = Database(f"sqlite:///{tmp_path / 'rebuilt.db'}")
    migrate(database)
    return database.connect()


def test_a_query_at_any_position_finds_what_the_facts_up_to_it_say(
    either_service: Service, elsewhere: Connection
) -> None:
    ods, ids = a_busy_year(either_service)
    either_service.destroy_texts(ods)  # the rebuilt registers lie beside no texts
    reader, vault = either_service.database.reader(), Vault(bytes(32))
    facts = [fact_of(*leaf) for leaf in all_leaves(reader, ods, upto=1000)]
    asked = list(questions(ids))
    seen = []
    for position in range(1, len(facts) + 1):
        ledger = f"P{position:05}"
        rebuilt(elsewhere, ledger, facts[:position])
        found = answers(Viewpoint(lambda: reader, vault, ods, position), asked)
        assert found == answers(Viewpoint(lambda: elsewhere, vault, ledger, position), asked), position
        seen.append(found)
    assert all(one != other for one, other in pairwise(seen)), "every fact is seen somewhere"


def _register(wanted: Wanted, view: Viewpoint) -> object:
    asked: Any = Asked()
    return interests.register_page(view, EVERYBODY, wanted, DAY, asked)


def _values(found: Any) -> object:  # noqa: ANN401 - shown things, alone or in tuples
    if isinstance(found, Found):
        return found.next
    if isinstance(found, tuple):
        return tuple(_values(part) for part in found)
    return found.model_dump() if hasattr(found, "model_dump") else found

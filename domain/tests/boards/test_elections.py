"""Elections: called, stood in, declared, voided; and what became of the terms that rested on them."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from domain.boards import seating
from domain.boards.commands import CallElection, DeclareResult, NominateCandidate, VoidElection
from domain.boards.decider import decider
from domain.boards.election_policies import (
    AlreadyNominated,
    ElectionAlreadyCalled,
    ElectionAlreadyVoided,
    NominationsClosed,
    ResultAlreadyDeclared,
    ResultNotDeclared,
    UnknownElection,
)
from domain.boards.events import (
    CandidateNominated,
    CandidateVotes,
    ElectionCalled,
    ElectionVoided,
    MemberElected,
    ResultDeclared,
    SeatBasis,
    Settled,
    Turnout,
)
from domain.boards.policies import SeparationOfDuties
from domain.boards.rosters import row_on
from domain.boards.seats import NO_SEATS
from domain.boards.tenure import Tenure
from domain.boards.term_policies import InvalidElection, SeatAlreadyHeld, SeatNotElected, UnknownSeat
from domain.kernel.ids import BoardId, ElectionId, PersonId
from domain.kernel.messages import Event, Withheld
from domain.kernel.spec import ASKED, Given, fact, given
from domain.people.policies import UnknownPerson
from domain.tests.boards.make import (
    ADA,
    BEN,
    CLEO,
    DEVELOPMENT,
    DISINVESTMENT,
    GP_SEAT,
    LAY_SEAT,
    apart_from,
    board_established,
    charter_adopted,
    member_appointed,
    member_elected,
    numbered,
    person_registered,
    seat_created,
    when,
)

ELECTION = ElectionId(numbered(71))
Said = Any  # whatever a field may hold
TURNOUT = Turnout(entitled=60, cast=45, spoilt=1)
BASE = (board_established(), seat_created(), *(person_registered(one) for one in (ADA, BEN, CLEO)))


def called(**changed: Said) -> ElectionCalled:
    plain = ElectionCalled(
        board=DEVELOPMENT,
        seat=GP_SEAT,
        election=ELECTION,
        electorate="Practices of the locality",
        nominations_close=when("2009-07-31"),
        polling=when("2009-08-20"),
    )
    return replace(plain, **changed)


def stands(candidate: PersonId) -> CandidateNominated:
    return CandidateNominated(board=DEVELOPMENT, seat=GP_SEAT, election=ELECTION, candidate=candidate)


def votes(**by: int) -> tuple[CandidateVotes, ...]:
    people = {"ada": ADA, "ben": BEN, "cleo": CLEO}
    return tuple(CandidateVotes(candidate=people[name], votes=number) for name, number in by.items())


def declare(settled: Settled = Settled.POLLED, elected: PersonId | None = ADA, **changed: Said) -> DeclareResult:
    plain = DeclareResult(
        asked=ASKED,
        board=DEVELOPMENT,
        election=ELECTION,
        settled=settled,
        elected=elected,
        polled=when("2009-08-20"),
        votes=votes(ada=31, ben=13),
        turnout=TURNOUT,
        lot=None,
        term_from=when("2009-09-01") if elected else None,
        term_to=None,
    )
    return replace(plain, **changed)


def declared(elected: PersonId | None = ADA) -> ResultDeclared:
    return ResultDeclared(
        board=DEVELOPMENT,
        seat=GP_SEAT,
        election=ELECTION,
        settled=Settled.POLLED,
        elected=elected,
        polled=when("2009-08-20"),
        votes=votes(ada=31, ben=13),
        turnout=TURNOUT,
        lot=None,
    )


def seated(term_to: str | None = None) -> MemberElected:
    until = when(term_to) if term_to else None
    return member_elected(
        electorate="Practices of the locality",
        polled=when("2009-08-20"),
        votes_cast=45,
        term_from=when("2009-09-01"),
        term_to=until,
        election=ELECTION,
    )


def voided(on: str = "2009-10-15") -> ElectionVoided:
    return ElectionVoided(
        board=DEVELOPMENT, seat=GP_SEAT, election=ELECTION, person=ADA, voided=when(on), why=Withheld("digest")
    )


def void(on: str = "2009-10-15") -> VoidElection:
    return VoidElection(asked=ASKED, board=DEVELOPMENT, election=ELECTION, voided=when(on), why=Withheld("digest"))


def running(*candidates: PersonId) -> Given:
    return given(decider, *BASE, called(), *(stands(one) for one in candidates))


def test_an_election_to_an_elected_seat_is_called_once() -> None:
    command = CallElection(
        asked=ASKED,
        board=DEVELOPMENT,
        seat=GP_SEAT,
        election=ELECTION,
        electorate="Practices of the locality",
        nominations_close=when("2009-07-31"),
        polling=when("2009-08-20"),
    )
    given(decider, *BASE).when(command).then(called())
    running().when(command).then_refused(ElectionAlreadyCalled, evidence=(6,))
    appointed = (board_established(), seat_created(basis=SeatBasis.APPOINTED))
    given(decider, *appointed).when(command).then_refused(SeatNotElected)
    given(decider, board_established()).when(command).then_refused(UnknownSeat, pointer="/seat", seat=GP_SEAT)
    backwards = replace(command, polling=when("2009-07-30"))
    given(decider, *BASE).when(backwards).then_refused(InvalidElection, pointer="/nominationsClose")


def test_a_registered_person_stands_once_and_in_time() -> None:
    command = NominateCandidate(asked=ASKED, board=DEVELOPMENT, election=ELECTION, candidate=ADA)
    running().when(command).then(stands(ADA))
    running(ADA).when(command).then_refused(AlreadyNominated)
    closed = given(decider, *BASE, called(nominations_close=when("2009-06-30")))
    closed.when(command).then_refused(NominationsClosed)
    on_the_last_day = given(decider, *BASE, called(nominations_close=when("2009-07-01")))
    on_the_last_day.when(command).then(stands(ADA))
    stranger = replace(command, candidate=PersonId(numbered(99)))
    running().when(stranger).then_refused(UnknownPerson, pointer="/candidate")
    elsewhere = replace(command, board=BoardId(numbered(2)))
    given(decider, *BASE, board_established(DISINVESTMENT), called()).when(elsewhere).then_refused(UnknownElection)


def test_a_result_is_declared_and_a_term_begins() -> None:
    running(ADA, BEN).when(declare()).then(declared(), seated())
    given(decider, *BASE, called(), stands(ADA), stands(BEN), declared()).when(declare()).then_refused(
        ResultAlreadyDeclared, evidence=(9,)
    )


def test_a_single_candidate_is_elected_without_a_poll() -> None:
    alone = declare(Settled.UNOPPOSED, votes=(), turnout=Turnout(entitled=60, cast=None, spoilt=None))
    running(ADA).when(alone).then_some(MemberElected, person=ADA, votes_for=None)
    running(ADA, BEN).when(alone).then_refused(InvalidElection, pointer="/elected")


def test_a_tie_is_settled_by_lot_and_the_record_says_how() -> None:
    tied = declare(Settled.BY_LOT, BEN, votes=votes(ada=22, ben=22), lot="Drawn from a hat.")
    running(ADA, BEN).when(tied).then_some(ResultDeclared, elected=BEN, lot="Drawn from a hat.")
    running(ADA, BEN).when(replace(tied, lot=None)).then_refused(InvalidElection, pointer="/lot")
    uneven = replace(tied, votes=votes(ada=23, ben=21))
    running(ADA, BEN).when(uneven).then_refused(InvalidElection, pointer="/elected")


def test_an_election_may_end_with_nobody_elected() -> None:
    nobody = declare(Settled.NOBODY, None, votes=votes(ada=22, ben=22))
    running(ADA, BEN).when(nobody).then_some(ResultDeclared, elected=None)
    assert not [one for one in running(ADA, BEN).when(nobody).outcome() if isinstance(one, MemberElected)]


@pytest.mark.parametrize(
    ("wrong", "pointer"),
    [
        ({"votes": votes(ada=40, ben=5)}, "/turnout/cast"),
        ({"turnout": Turnout(entitled=44, cast=45, spoilt=None)}, "/turnout/cast"),
        ({"votes": votes(ada=-1, ben=5)}, "/votes"),
        ({"votes": votes(ada=5, cleo=4)}, "/votes"),
        ({"votes": votes(ada=5, ben=6)}, "/elected"),
        ({"votes": votes(ada=5, ben=5)}, "/elected"),
        ({"elected": CLEO, "votes": ()}, "/elected"),
        ({"lot": "A coin."}, "/lot"),
        ({"term_from": None}, "/termFrom"),
        ({"term_from": when("2009-08-19")}, "/polled"),
    ],
)
def test_a_result_that_cannot_be_right_is_refused(wrong: dict[str, Any], pointer: str) -> None:
    running(ADA, BEN).when(declare(**wrong)).then_refused(InvalidElection, pointer=pointer)


def test_whoever_is_elected_is_held_to_the_rules_of_every_term() -> None:
    held = given(decider, *BASE, member_appointed(CLEO), called(), stands(ADA), stands(BEN))
    held.when(declare()).then_refused(SeatAlreadyHeld, holder=CLEO)
    elsewhere = (
        board_established(DISINVESTMENT),
        charter_adopted(DISINVESTMENT, says=apart_from(DEVELOPMENT)),
        seat_created(LAY_SEAT, DISINVESTMENT),
        member_appointed(ADA, LAY_SEAT, DISINVESTMENT),
    )
    parted = given(decider, *BASE, *elsewhere, called(), stands(ADA), stands(BEN))
    parted.when(declare()).then_refused(SeparationOfDuties, person=ADA)


def test_an_election_is_voided_once_and_only_after_its_result() -> None:
    over = (*BASE, called(), stands(ADA), stands(BEN), declared(), seated())
    given(decider, *over).when(void()).then(voided())
    given(decider, *over, voided()).when(void()).then_refused(ElectionAlreadyVoided, evidence=(11,))
    running(ADA).when(void()).then_refused(ResultNotDeclared)
    given(decider, *over).when(void("2009-08-19")).then_refused(InvalidElection, pointer="/voided")


def test_whoever_sat_by_a_voided_election_sat_de_facto_until_then() -> None:
    known = NO_SEATS
    events: list[Event] = [seat_created(), seated(), voided()]
    for at, event in enumerate(events, start=1):
        known = seating.evolve(known, fact(event, at))
    seat = known.by_id[GP_SEAT]
    [term] = known.terms_of(ADA)
    assert (term.evidence, term.voided_at) == ((2, 3), 3)
    sitting = row_on(known, seat, date(2009, 10, 15))
    assert (sitting.holder, sitting.tenure) == (ADA, Tenure.DE_FACTO)
    assert row_on(known, seat, date(2009, 10, 16)).holder is None


def test_a_term_that_was_over_before_its_election_was_voided_is_not_made_longer() -> None:
    known = NO_SEATS
    for at, event in enumerate([seat_created(), seated(term_to="2009-09-30"), voided()], start=1):
        known = seating.evolve(known, fact(event, at))
    assert row_on(known, known.by_id[GP_SEAT], date(2009, 10, 1)).holder is None


def test_a_seat_is_free_again_once_its_election_was_voided() -> None:
    over = (*BASE, called(), stands(ADA), stands(BEN), declared(), seated(), voided())
    again = declare(elected=BEN, election=ElectionId(numbered(72)), votes=(), term_from=when("2009-10-16"))
    second = (called(election=ElectionId(numbered(72))), replace(stands(BEN), election=ElectionId(numbered(72))))
    given(decider, *over, *second).when(again).then_some(MemberElected, person=BEN)

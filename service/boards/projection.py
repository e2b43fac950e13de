"""Writes down boards, their charters, their seats, and who took and left them."""

import json

from domain.boards.events import (
    BoardEstablished,
    CharterAdopted,
    DeputyNominated,
    DeputyWithdrawn,
    ElectionVoided,
    MemberAppointed,
    MemberElected,
    SeatAbolished,
    SeatCreated,
    SeatVacated,
)
from domain.kernel.codec import write
from domain.kernel.facts import Fact
from service.boards.tables import boards, charters, seat_facts, seats
from service.projections.projector import Projector
from service.projections.read_model import ReadModel
from service.projections.slips import Shows, shows_slips

project = Projector(boards, charters, seats, seat_facts)
shows_slips(
    project,
    Shows("boards.BoardEstablished", "name", boards, "name", "board"),
    Shows("boards.SeatCreated", "title", seats, "title", "seat"),
)


@project.on(BoardEstablished)
def board_established(fact: Fact[BoardEstablished], read_model: ReadModel) -> None:
    """Add the board."""
    it = fact.event
    established = it.established.text if it.established else None
    read_model.add(boards, fact, board=str(it.board), name=it.name, kind=it.kind.name, established=established)


@project.on(CharterAdopted)
def charter_adopted(fact: Fact[CharterAdopted], read_model: ReadModel) -> None:
    """Add this version of the charter."""
    it = fact.event
    read_model.add(
        charters,
        fact,
        board=str(it.board),
        version=it.version,
        in_force_from=it.in_force_from.text,
        in_force_to=it.in_force_to.text if it.in_force_to else None,
        citation=it.citation,
        pack=json.dumps(write(it.pack, str)) if it.pack else None,
        charter=json.dumps(write(it.charter, str)),
    )


@project.on(SeatCreated)
def seat_created(fact: Fact[SeatCreated], read_model: ReadModel) -> None:
    """Add the seat."""
    it = fact.event
    read_model.add(
        seats,
        fact,
        board=str(it.board),
        seat=str(it.seat),
        title=it.title,
        roles=json.dumps(it.roles),
        office=it.office.name,
        basis=it.basis.name,
        voting=int(it.voting),
        constituency=str(it.constituency) if it.constituency else None,
        shared=int(it.shared),
        deputies=it.deputies.name if it.deputies else None,
        created=it.created.text if it.created else None,
        abolished=None,
    )


@project.on(SeatAbolished)
def seat_abolished(fact: Fact[SeatAbolished], read_model: ReadModel) -> None:
    """Show until when it existed."""
    read_model.change(seats, fact, {"seat": str(fact.event.seat)}, abolished=fact.event.abolished.text)


@project.on(MemberAppointed)
def member_appointed(fact: Fact[MemberAppointed], read_model: ReadModel) -> None:
    """Keep the appointment with the seat."""
    _keep(fact, read_model)


@project.on(MemberElected)
def member_elected(fact: Fact[MemberElected], read_model: ReadModel) -> None:
    """Keep the election with the seat."""
    _keep(fact, read_model)


@project.on(SeatVacated)
def seat_vacated(fact: Fact[SeatVacated], read_model: ReadModel) -> None:
    """Keep the end of a term with the seat."""
    _keep(fact, read_model)


@project.on(DeputyNominated)
def deputy_nominated(fact: Fact[DeputyNominated], read_model: ReadModel) -> None:
    """Keep the nomination with the seat."""
    _keep(fact, read_model)


@project.on(DeputyWithdrawn)
def deputy_withdrawn(fact: Fact[DeputyWithdrawn], read_model: ReadModel) -> None:
    """Keep the end of a nomination with the seat."""
    _keep(fact, read_model)


@project.on(ElectionVoided)
def election_voided(fact: Fact[ElectionVoided], read_model: ReadModel) -> None:
    """Keep with the seat that whoever sat by the election acted de facto."""
    _keep(fact, read_model)


SeatFact = (
    Fact[ElectionVoided]
    | Fact[MemberAppointed]
    | Fact[MemberElected]
    | Fact[SeatVacated]
    | Fact[DeputyNominated]
    | Fact[DeputyWithdrawn]
)


def _keep(fact: SeatFact, read_model: ReadModel) -> None:
    it = fact.event
    read_model.add(
        seat_facts,
        fact,
        shown_at=fact.position,
        board=str(it.board),
        seat=str(it.seat),
        type=it.type_name,
        event=json.dumps(write(it, str)),
    )

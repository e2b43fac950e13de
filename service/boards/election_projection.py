"""Writes down elections: called, stood in, declared, voided."""

import json

from domain.boards.events import CandidateNominated, ElectionCalled, ElectionVoided, ResultDeclared
from domain.kernel.codec import write
from domain.kernel.dates import PartialDate
from domain.kernel.facts import Fact
from service.boards.tables import candidates, elections
from service.projections.projector import Projector
from service.projections.read_model import ReadModel

project = Projector(elections, candidates)


@project.on(ElectionCalled)
def election_called(fact: Fact[ElectionCalled], read_model: ReadModel) -> None:
    """Add the election."""
    it = fact.event
    later = dict.fromkeys(("settled", "elected", "polled", "votes", "turnout", "lot", "voided", "why"))
    read_model.add(
        elections,
        fact,
        election=str(it.election),
        board=str(it.board),
        seat=str(it.seat),
        electorate=it.electorate,
        nominations_close=_text(it.nominations_close),
        polling=_text(it.polling),
        **later,
    )


@project.on(CandidateNominated)
def candidate_nominated(fact: Fact[CandidateNominated], read_model: ReadModel) -> None:
    """Add the candidate."""
    it = fact.event
    read_model.add(candidates, fact, election=str(it.election), candidate=str(it.candidate))


@project.on(ResultDeclared)
def result_declared(fact: Fact[ResultDeclared], read_model: ReadModel) -> None:
    """Show the result."""
    it = fact.event
    read_model.change(
        elections,
        fact,
        {"election": str(it.election)},
        settled=it.settled.name,
        elected=str(it.elected) if it.elected else None,
        polled=it.polled.text,
        votes=json.dumps([write(one, str) for one in it.votes]),
        turnout=json.dumps(write(it.turnout, str)),
        lot=it.lot,
    )


@project.on(ElectionVoided)
def election_voided(fact: Fact[ElectionVoided], read_model: ReadModel) -> None:
    """Show that it did not hold."""
    it = fact.event
    read_model.change(elections, fact, {"election": str(it.election)}, voided=it.voided.text, why=str(it.why))


def _text(date: PartialDate | None) -> str | None:
    return date.text if date else None

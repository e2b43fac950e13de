"""Writes down what charters let their boards decide."""

import json

from domain.boards.events import CharterAdopted
from domain.kernel.facts import Fact
from service.meetings.tables import remits
from service.projections.projector import Projector
from service.projections.read_model import ReadModel

project = Projector(remits)


@project.on(CharterAdopted)
def charter_adopted(fact: Fact[CharterAdopted], read_model: ReadModel) -> None:
    """Keep what the board may decide under this version of its charter."""
    decides = json.dumps([kind.name for kind in fact.event.charter.remit.decides])
    read_model.add(remits, fact, board=str(fact.event.board), version=fact.event.version, decides=decides)

"""Writes down which cases claim savings."""

from domain.cases.events import SavingsClaimed
from domain.kernel.facts import Fact
from service.cases.tables import saving_versions
from service.projections.projector import Projector
from service.projections.read_model import ReadModel

project = Projector(saving_versions)


@project.on(SavingsClaimed)
def savings_claimed(fact: Fact[SavingsClaimed], read_model: ReadModel) -> None:
    """Remember a version that claims any."""
    read_model.add(saving_versions, fact, case=str(fact.event.case), version=fact.event.version)

"""Finds who took part in a decision, and on which day it was taken."""

from datetime import date

from domain.decisions.events import ChairsActionTaken, DecisionTaken
from domain.decisions.sequel_policies import UnknownDecision
from domain.decisions.taking_part import took_part
from domain.kernel.ids import DecisionId, PersonId
from service.store.leaves import fact_of
from service.store.selecting import newest
from service.viewing.viewpoint import Viewpoint


def participants(view: Viewpoint, decision: DecisionId) -> tuple[frozenset[PersonId], date]:
    """Who took part in a decision, and its day; raises `UnknownDecision`."""
    kinds = (DecisionTaken, ChairsActionTaken)
    rows = newest(view.connection, view.ledger, [(decision.tag, kind.type_name) for kind in kinds])
    for _, _, position, leaf in rows:
        event = view.identity.told(fact_of(position, leaf).event)
        if position <= view.position and isinstance(event, kinds) and event.decision == decision:
            return took_part(event), event.decided
    raise UnknownDecision(decision=decision)

"""Permissions about a decision: a role that covers some boards only counts where the decision is one of theirs."""

from typing import Annotated

from fastapi import Depends, Request

from domain.decisions.events import ChairsActionTaken, DecisionTaken
from service.auth.bearer import TheCaller
from service.auth.callers import Caller
from service.auth.permissions import Permission, may, who
from service.store.databases import Database
from service.store.leaves import fact_of
from service.store.selecting import every

WANTED = who(Permission.DECIDE)
SOMEWHERE = may(*WANTED, board_known_later=True)


def board_of_decision(request: Request) -> str | None:
    """The board that took the decision, nothing where there is none; later decisions may name it, of any board."""
    database: Database = request.app.state.database
    ods, decision = request.path_params["ods"], request.path_params["decision"]
    pairs = [(f"decision:{decision}", kind.type_name) for kind in (DecisionTaken, ChairsActionTaken)]
    found = [fact_of(position, leaf).event for _, _, position, leaf in every(database.reader(), ods, pairs)]
    taken = (one for one in found if isinstance(one, DecisionTaken | ChairsActionTaken))
    return next((one.board for one in taken if one.decision == decision), None)


async def _permitted(request: Request, caller: TheCaller) -> Caller:
    await SOMEWHERE(request, caller)
    ods = request.path_params["ods"]
    if caller.roles_in(ods).isdisjoint(WANTED):
        caller.must_be(WANTED, ods, board_of_decision(request))
    return caller


MayFollowUp = Annotated[Caller, Depends(_permitted)]
"""Whoever may decide on the board that took the decision."""

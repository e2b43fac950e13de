"""What every request about a decision already taken has in common: the decision, who asks, and the receipt."""

from typing import Annotated, Any, Final

from fastapi import Depends, Response

from domain.kernel.ids import BodyCode, DecisionId
from domain.kernel.messages import Asked, Command
from service.auth.callers import Caller
from service.auth.decision_boards import MayFollowUp
from service.edge.fields import IdOf
from service.edge.strict_route import StrictRoute
from service.recording.circumstances import RecordBody
from service.recording.desk import Desk, TheDesk

BELOW_A_DECISION: Final[dict[str, Any]] = {
    "prefix": "/bodies/{ods}/decisions/{decision}",
    "tags": ["decisions"],
    "route_class": StrictRoute,
}
"""How a router is made for what lies below the address of a decision."""


class FollowingUp:
    """A decision, and whoever has recorded what became of it."""

    def __init__(self, decision: DecisionId, caller: Caller, desk: Desk) -> None:
        """Take the decision of the address, and the caller who may follow it up."""
        self.decision = decision
        self._caller, self._desk = caller, desk

    def asked(self, body: RecordBody) -> Asked:
        """Who asks, when and why."""
        return self._desk.asked(self._caller, body)

    async def record(self, command: Command) -> Response:
        """Have it recorded; the receipt says that it is found with the decision."""
        return await self._desk.record(command, at=f"decisions/{self.decision}", matching=self.decision)


async def _following_up(
    ods: IdOf[BodyCode], decision: IdOf[DecisionId], caller: MayFollowUp, desk: TheDesk
) -> FollowingUp:
    return FollowingUp(decision, caller, desk)


TheFollowUp = Annotated[FollowingUp, Depends(_following_up)]
"""The decision of the address, with whoever may follow it up."""

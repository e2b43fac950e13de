"""Impact over HTTP: what a command would do to decisions already taken, were it given."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request

from domain.kernel.ids import BodyCode
from domain.kernel.refusals import Refused
from service.auth.accesses import AccessReasonMissing, InvalidAccessReason
from service.auth.callers import Caller
from service.auth.permissions import MAY_DISCLOSE, Permission, may, who
from service.edge.fields import IdOf
from service.edge.strict_route import StrictRoute
from service.impact.bodies import ImpactBody
from service.impact.shown import SupposedImpact
from service.impact.trying import commands_of
from service.problems.document import document_problems
from service.problems.responses import problem_document
from service.recording.desk import TheDesk

router = APIRouter(prefix="/bodies/{ods}", tags=["decisions"], route_class=StrictRoute)

RECORDING = who(
    Permission.DECLARE_INTERESTS, Permission.DECLARE_OWN_INTERESTS, Permission.REGISTER, Permission.RECORD_CASES
)
MaySuppose = Annotated[Caller, Depends(may(*RECORDING, board_known_later=True))]


@router.post(
    "/impact", operation_id="weighImpact", dependencies=MAY_DISCLOSE, responses=document_problems("not-permitted")
)
async def weigh_impact(
    request: Request, ods: IdOf[BodyCode], body: ImpactBody, caller: MaySuppose, desk: TheDesk
) -> SupposedImpact:
    """Which decisions already taken would be judged otherwise if this was recorded, or why it would be refused.

    A command is supposed by its name, with the ids of its address and the body that it has there; whoever may not
    record it may not suppose it. A charter or a score counts for past decisions where it is told in retrospect, with
    the day on which it was adopted or given. Nothing is recorded.
    """
    commands = await commands_of(request, body.suppose)
    try:
        impact = await desk.impact(caller, *commands)
    except (AccessReasonMissing, InvalidAccessReason):
        raise  # the command itself would not be refused
    except Refused as refusal:
        return SupposedImpact(accepted=False, problem=problem_document(refusal, request.scope), decisions=())
    return SupposedImpact(accepted=True, **dict(impact))

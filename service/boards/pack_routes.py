"""Policy packs over HTTP: the rules of a time that ship with the service, for whoever adopts a charter."""

from typing import Annotated

from fastapi import APIRouter, Path

from domain.kernel.ids import BoardId
from service.auth.bearer import TheCaller
from service.boards.pack_shown import PolicyPackLine, PolicyPackPage, PolicyPackShown
from service.boards.policy_packs import PolicyPack, others_in, policy_pack, policy_packs
from service.edge.strict_route import StrictRoute
from service.problems.document import document_problems

router = APIRouter(prefix="/policy-packs", tags=["boards"], route_class=StrictRoute)

SOME_BOARD = BoardId("00000000-0000-4000-8000-000000000000")


@router.get("", operation_id="listPolicyPacks")
async def list_policy_packs(caller: TheCaller) -> PolicyPackPage:
    """The policy packs that this version of the service has, by name."""
    return PolicyPackPage(results=tuple(PolicyPackLine.model_validate(_line(one)) for one in policy_packs().values()))


@router.get("/{pack}", operation_id="readPolicyPack", responses=document_problems("unknown-policy-pack"))
async def read_policy_pack(
    caller: TheCaller, pack: Annotated[str, Path(max_length=100, description="Its name, such as pct-2000.")]
) -> PolicyPackShown:
    """One policy pack: its sources, what of them was read, recalled or chosen, and its charters."""
    found = policy_pack(pack)
    charters = [
        {
            "name": name,
            "boards": sorted(others_in(told)),
            "charter": found.charter(name, dict.fromkeys(others_in(told), SOME_BOARD)),
        }
        for name, told in found.charters.items()
    ]
    return PolicyPackShown.model_validate(_line(found) | {"charters": charters})


def _line(pack: PolicyPack) -> dict[str, object]:
    return {name: getattr(pack, name) for name in PolicyPackLine.model_fields if name != "charter_names"} | {
        "charter_names": tuple(pack.charters)
    }

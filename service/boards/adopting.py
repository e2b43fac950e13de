"""The charter that somebody asks to adopt: as it was sent, or as a policy pack has it."""

from domain.boards.charter import Charter
from domain.boards.packs import PackTaken
from service.boards.bodies import AdoptionBody
from service.boards.policy_packs import InvalidPackBoards, policy_pack


def adopted_charter(body: AdoptionBody) -> tuple[Charter, PackTaken | None]:
    """The whole charter, and the pack it was taken from; raises `UnknownPolicyPack` or `InvalidPackBoards`."""
    if body.charter is not None:
        return body.charter.charter(), None
    assert body.pack is not None  # noqa: S101 - the body has either the one or the other
    chosen, pack = body.pack, policy_pack(body.pack.name)
    boards = {one.name: one.board for one in chosen.boards}
    if len(boards) != len(chosen.boards):
        raise InvalidPackBoards("A board of the pack is named twice.", pointer="/pack/boards")
    return pack.charter(chosen.charter, boards).charter(), pack.taken(chosen.charter)

"""Making a pack again that was issued: the same bytes, or the reason why there cannot be the same any more."""

from typing import Any

from domain.evidence.events import Profile
from domain.kernel.ids import BodyCode, CaseId
from service.audit.reading import Audit
from service.evidence.making import MadePack, Signed, Wanted, made
from service.problems.refusals import RefusedAtTheDoor
from verifier.itself import own_hash


class PackErasedSince(RefusedAtTheDoor):
    """Words in this pack have been erased since it was issued, so it cannot be made again; issue a new one."""

    code = "pack-erased-since"


class PackWithheldSince(RefusedAtTheDoor):
    """Something in this pack has been withheld since it was issued, so it cannot be made again; issue a new one."""

    code = "pack-withheld-since"


class PackOfAnotherProgram(RefusedAtTheDoor):
    """Another version of the program made this pack; only that version makes the same bytes. Issue a new one."""

    code = "pack-of-another-program"


class PackComesOutOtherwise(RefusedAtTheDoor):
    """Made again, this pack is not the one that was issued; hold the one that was kept against its SHA-256."""

    code = "pack-comes-out-otherwise"


def made_again(audit: Audit, body: BodyCode, row: dict[str, Any]) -> MadePack:
    """The pack that was issued, by what is kept of it.

    Raises `PackErasedSince`, `PackWithheldSince`, `PackOfAnotherProgram` and `PackComesOutOtherwise`.
    """
    wanted = Wanted(body=body, case=CaseId(row["case"]), position=row["position"], profile=Profile[row["profile"]])
    before = Signed(checkpoint=row["checkpoint"], seal=row["seal"], key=row["log_key"])
    found = made(audit, wanted, before)
    if found.sha256 == row["sha256"]:
        return found
    if found.held_back > row["held_back"] or (found.withheld and found.texts < row["texts"]):
        raise PackWithheldSince
    if found.texts < row["texts"]:
        raise PackErasedSince
    if row["verifier"] != own_hash():
        raise PackOfAnotherProgram
    raise PackComesOutOtherwise

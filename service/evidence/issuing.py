"""Issuing: the command by which a pack that was made goes on record."""

from domain.evidence.commands import IssuePack
from domain.kernel.ids import EvidencePackId
from domain.kernel.messages import Asked
from service.evidence.making import MadePack, Wanted
from verifier.itself import own_hash


def issuing(
    asked: Asked, pack: EvidencePackId, wanted: Wanted, made: MadePack, issued_to: str, purpose: str
) -> IssuePack:
    """The command that says for whom and for what it was made, and how its bytes are known again."""
    return IssuePack(
        asked=asked,
        pack=pack,
        case=wanted.case,
        position=wanted.position,
        profile=wanted.profile,
        issued_to=issued_to,
        purpose=purpose,
        sha256=made.sha256,
        checkpoint=made.signed.checkpoint,
        seal=made.signed.seal,
        key=made.signed.key,
        verifier=own_hash(),
        facts=made.facts,
        texts=made.texts,
        held_back=made.held_back,
    )

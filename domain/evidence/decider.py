"""How the record answers that an evidence pack was issued."""

from collections.abc import Sequence

from domain.cases.events import CaseDrafted
from domain.evidence.commands import IssuePack
from domain.evidence.events import PackIssued
from domain.evidence.policies import ISSUING
from domain.evidence.state import BLANK, Issuing, evolve
from domain.kernel.deciders import Decider
from domain.kernel.messages import Event
from domain.kernel.refusals import enforce
from domain.kernel.selections import Selection, about


def the_case_and_the_pack(command: IssuePack, known: Issuing) -> Selection:
    """When the case was begun, and whether the pack was issued before."""
    return about(command.case, CaseDrafted) | about(command.pack, PackIssued)


def decide(it: IssuePack, known: Issuing) -> Sequence[Event]:
    """Apply the rules; raise `Refused` where they forbid the command."""
    enforce(ISSUING, it, known)
    return [
        PackIssued(
            pack=it.pack,
            case=it.case,
            position=it.position,
            profile=it.profile,
            issued_to=it.issued_to,
            purpose=it.purpose,
            sha256=it.sha256,
            checkpoint=it.checkpoint,
            seal=it.seal,
            key=it.key,
            verifier=it.verifier,
            facts=it.facts,
            texts=it.texts,
            held_back=it.held_back,
        )
    ]


decider = Decider[IssuePack, Issuing](
    name="evidence",
    commands=(IssuePack,),
    selects=(the_case_and_the_pack,),
    blank=lambda: BLANK,
    evolve=evolve,
    decide=decide,
    rules=ISSUING,
)

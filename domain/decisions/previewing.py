"""What a decision would be before it is taken: the same judgement, and nothing is recorded."""

from collections.abc import Sequence

from domain.decisions.commands import Asking, PreviewDecision
from domain.decisions.events import Outcome
from domain.decisions.gates import ADVANCING
from domain.decisions.judgement import judged_motion
from domain.decisions.policies import KNOWN, READY
from domain.decisions.selects import SELECTS
from domain.decisions.state import BLANK, Deliberation, evolve
from domain.decisions.verdict import Verdict
from domain.kernel.deciders import Decider, Read, know
from domain.kernel.messages import Event
from domain.kernel.refusals import Refused, enforce, refusals_of
from domain.kernel.values import value


@value
class Preview:
    """What the decision would be now: its verdict, its outcome, and what would still stand in the way."""

    verdict: Verdict
    outcome: Outcome
    hindrances: tuple[Refused, ...]


def preview(command: PreviewDecision, read: Read) -> Preview:
    """Look up what the motion needs and judge it now; raises `Refused` where there is nothing to be judged."""
    judged = judged_motion(command, know(previewing, command, read))
    hindrances = (refusal for rule in ADVANCING for refusal in refusals_of(rule, command, judged))
    return Preview(verdict=judged.verdict, outcome=judged.outcome, hindrances=tuple(hindrances))


def verdict_for(command: Asking, known: Deliberation) -> Verdict:
    """The verdict on a motion as things stand, also while its vote is open; raises `Refused` for an unknown motion."""
    return judged_motion(command, known).verdict


def decide(command: PreviewDecision, known: Deliberation) -> Sequence[Event]:
    """Refuse a preview as the decision would be refused; otherwise record nothing."""
    enforce(ADVANCING, command, judged_motion(command, known))
    return []


previewing: Decider[PreviewDecision, Deliberation] = Decider(
    name="decision previews",
    commands=(PreviewDecision,),
    selects=SELECTS,
    blank=lambda: BLANK,
    evolve=evolve,
    decide=decide,
    rules=(*KNOWN, *READY, *ADVANCING),
)

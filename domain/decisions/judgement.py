"""The judgement on a motion: the inputs as they stand, their verdict, and what that means for the case."""

from domain.boards.charters import AdoptedCharter
from domain.boards.remit import Remit
from domain.cases.sums import Sum
from domain.decisions.assembling import inputs_of
from domain.decisions.commands import Asking
from domain.decisions.events import Outcome
from domain.decisions.inputs import JudgementInputs
from domain.decisions.judge import judge
from domain.decisions.limit import counted_amount
from domain.decisions.outcomes import outcome_of
from domain.decisions.policies import KNOWN, READY
from domain.decisions.state import Deliberation
from domain.decisions.verdict import Verdict
from domain.kernel.answers import Answer
from domain.kernel.refusals import enforce
from domain.kernel.values import value
from domain.meetings.ballots import Motion
from domain.meetings.items import Item
from domain.meetings.policies import charter_of, the_item, the_motion


@value
class Judgement:
    """A motion as it is decided: under which charter, from what, with which verdict and outcome."""

    known: Deliberation
    item: Item
    motion: Motion
    adopted: AdoptedCharter
    inputs: JudgementInputs
    verdict: Verdict
    outcome: Outcome

    @property
    def decides(self) -> Outcome:
        """What it means for the case: what it ratifies, or its own outcome."""
        ratified = self.earlier_outcome if self.outcome is Outcome.RATIFIED else None
        return ratified or self.outcome

    @property
    def earlier_outcome(self) -> Outcome | None:
        """What the earlier decision that the motion names decides, or would decide if it were ratified."""
        return self.known.courses[self.motion.earlier].decides if self.motion.earlier else None

    @property
    def at_stake(self) -> Sum | None:
        """What counts towards the limit: what it spends, and earlier approvals that count together with it."""
        return counted_amount(self.inputs.question)

    @property
    def within_limit(self) -> Answer:
        """Whether that lies within what was delegated to the board."""
        return self.verdict.within_limit

    @property
    def remit(self) -> Remit:
        """What the charter lets the board decide."""
        return self.adopted.charter.remit


def judged_motion(command: Asking, known: Deliberation) -> Judgement:
    """The judgement on a motion, once the rules allow one; raises `Refused` where there is none to be had."""
    enforce(KNOWN, command, known.proceedings)
    enforce(READY, command, known)
    return _judgement_on(command, known)


def _judgement_on(command: Asking, known: Deliberation) -> Judgement:
    """Judge the motion as things stand."""
    adopted = charter_of(known.proceedings)
    assert adopted is not None  # noqa: S101 - a rule before this one has refused otherwise
    inputs = inputs_of(command, adopted, known)
    verdict, motion = judge(inputs), the_motion(command, known.proceedings)
    return Judgement(
        known=known,
        item=the_item(command, known.proceedings),
        motion=motion,
        adopted=adopted,
        inputs=inputs,
        verdict=verdict,
        outcome=outcome_of(motion.direction, verdict),
    )

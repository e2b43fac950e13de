"""The judgement on a motion: the inputs as they stand, their verdict, and what that means for the case."""

from domain.boards.charters import AdoptedCharter
from domain.boards.remit import Remit
from domain.cases.sums import Sum
from domain.decisions.assembling import inputs_of
from domain.decisions.commands import Asking
from domain.decisions.course import Course
from domain.decisions.course_beginning import RATIFICATIONS
from domain.decisions.events import Outcome
from domain.decisions.inputs import Earlier, JudgementInputs
from domain.decisions.judge import judge
from domain.decisions.limit import counted_amount
from domain.decisions.outcomes import APPROVALS, WITHOUT_ANSWER, agreed_inquorate, outcome_of
from domain.decisions.policies import KNOWN, READY
from domain.decisions.state import Deliberation
from domain.decisions.verdict import Verdict
from domain.kernel.answers import Answer
from domain.kernel.ids import DecisionId
from domain.kernel.refusals import enforce
from domain.kernel.values import value
from domain.meetings.ballots import Motion
from domain.meetings.items import Item
from domain.meetings.policies import charter_of, the_item, the_motion
from domain.meetings.terms import NO_TERMS, Terms


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
        """What it means for the case: its outcome, or what it ratifies; a variation of an approval is an approval."""
        own = (self.ratified.decides if self.ratified else None) or self.outcome
        varied = self.varied.decides if self.varied else None
        return varied if varied in APPROVALS else own

    @property
    def earlier(self) -> Course | None:
        """The earlier decision that the motion names."""
        return self.known.courses.get(self.motion.earlier) if self.motion.earlier else None

    @property
    def ratified(self) -> Course | None:
        """The decision that it ratifies."""
        return self.earlier if self.outcome is Outcome.RATIFIED else None

    @property
    def affected(self) -> Course | None:
        """Which one the decision that it ratifies, or refuses to ratify, varies, rescinds or replaces."""
        waited = self.earlier if self.outcome in RATIFICATIONS else None
        named = waited.earlier if waited and waited.motion else None
        return self.known.courses.get(named) if named else None

    @property
    def names(self) -> frozenset[DecisionId]:
        """The decision that the motion names, and by ratification the one that the ratified one names."""
        return frozenset(one.decision for one in (self.earlier, self.affected) if one)

    @property
    def varied(self) -> Course | None:
        """The decision that it varies, by itself or by ratification; a variation may be varied again."""
        outcome, found = self.outcome, self.earlier
        if self.ratified:
            outcome, found = self.ratified.decides or outcome, self.affected
        while outcome is Outcome.VARIED and found is not None and found.decides is Outcome.VARIED:
            found = self.known.courses.get(found.earlier) if found.earlier else None
        return found if outcome is Outcome.VARIED else None

    @property
    def terms(self) -> Terms:
        """What is agreed beside the words, or was by those whom it ratifies; nothing where the motion was lost."""
        if self.ratified:
            return NO_TERMS if self.ratified.motion is None else self.ratified.agreed
        agreed = self.outcome not in WITHOUT_ANSWER or agreed_inquorate(self.verdict)
        return self.motion.terms if agreed else NO_TERMS

    @property
    def at_stake(self) -> Sum | None:
        """What counts towards the limit: what it spends, and earlier approvals that count together with it."""
        return counted_amount(self.inputs.question)

    @property
    def together(self) -> Earlier | None:
        """The earlier approvals that count together with it."""
        return self.inputs.question.earlier

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

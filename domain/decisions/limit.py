"""Whether what a motion asks to spend lies within the limit that was delegated to the board."""

from domain.decisions.inputs import JudgementInputs
from domain.decisions.sentences import step
from domain.decisions.verdict import Step
from domain.kernel.answers import Answer

_CODES = {Answer.YES: "limit-kept", Answer.NO: "limit-exceeded", Answer.INDETERMINATE: "limit-indeterminate"}


def within_limit(inputs: JudgementInputs) -> tuple[Answer, tuple[Step, ...]]:
    """Yes, no, or indeterminate where the published figures do not say; yes where there is nothing to limit."""
    limit, at_stake = inputs.charter.remit.limit_pence, inputs.question.at_stake
    if limit is None or at_stake is None:
        return Answer.YES, ()
    found = at_stake.within(limit)
    return found, (step(_CODES[found], limit=limit),)

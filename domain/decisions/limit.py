"""Whether what a motion asks to spend lies within the limit that was delegated to the board."""

from collections.abc import Mapping

from domain.boards.remit import AtLimit, Remit
from domain.cases.sums import Sum, added
from domain.decisions.inputs import Earlier, JudgementInputs, Question
from domain.decisions.sentences import step
from domain.decisions.verdict import Step
from domain.kernel.answers import Answer

_CODES = {Answer.YES: "limit-kept", Answer.NO: "limit-exceeded", Answer.INDETERMINATE: "limit-indeterminate"}

_OFF_BASIS: Mapping[Answer | None, str] = {
    Answer.INDETERMINATE: "limit-basis-unsaid",
    Answer.NO: "limit-basis-differs",
}


def within_limit(inputs: JudgementInputs) -> tuple[Answer, tuple[Step, ...]]:
    """Yes, no, or indeterminate where the published figures do not say; yes where there is nothing to limit."""
    remit, amount = inputs.charter.remit, counted_amount(inputs.question)
    if remit.limit_pence is None or amount is None:
        return Answer.YES, ()
    found = within_remit(amount, remit)
    earlier = inputs.question.earlier
    together = (
        (step("limit-counts-earlier", number=len(earlier.shown_at), since=earlier.since, least=earlier.amount.least),)
        if earlier
        else ()
    )
    off = inputs.question.on_basis or (earlier.on_basis if earlier else None)
    code = _OFF_BASIS.get(off, _CODES[found]) if found is Answer.INDETERMINATE else _CODES[found]
    return found, (*together, step(code, limit=remit.limit_pence))


def within_remit(amount: Sum, remit: Remit) -> Answer:
    """Whether an amount lies within the limit; yes where there is none."""
    if remit.limit_pence is None:
        return Answer.YES
    return amount.within(remit.limit_pence - (remit.at_limit is AtLimit.ABOVE))


def counted_amount(question: Question) -> Sum | None:
    """What counts towards the limit: what is asked for, and earlier approvals that count together with it."""
    return counted(question.at_stake, question.earlier)


def counted(asked: Sum | None, earlier: Earlier | None) -> Sum | None:
    """The same of what is asked for and what came earlier; what stands on several bases is not added up."""
    if asked is None or earlier is None:
        return asked
    if earlier.on_basis is not None:
        return Sum(least=asked.least, most=None)
    return added((asked, earlier.amount))

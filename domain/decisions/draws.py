"""What an approval draws on the board's limit, whoever gave it: a meeting, two members for it, or a ratification."""

from datetime import date

from domain.decisions.advancing import Advance
from domain.decisions.drawing import drawn_by, funds_of, providers_of
from domain.decisions.events import LimitDrawn
from domain.decisions.outcomes import APPROVALS
from domain.kernel.ids import DecisionId


def draws(judged: Advance, decision: DecisionId, decided: date) -> list[LimitDrawn]:
    """What an approval draws, where the charter counts approvals together; once, also where it is ratified later."""
    item, files = judged.item, judged.known.proceedings.background.files
    file = files.get(item.case) if item.case else None
    version = file.version(item.version) if file else None
    if judged.remit.limit_aggregates is None or judged.decides not in APPROVALS:
        return []
    if any(one.event.decision == decision for one in judged.known.drawn):
        return []
    if file is None or version is None:
        return []
    amount, basis = drawn_by(version, judged.adopted)
    drawn = LimitDrawn(
        board=item.board,
        decision=decision,
        case=file.case,
        providers=providers_of(version),
        funds=funds_of(version),
        amount=amount,
        decided=decided,
        basis=basis,
    )
    return [drawn]

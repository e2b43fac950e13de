"""What a question would spend, and what must be looked up to count it with what was approved before."""

from domain.boards.remit import Aggregation, Together
from domain.decisions.commands import Asking
from domain.decisions.course_following import COURSE_FACTS
from domain.decisions.drawing import Spending, providers_of, within
from domain.decisions.events import LimitDrawn
from domain.decisions.state import Deliberation
from domain.kernel.selections import NOTHING, Selection, about
from domain.meetings.items import Item
from domain.meetings.policies import called, charter_of


def spending_at(item: Item, known: Deliberation) -> Spending | None:
    """Who is asked to approve which version of which case, and when; nothing where the item is about none."""
    file = known.proceedings.background.files.get(item.case) if item.case else None
    version = file.version(item.version) if file else None
    if file is None or version is None:
        return None
    return Spending(item.board, file.case, version, called(known.proceedings).day)


def drawn_together(command: Asking, known: Deliberation) -> Selection:
    """The approvals that count together with this one, where the charter counts approvals together."""
    together, spending = _asked(command, known)
    if together is None or spending is None:
        return NOTHING
    if together.by is Together.FUND:
        return about(spending.board, LimitDrawn)
    return about(providers_of(spending.version), LimitDrawn)


def what_became_of_the_drawn(command: Asking, known: Deliberation) -> Selection:
    """The courses of those approvals: what has fallen counts no longer."""
    together, spending = _asked(command, known)
    if together is None or spending is None:
        return NOTHING
    return about([one.event.decision for one in within(known.drawn, together, spending)], *COURSE_FACTS)


def _asked(command: Asking, known: Deliberation) -> tuple[Aggregation | None, Spending | None]:
    item = known.proceedings.sitting.items.get(command.item)
    adopted = charter_of(known.proceedings) if known.proceedings.sitting.called else None
    if adopted is None or item is None:
        return None, None
    return adopted.charter.remit.limit_aggregates, spending_at(item, known)

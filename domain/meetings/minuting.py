"""What must be minuted of a conflict: the five things that a record owes, and whether it has them."""

from domain.boards.conflicts import Management
from domain.boards.ladder import LADDER
from domain.kernel.values import value


@value
class AtItem:
    """What the record has about one person at one item, when it is asked what is missing."""

    nature_told: bool  # a declaration says of what kind, or a finding shows the path
    determined_as: Management | None  # by a ruling, not merely by the charter's default
    left: bool
    is_back_or_over: bool  # came back, or the item was finished without them
    voted: bool
    had_papers: bool = False  # the papers of the item were sent to them


@value
class Minuted:
    """The five things, each there or not (CCG statutory guidance 2017; NAO 2015: 14 of 75 records told too little)."""

    who: bool
    nature: bool
    item: bool
    management: bool
    evidence: bool

    @property
    def is_complete(self) -> bool:
        """Whether nothing is missing."""
        return self.who and self.nature and self.item and self.management and self.evidence


def minuted(at_item: AtItem) -> Minuted:
    """Which of the five things stand on record of a person's conflict; a line of the record has its person and item."""
    return Minuted(
        who=True,
        nature=at_item.nature_told,
        item=True,
        management=at_item.determined_as is not None,
        evidence=_as_intended(at_item),
    )


def _as_intended(at_item: AtItem) -> bool:
    """Whether the record shows that the conflict was managed as determined: when they left, and that they cast no vote.

    Papers that were to be withheld and had been sent, however early, were not withheld. What nobody determined cannot
    be shown to have been done.
    """
    if at_item.determined_as is None:
        return False
    rung = LADDER[at_item.determined_as]
    stayed_away = at_item.left and at_item.is_back_or_over
    withheld = rung.papers or not at_item.had_papers
    return withheld and (rung.at_decision or stayed_away) and (rung.votes or not at_item.voted)

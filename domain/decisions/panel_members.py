"""What the record holds against those who sit on a conflicts panel, as if the question had been put to them."""

from collections.abc import Callable, Iterator
from typing import Any

from domain.boards.conflicts import Act
from domain.boards.selects import SEATS
from domain.decisions.events import DecisionTaken
from domain.decisions.selects import whose_ties
from domain.decisions.sequel_state import Afterwards
from domain.decisions.way_out_commands import ConveneConflictsPanel
from domain.interests.matching import AUTHORSHIP
from domain.interests.reach import MOST_LINKS
from domain.kernel.messages import Command
from domain.kernel.refusals import Refused
from domain.kernel.selections import NOTHING, Selection, about
from domain.meetings.background import background_of
from domain.meetings.bonds import links_of, memberships_of, organisations_at, own_bonds
from domain.meetings.items import Item
from domain.meetings.matters import Around, boards_at, names_a_class, names_organisations, parties_at
from domain.meetings.policies import ConflictOfInterest
from domain.meetings.recusals import bystanders_recusals

BROUGHT = AUTHORSHIP | {Act.PROPOSED}
Select = Callable[[Any, Afterwards], Selection]


def nobody_with_an_interest_sits_on_the_panel(command: ConveneConflictsPanel, known: Afterwards) -> Iterator[Refused]:
    """A CCG's policy of 26 March 2015: the panel has no conflict in the matter, whether or not anybody spoke of it."""
    taken = known.taken.get(command.decision)
    if taken is None:
        return
    item, charter = _as_put(taken), taken.inputs.charter
    around = Around(known.background, known.ties, known.boards.seats, command.on)
    for one in bystanders_recusals(item, command.panel, charter, around):
        if one.bars:
            yield ConflictOfInterest(pointer=f"/panel/{command.panel.index(one.person)}", evidence=one.evidence)


def nobody_who_brought_the_case_sits_on_the_panel(
    command: ConveneConflictsPanel, known: Afterwards
) -> Iterator[Refused]:
    """A CCG's policy of 26 March 2015: the panel has no conflict in the matter; to have brought the case is one."""
    taken = known.taken.get(command.decision)
    acts = known.background.acts_on(taken.case, taken.board) if taken and taken.case else ()
    for at, member in enumerate(command.panel):
        theirs = [act.shown_at for act in acts if act.person == member and act.act in BROUGHT]
        if theirs:
            yield ConflictOfInterest(pointer=f"/panel/{at}", evidence=[one for one in theirs if one is not None])


def the_case_and_the_panel(command: Command, known: Afterwards) -> Selection:
    """What the case is about, and what binds those on the panel to organisations."""
    taken = _asked(command, known)
    if taken is None or taken.case is None or not isinstance(command, ConveneConflictsPanel):
        return NOTHING
    return background_of(taken.case) | own_bonds(command.panel)


def ties_at(distance: int) -> Select:
    """The links and memberships of organisations that those on the panel reach over so many links."""

    def select(command: Command, known: Afterwards) -> Selection:
        taken = _asked(command, known)
        item = _as_put(taken) if taken else None
        if item is None:
            return NOTHING
        seats = NOTHING if distance else about(boards_at(item, known.background), *SEATS)
        if not names_organisations(item, known.background):
            return seats
        reached = organisations_at(whose_ties(known.ties), known.ties, distance)
        links = links_of(reached) if distance < MOST_LINKS else NOTHING
        links |= seats | (NOTHING if distance else links_of(parties_at(item, known.background)))
        return links | memberships_of(reached) if names_a_class(item, known.background) else links

    return select


def _asked(command: Command, known: Afterwards) -> DecisionTaken | None:
    return known.taken.get(command.decision) if isinstance(command, ConveneConflictsPanel) else None


def _as_put(taken: DecisionTaken) -> Item:
    """The item as it was put to the board, without what was declared or ruled there."""
    return Item(
        meeting=taken.meeting,
        item=taken.item,
        board=taken.board,
        number="",
        purpose=taken.inputs.question.decision_type,
        case=taken.case,
        version=taken.version,
        placed_at=0,
    )


OF_THE_PANEL: tuple[Select, ...] = (
    the_case_and_the_panel,
    *(ties_at(distance) for distance in range(MOST_LINKS + 1)),
)

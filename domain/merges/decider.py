"""How the register of people answers that two of its entries are one person."""

from collections.abc import Sequence
from typing import assert_never

from domain.boards.events import MemberAppointed, MemberElected
from domain.kernel.deciders import Decider
from domain.kernel.ids import PersonId
from domain.kernel.messages import Event
from domain.kernel.refusals import enforce
from domain.kernel.selections import NOTHING, Selection, about
from domain.meetings.declined_facts import Declined
from domain.meetings.events import VoteCast
from domain.merges.commands import (
    AskMerge,
    AskUnmerge,
    ConfirmMerge,
    ConfirmUnmerge,
    DeclineMerge,
    DeclineUnmerge,
    MergeCommand,
)
from domain.merges.events import (
    OF_MERGES,
    MergeAsked,
    MergeDeclined,
    PersonsMerged,
    PersonsUnmerged,
    UnmergeAsked,
    UnmergeDeclined,
)
from domain.merges.policies import (
    ASKING,
    ASKING_BACK,
    CONFIRMING,
    CONFIRMING_BACK,
    DECLINING,
    DECLINING_BACK,
    the_merge,
)
from domain.merges.state import BLANK, Merges, Wish, evolve
from domain.people.events import PersonRegistered


def the_merge_named(command: MergeCommand, known: Merges) -> Selection:
    """What became of the merge so far."""
    return about(command.merge, *OF_MERGES)


def the_two(command: MergeCommand, known: Merges) -> Selection:
    """The two entries, into what each was merged, where they sat and on what they voted."""
    if not isinstance(command, AskMerge | ConfirmMerge):
        return NOTHING
    merge = known.by_id.get(command.merge)
    named = command if isinstance(command, AskMerge) else merge.asked if merge else None
    if named is None:
        return NOTHING
    two: tuple[PersonId, ...] = (named.person, named.merged)
    return about(two, PersonRegistered, *OF_MERGES, MemberAppointed, MemberElected, VoteCast)


def decide(command: MergeCommand, known: Merges) -> Sequence[Event]:
    """Apply the rules; raise `Refused` where they forbid the command."""
    match command:
        case AskMerge(body=body, merge=merge, person=person, merged=merged):
            enforce(ASKING, command, known)
            return [MergeAsked(body=body, merge=merge, person=person, merged=merged)]
        case ConfirmMerge():
            enforce(CONFIRMING, command, known)
            asked, at = the_merge(command, known).asked, the_merge(command, known).wish.position
            return [_merged(asked, at)]
        case AskUnmerge():
            enforce(ASKING_BACK, command, known)
            asked = the_merge(command, known).asked
            return [UnmergeAsked(body=asked.body, merge=asked.merge, person=asked.person, merged=asked.merged)]
        case ConfirmUnmerge():
            enforce(CONFIRMING_BACK, command, known)
            held = the_merge(command, known)
            return [_unmerged(held.asked, held.unwished.position)] if held.unwished else []
        case DeclineMerge():
            enforce(DECLINING, command, known)
            return [_declined(command, known)]
        case DeclineUnmerge():
            enforce(DECLINING_BACK, command, known)
            return [_declined_back(command, known)]
    assert_never(command)


def _declined(command: DeclineMerge, known: Merges) -> MergeDeclined:
    merge = the_merge(command, known)
    said, how = merge.asked, _how(command, merge.wish)
    return MergeDeclined(body=said.body, merge=said.merge, person=said.person, merged=said.merged, how=how)


def _declined_back(command: DeclineUnmerge, known: Merges) -> UnmergeDeclined:
    merge = the_merge(command, known)
    said, how = merge.asked, _how(command, merge.unwished)
    return UnmergeDeclined(body=said.body, merge=said.merge, person=said.person, merged=said.merged, how=how)


def _how(command: DeclineMerge | DeclineUnmerge, wish: Wish | None) -> Declined:
    own = wish is not None and wish.by == command.asked.by
    return Declined.WITHDRAWN if own else Declined.REJECTED


def _merged(asked: MergeAsked, at: int) -> PersonsMerged:
    return PersonsMerged(body=asked.body, merge=asked.merge, person=asked.person, merged=asked.merged, asked_at=at)


def _unmerged(asked: MergeAsked, at: int) -> PersonsUnmerged:
    return PersonsUnmerged(body=asked.body, merge=asked.merge, person=asked.person, merged=asked.merged, asked_at=at)


decider = Decider[MergeCommand, Merges](
    name="merges",
    commands=(AskMerge, ConfirmMerge, AskUnmerge, ConfirmUnmerge, DeclineMerge, DeclineUnmerge),
    selects=(the_merge_named, the_two),
    blank=lambda: BLANK,
    evolve=evolve,
    decide=decide,
    rules=tuple(dict.fromkeys((*ASKING, *CONFIRMING, *ASKING_BACK, *CONFIRMING_BACK, *DECLINING, *DECLINING_BACK))),
)

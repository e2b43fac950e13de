"""The rules of merging two entries of one person: one asks, another confirms, and both entries stay."""

from collections.abc import Iterator

from domain.kernel.four_eyes import ConfirmedByWhoeverAsked
from domain.kernel.ids import BoardId, MotionId, PersonId
from domain.kernel.reasons import ReasonMissing
from domain.kernel.refusals import Refused
from domain.merges.commands import (
    AskMerge,
    AskUnmerge,
    Confirming,
    ConfirmMerge,
    ConfirmUnmerge,
    DeclineMerge,
    DeclineUnmerge,
    Declining,
)
from domain.merges.state import Act, Merge, Merges
from domain.people.policies import UnknownPerson

OfUnmerge = ConfirmUnmerge | DeclineUnmerge


class MergeAlreadyAsked(Refused):
    """A merge is already on record under this id."""

    code = "merge-already-asked"


class UnknownMerge(Refused):
    """Nobody asked for a merge under this id."""

    code = "unknown-merge"


class MergedWithItself(Refused):
    """An entry is not merged with itself."""

    code = "merged-with-itself"


class EntryMergedAlready(Refused):
    """This entry is seen as another person's already; name that person."""

    code = "entry-merged-already"


class MergeAlreadyConfirmed(Refused):
    """The merge has been confirmed."""

    code = "merge-already-confirmed"


class MergeNotInForce(Refused):
    """The merge does not hold: it was not confirmed, or was taken back."""

    code = "merge-not-in-force"


class MergeWasDeclined(Refused):
    """The merge was withdrawn or rejected; whoever still wants it asks anew."""

    code = "merge-was-declined"


class UnmergeAlreadyAsked(Refused):
    """Somebody asked already to have the merge taken back."""

    code = "unmerge-already-asked"


class UnmergeNotAsked(Refused):
    """Nobody asked to have the merge taken back."""

    code = "unmerge-not-asked"


class SatOnOneBoard(Refused):
    """Both entries have been members of one board, so they may be two people."""

    code = "sat-on-one-board"
    bends = True


class VotedOnOneMotion(Refused):
    """Both entries have voted on one motion: two people, or one who voted twice."""

    code = "voted-on-one-motion"
    bends = True


def a_merge_is_asked_for_once(command: AskMerge, known: Merges) -> Refused | None:
    """RFC 9562, section 6: an id names one merge."""
    asked = known.by_id.get(command.merge)
    return MergeAlreadyAsked(pointer="/merge", evidence=[asked.wish.position]) if asked else None


def there_is_a_reason(command: AskMerge | AskUnmerge | Declining, known: Merges) -> Refused | None:
    """UK GDPR art. 5(1)(d): what is put right about somebody can be accounted for."""
    return None if (command.asked.reason or "").strip() else ReasonMissing(pointer="/reason")


def nobody_is_merged_with_themselves(command: AskMerge, known: Merges) -> Refused | None:
    """HL7 v2.5.1, 3.6.2.1: a merge names two identifiers, the surviving one and the other."""
    return MergedWithItself(pointer="/merged") if command.person == command.merged else None


def both_entries_go_on_so_far(command: AskMerge | ConfirmMerge, known: Merges) -> Refused | None:
    """HL7 v2.5.1, 3.6.2.1: what was merged into another is not merged again, so no chain of merges becomes a circle."""
    for pointer, person in zip(("/person", "/merged"), _the_two(command, known), strict=True):
        if (held := known.away(person)) is not None:
            seen_as, shown = held.asked.person, [held.held_from or held.wish.position]
            return EntryMergedAlready(pointer=pointer, evidence=shown, seen_as=seen_as)
    return None


def both_are_registered(command: AskMerge, known: Merges) -> Refused | None:
    """What is not on the register cannot be on it twice."""
    named = (("/person", command.person), ("/merged", command.merged))
    unknown = ((pointer, person) for pointer, person in named if person not in known.persons)
    return next((UnknownPerson(pointer=pointer, person=person) for pointer, person in unknown), None)


def the_merge_was_asked_for(command: Confirming | Declining | AskUnmerge, known: Merges) -> Refused | None:
    """What nobody asked for is neither confirmed nor taken back."""
    return None if command.merge in known.by_id else UnknownMerge(pointer="/merge")


def a_merge_is_confirmed_once(command: ConfirmMerge | DeclineMerge, known: Merges) -> Refused | None:
    """What is confirmed holds; what was taken back is asked for anew."""
    since = known.by_id[command.merge].held_from
    return MergeAlreadyConfirmed(pointer="/merge", evidence=[since]) if since else None


def what_was_declined_stays_declined(command: ConfirmMerge | DeclineMerge, known: Merges) -> Refused | None:
    """A request that was withdrawn or rejected is answered; whoever still wants it asks again, with a reason."""
    declined = known.by_id[command.merge].declined_at
    return MergeWasDeclined(pointer="/merge", evidence=[declined]) if declined else None


def only_what_holds_is_taken_back(command: AskUnmerge | OfUnmerge, known: Merges) -> Refused | None:
    """Two that were never seen as one cannot be told apart again."""
    merge = known.by_id[command.merge]
    if merge.holds:
        return None
    return MergeNotInForce(pointer="/merge", evidence=[merge.held_to or merge.wish.position])


def an_unmerge_is_asked_for_once(command: AskUnmerge, known: Merges) -> Refused | None:
    """One request is enough; it waits for somebody else."""
    asked = known.by_id[command.merge].unwished
    return UnmergeAlreadyAsked(pointer="/merge", evidence=[asked.position]) if asked else None


def the_unmerge_was_asked_for(command: OfUnmerge, known: Merges) -> Refused | None:
    """What nobody asked for is not confirmed."""
    return None if known.by_id[command.merge].unwished else UnmergeNotAsked(pointer="/merge")


def somebody_else_confirms_it(command: Confirming, known: Merges) -> Refused | None:
    """Four eyes: what alters an outcome, a vote or money needs a second person."""
    merge = known.by_id[command.merge]
    wish = merge.wish if isinstance(command, ConfirmMerge) else merge.unwished
    if wish is None or wish.by != command.asked.by:
        return None
    return ConfirmedByWhoeverAsked(pointer="/merge", evidence=[wish.position])


def two_members_of_one_board_are_seldom_one_person(command: AskMerge | ConfirmMerge, known: Merges) -> Refused | None:
    """NHS Waltham Forest, 2009: a member has one seat; where both entries have one, somebody looks twice."""
    shown = list(_of_both(_the_two(command, known), known, BoardId))
    return SatOnOneBoard(evidence=shown).as_warning() if shown else None


def two_who_voted_on_one_motion_are_seldom_one_person(
    command: AskMerge | ConfirmMerge, known: Merges
) -> Refused | None:
    """SI 2000/89 Sch 2 para 4: a member has one vote; the decisions are judged anew with one of the two."""
    shown = list(_of_both(_the_two(command, known), known, MotionId))
    return VotedOnOneMotion(evidence=shown).as_warning() if shown else None


def the_merge(command: Confirming | Declining | AskUnmerge, known: Merges) -> Merge:
    """The merge that a command names; only after the rule that it was asked for."""
    return known.by_id[command.merge]


def _the_two(command: AskMerge | ConfirmMerge, known: Merges) -> tuple[PersonId, PersonId]:
    asked = command if isinstance(command, AskMerge) else the_merge(command, known).asked
    return asked.person, asked.merged


def _of_both(two: tuple[PersonId, PersonId], known: Merges, kind: type[BoardId | MotionId]) -> Iterator[int]:
    """The facts by which both did something on the same boards, or on the same motions."""
    one, other = (_things(known.acts_of(person), kind) for person in two)
    for act in known.acts:
        if act.person in two and act.thing in one & other:
            yield act.position


def _things(acts: tuple[Act, ...], kind: type[BoardId | MotionId]) -> frozenset[BoardId | MotionId]:
    return frozenset(act.thing for act in acts if isinstance(act.thing, kind))


IMPROBABLE = (two_members_of_one_board_are_seldom_one_person, two_who_voted_on_one_motion_are_seldom_one_person)
ASKING = (
    a_merge_is_asked_for_once,
    there_is_a_reason,
    nobody_is_merged_with_themselves,
    both_entries_go_on_so_far,
    both_are_registered,
    *IMPROBABLE,
)
CONFIRMING = (
    the_merge_was_asked_for,
    a_merge_is_confirmed_once,
    what_was_declined_stays_declined,
    both_entries_go_on_so_far,
    somebody_else_confirms_it,
    *IMPROBABLE,
)
DECLINING = (
    the_merge_was_asked_for,
    there_is_a_reason,
    a_merge_is_confirmed_once,
    what_was_declined_stays_declined,
)
ASKING_BACK = (the_merge_was_asked_for, there_is_a_reason, only_what_holds_is_taken_back, an_unmerge_is_asked_for_once)
DECLINING_BACK = (
    the_merge_was_asked_for,
    there_is_a_reason,
    only_what_holds_is_taken_back,
    the_unmerge_was_asked_for,
)
CONFIRMING_BACK = (
    the_merge_was_asked_for,
    only_what_holds_is_taken_back,
    the_unmerge_was_asked_for,
    somebody_else_confirms_it,
)

"""Facts and commands about merges, and examples on records in which people were merged."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from domain.kernel.deciders import Answer, Decider
from domain.kernel.facts import Fact
from domain.kernel.ids import ActorId, MergeId, PersonId
from domain.kernel.messages import Event
from domain.kernel.spec import ASKED, Given, fact, replace_position
from domain.meetings.declined_facts import Declined
from domain.merges import commands, events
from domain.merges.identity import consider_as_one
from domain.tests.organisations.make import WALTHAM_FOREST
from domain.tests.people.make import AMINA, BEN

MERGE = MergeId("00000000-0000-7000-8000-00000000d001")
ANOTHER = MergeId("00000000-0000-7000-8000-00000000d002")
CARA = PersonId("00000000-0000-7000-8000-00000000b003")
SOMEBODY_ELSE = ActorId("another-registrar")
WHY = replace(ASKED, reason="One doctor, entered by her maiden name and by her married one")


def ask(person: PersonId = AMINA, merged: PersonId = BEN, merge: MergeId = MERGE) -> commands.AskMerge:
    """Ask for a merge."""
    return commands.AskMerge(asked=WHY, body=WALTHAM_FOREST, merge=merge, person=person, merged=merged)


def confirm(merge: MergeId = MERGE, by: ActorId = SOMEBODY_ELSE) -> commands.ConfirmMerge:
    """Somebody confirms it."""
    return commands.ConfirmMerge(asked=replace(ASKED, by=by), merge=merge)


def ask_back() -> commands.AskUnmerge:
    """Ask to take it back."""
    return commands.AskUnmerge(asked=WHY, merge=MERGE)


def confirm_back(by: ActorId = SOMEBODY_ELSE) -> commands.ConfirmUnmerge:
    """Somebody confirms that it is taken back."""
    return commands.ConfirmUnmerge(asked=replace(ASKED, by=by), merge=MERGE)


def decline(by: ActorId = SOMEBODY_ELSE, merge: MergeId = MERGE) -> commands.DeclineMerge:
    """Somebody rejects it, or whoever asked takes it back."""
    return commands.DeclineMerge(asked=replace(WHY, by=by), merge=merge)


def decline_back(by: ActorId = SOMEBODY_ELSE) -> commands.DeclineUnmerge:
    """Somebody rejects that it be taken back, or whoever asked for that wants it no more."""
    return commands.DeclineUnmerge(asked=replace(WHY, by=by), merge=MERGE)


def declined(how: Declined = Declined.REJECTED) -> events.MergeDeclined:
    """A merge was withdrawn or rejected."""
    return events.MergeDeclined(body=WALTHAM_FOREST, merge=MERGE, person=AMINA, merged=BEN, how=how)


def declined_back(how: Declined = Declined.REJECTED) -> events.UnmergeDeclined:
    """That a merge be taken back was withdrawn or rejected."""
    return events.UnmergeDeclined(body=WALTHAM_FOREST, merge=MERGE, person=AMINA, merged=BEN, how=how)


def asked(person: PersonId = AMINA, merged: PersonId = BEN, merge: MergeId = MERGE) -> events.MergeAsked:
    """A merge was asked for."""
    return events.MergeAsked(body=WALTHAM_FOREST, merge=merge, person=person, merged=merged)


def merged(
    person: PersonId = AMINA, merged: PersonId = BEN, merge: MergeId = MERGE, asked_at: int = 1
) -> events.PersonsMerged:
    """Two entries were merged."""
    return events.PersonsMerged(body=WALTHAM_FOREST, merge=merge, person=person, merged=merged, asked_at=asked_at)


def asked_back() -> events.UnmergeAsked:
    """It was asked to take the merge back."""
    return events.UnmergeAsked(body=WALTHAM_FOREST, merge=MERGE, person=AMINA, merged=BEN)


def unmerged(
    person: PersonId = AMINA, merged: PersonId = BEN, merge: MergeId = MERGE, asked_at: int = 1
) -> events.PersonsUnmerged:
    """The merge was taken back."""
    return events.PersonsUnmerged(body=WALTHAM_FOREST, merge=merge, person=person, merged=merged, asked_at=asked_at)


@dataclass(frozen=True)
class KnowingWhoIsWho(Given):
    """An example on a record in which people were merged, looked up as the service looks things up."""

    def answer(self) -> Answer[Any]:
        """The events that follow; raises `Refused`."""
        assert self.command is not None
        return consider_as_one(self.decider, self.command, self.read, WALTHAM_FOREST)


def on_record(decider: Decider[Any, Any], *told: Event | Fact[Event]) -> KnowingWhoIsWho:
    """On record, in this order from position 1, with whatever merges there are."""
    facts: Sequence[Fact[Event]] = [
        replace_position(one, at) if isinstance(one, Fact) else fact(one, at) for at, one in enumerate(told, start=1)
    ]
    return KnowingWhoIsWho(decider, tuple(facts))

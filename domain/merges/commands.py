"""What can be asked about two entries that are one person."""

from domain.kernel.ids import BodyCode, MergeId, PersonId
from domain.kernel.messages import Command
from domain.kernel.values import value


@value
class AskMerge(Command):
    """Ask to have the entry `merged` seen as the person of another; somebody else confirms it."""

    body: BodyCode
    merge: MergeId
    person: PersonId
    merged: PersonId


@value
class ConfirmMerge(Command):
    """Confirm a merge that somebody else asked for."""

    merge: MergeId


@value
class AskUnmerge(Command):
    """Ask to have a merge taken back; somebody else confirms it."""

    merge: MergeId


@value
class ConfirmUnmerge(Command):
    """Confirm that a merge is taken back, as somebody else asked."""

    merge: MergeId


@value
class DeclineMerge(Command):
    """Withdraw a merge that one asked for oneself, or reject one that somebody else asked for."""

    merge: MergeId


@value
class DeclineUnmerge(Command):
    """Withdraw the wish to take a merge back that one uttered oneself, or reject somebody else's."""

    merge: MergeId


Confirming = ConfirmMerge | ConfirmUnmerge
Declining = DeclineMerge | DeclineUnmerge
MergeCommand = AskMerge | AskUnmerge | Confirming | Declining

"""Writes down which entries on the register of people are one person."""

from domain.kernel.codec import instant
from domain.kernel.facts import Fact
from domain.merges.events import (
    MergeAsked,
    MergeDeclined,
    PersonsMerged,
    PersonsUnmerged,
    UnmergeAsked,
    UnmergeDeclined,
)
from service.projections.merges import merges
from service.projections.projector import Projector
from service.projections.read_model import ReadModel

project = Projector(merges)


@project.on(MergeAsked)
def merge_asked(fact: Fact[MergeAsked], read_model: ReadModel) -> None:
    """Enter what is asked for; it does not hold yet."""
    it = fact.event
    read_model.add(
        merges,
        fact,
        merge=str(it.merge),
        person=str(it.person),
        merged=str(it.merged),
        reason_digest=fact.envelope.reason,
        asked_by=str(fact.envelope.actor),
        asked_at=instant(fact.envelope.occurred_at),
    )


@project.on(PersonsMerged)
def persons_merged(fact: Fact[PersonsMerged], read_model: ReadModel) -> None:
    """From now on the two are one."""
    said = {"confirmed_by": str(fact.envelope.actor), "confirmed_at": instant(fact.envelope.occurred_at)}
    read_model.change(merges, fact, {"merge": str(fact.event.merge)}, held_from=fact.position, **said)


@project.on(MergeDeclined)
def merge_declined(fact: Fact[MergeDeclined], read_model: ReadModel) -> None:
    """Show that it was withdrawn or rejected."""
    read_model.change(merges, fact, {"merge": str(fact.event.merge)}, **_declined(fact, "declined"))


@project.on(UnmergeDeclined)
def unmerge_declined(fact: Fact[UnmergeDeclined], read_model: ReadModel) -> None:
    """Show that the wish to take it back was withdrawn or rejected."""
    read_model.change(merges, fact, {"merge": str(fact.event.merge)}, **_declined(fact, "back_declined"))


def _declined(fact: Fact[MergeDeclined] | Fact[UnmergeDeclined], name: str) -> dict[str, object]:
    return {
        name: fact.event.how.name,
        f"{name}_by": str(fact.envelope.actor),
        f"{name}_at": instant(fact.envelope.occurred_at),
        f"{name}_digest": fact.envelope.reason,
    }


@project.on(UnmergeAsked)
def unmerge_asked(fact: Fact[UnmergeAsked], read_model: ReadModel) -> None:
    """Show that somebody wants it taken back; it holds until then."""
    read_model.change(
        merges,
        fact,
        {"merge": str(fact.event.merge)},
        back_reason_digest=fact.envelope.reason,
        back_asked_by=str(fact.envelope.actor),
        back_asked_at=instant(fact.envelope.occurred_at),
        **dict.fromkeys(("back_declined", "back_declined_by", "back_declined_at", "back_declined_digest")),
    )


@project.on(PersonsUnmerged)
def persons_unmerged(fact: Fact[PersonsUnmerged], read_model: ReadModel) -> None:
    """From now on they are two again."""
    said = {"back_confirmed_by": str(fact.envelope.actor), "back_confirmed_at": instant(fact.envelope.occurred_at)}
    read_model.change(merges, fact, {"merge": str(fact.event.merge)}, held_to=fact.position, **said)

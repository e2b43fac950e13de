"""How the record answers that words are to be hidden at once, and that they stay so or are read again."""

from collections.abc import Iterator, Sequence
from typing import assert_never

from domain.kernel.deciders import Decider
from domain.kernel.messages import EVENT_TYPES, Event
from domain.kernel.refusals import enforce
from domain.kernel.selections import NOTHING, Pair, Selection, about
from domain.privacy.decider import MOST_IN_A_FACT
from domain.privacy.events import ErasureRecorded
from domain.privacy.state import BLANK, Privacy, Withholding, evolve
from domain.privacy.withholding_commands import (
    ConfirmWithholding,
    LiftWithholding,
    WithholdingCommand,
    WithholdTexts,
)
from domain.privacy.withholding_events import (
    TextsShownAgain,
    TextsWithheld,
    WithholdingConfirmed,
    WithholdingLifted,
    WithholdingOrdered,
)
from domain.privacy.withholding_policies import CONFIRMING, LIFTING, WITHHOLDING, the_withholding


def the_withholding_named(command: WithholdingCommand, known: Privacy) -> Selection:
    """What became of the withholding so far."""
    kinds = (WithholdingOrdered, TextsWithheld, WithholdingConfirmed, WithholdingLifted)
    return about(command.withholding, *kinds)


def what_would_be_hidden(command: WithholdingCommand, known: Privacy) -> Selection:
    """Every fact about the person, the facts named by themselves, and what of them is gone."""
    if not isinstance(command, WithholdTexts):
        return NOTHING
    kinds = {*command.types, ErasureRecorded.type_name}
    pairs: set[Pair] = {(str(tag), kind) for tag in command.mentions for kind in kinds}
    if command.subject:
        pairs |= {(command.subject.tag, kind) for kind in EVENT_TYPES}
    return Selection(every=frozenset(pairs))


def decide(command: WithholdingCommand, known: Privacy) -> Sequence[Event]:
    """Apply the rules; raise `Refused` where they forbid the command."""
    match command:
        case WithholdTexts():
            enforce(WITHHOLDING, command, known)
            return [_ordered(command), *_withheld(command, known)]
        case ConfirmWithholding():
            enforce(CONFIRMING, command, known)
            it = the_withholding(command, known).ordered
            return [WithholdingConfirmed(body=it.body, withholding=it.withholding, subject=it.subject)]
        case LiftWithholding():
            enforce(LIFTING, command, known)
            it = the_withholding(command, known).ordered
            lifted = WithholdingLifted(body=it.body, withholding=it.withholding, subject=it.subject)
            return [lifted, *_shown_again(the_withholding(command, known))]
    assert_never(command)


def _ordered(command: WithholdTexts) -> WithholdingOrdered:
    return WithholdingOrdered(
        body=command.body,
        withholding=command.withholding,
        subject=command.subject,
        positions=tuple(sorted(set(command.positions))),
        types=tuple(sorted(set(command.types))),
        mentions=tuple(sorted(set(command.mentions))),
        ordered_by=command.asked.person,
    )


def _withheld(command: WithholdTexts, known: Privacy) -> Iterator[TextsWithheld]:
    """What another withholding hides is named again, so that it stays hidden when the other is lifted."""
    for positions in _in_parts(known.there(command.subject, command.positions)):
        yield TextsWithheld(
            body=command.body,
            withholding=command.withholding,
            subject=command.subject,
            hides=positions,
            mentions=tuple(sorted(set(command.mentions))),
        )


def _shown_again(found: Withholding) -> Iterator[TextsShownAgain]:
    it = found.ordered
    for positions in _in_parts(found.hides):
        yield TextsShownAgain(
            body=it.body,
            withholding=it.withholding,
            subject=it.subject,
            shows=positions,
            mentions=it.mentions,
        )


def _in_parts(positions: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """As many parts as it takes facts to name them all."""
    return (positions[start : start + MOST_IN_A_FACT] for start in range(0, len(positions), MOST_IN_A_FACT))


withholding = Decider[WithholdingCommand, Privacy](
    name="withholding",
    commands=(WithholdTexts, ConfirmWithholding, LiftWithholding),
    selects=(the_withholding_named, what_would_be_hidden),
    blank=lambda: BLANK,
    evolve=evolve,
    decide=decide,
    rules=tuple(dict.fromkeys((*WITHHOLDING, *CONFIRMING, *LIFTING))),
)

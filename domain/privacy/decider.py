"""How the record answers that words about somebody are to be erased."""

from collections.abc import Iterator, Sequence
from typing import Final, assert_never

from domain.kernel.deciders import Decider
from domain.kernel.ids import PersonId
from domain.kernel.messages import EVENT_TYPES, Event
from domain.kernel.refusals import enforce
from domain.kernel.selections import NOTHING, Pair, Selection, about
from domain.meetings.declined_facts import Declined
from domain.privacy.approval_policies import APPROVING
from domain.privacy.commands import ApproveErasure, AskErasure, DeclineErasure, PrivacyCommand
from domain.privacy.disposal_events import DisposalAsked
from domain.privacy.events import ErasureApproved, ErasureAsked, ErasureDeclined, ErasureRecorded
from domain.privacy.policies import ASKING, DECLINING, the_erasure
from domain.privacy.state import BLANK, Erasure, Privacy, evolve
from domain.registers.events import LegalHoldLifted, LegalHoldPlaced, RegisterPolicyAdopted

MOST_IN_A_FACT: Final = 4_000
"""Positions in one fact: of the longest it has room for twice as many."""


def the_erasure_named(command: PrivacyCommand, known: Privacy) -> Selection:
    """What became of the erasure so far."""
    return about(command.erasure, ErasureAsked, DisposalAsked, ErasureApproved, ErasureDeclined)


def what_would_go(command: PrivacyCommand, known: Privacy) -> Selection:
    """Every fact about the person, the facts named by themselves, what was erased of them, and how long it is kept."""
    asked = command if isinstance(command, AskErasure) else _asked(command, known)
    if asked is None:
        return NOTHING
    tags = [str(one) for one in asked.mentions]
    kinds = {*asked.types, ErasureRecorded.type_name}
    pairs: set[Pair] = {(tag, kind) for tag in tags for kind in kinds}
    if asked.subject:
        pairs |= {(asked.subject.tag, kind) for kind in EVENT_TYPES}
    return Selection(every=frozenset(pairs)) | about(asked.body, RegisterPolicyAdopted)


def what_holds_it(command: PrivacyCommand, known: Privacy) -> Selection:
    """The legal holds on everybody whom a fact mentions that would lose its words, and on all that were named."""
    asked = command if isinstance(command, AskErasure) else _asked(command, known)
    if asked is None:
        return NOTHING
    tags = {person.tag for person in known.mentioned(asked.subject, asked.positions)}
    tags |= {str(one) for one in asked.mentions if one.of_kind == PersonId.kind}
    kinds = (LegalHoldPlaced.type_name, LegalHoldLifted.type_name)
    return Selection(every=frozenset((tag, kind) for tag in tags for kind in kinds))


def _asked(command: PrivacyCommand, known: Privacy) -> ErasureAsked | None:
    erasure = known.erasures.get(command.erasure)
    return erasure.asked if erasure and isinstance(command, ApproveErasure) else None


def decide(command: PrivacyCommand, known: Privacy) -> Sequence[Event]:
    """Apply the rules; raise `Refused` where they forbid the command."""
    match command:
        case AskErasure():
            enforce(ASKING, command, known)
            return [_as_asked(command)]
        case ApproveErasure():
            enforce(APPROVING, command, known)
            erasure = the_erasure(command, known)
            return [_approved(command, erasure), *_recorded(erasure.asked, known)]
        case DeclineErasure():
            enforce(DECLINING, command, known)
            return [_declined(command, the_erasure(command, known))]
    assert_never(command)


def _as_asked(command: AskErasure) -> ErasureAsked:
    return ErasureAsked(
        body=command.body,
        erasure=command.erasure,
        ground=command.ground,
        subject=command.subject,
        positions=tuple(sorted(set(command.positions))),
        types=tuple(sorted(set(command.types))),
        mentions=tuple(sorted(set(command.mentions))),
        asked_by=command.asked.person,
    )


def _approved(command: ApproveErasure, erasure: Erasure) -> ErasureApproved:
    it, by = erasure.asked, command.asked.person
    return ErasureApproved(
        body=it.body, erasure=it.erasure, subject=it.subject, approved_by=by, asked_at=erasure.position
    )


def _recorded(it: ErasureAsked, known: Privacy) -> Iterator[ErasureRecorded]:
    """As many facts as it takes to name every fact whose words go."""
    there = known.there(it.subject, it.positions)
    for start in range(0, len(there), MOST_IN_A_FACT):
        yield ErasureRecorded(
            body=it.body,
            erasure=it.erasure,
            ground=it.ground,
            subject=it.subject,
            positions=there[start : start + MOST_IN_A_FACT],
            mentions=it.mentions,
        )


def _declined(command: DeclineErasure, erasure: Erasure) -> ErasureDeclined:
    it = erasure.asked
    how = Declined.WITHDRAWN if erasure.by == command.asked.by else Declined.REJECTED
    return ErasureDeclined(body=it.body, erasure=it.erasure, subject=it.subject, mentions=it.mentions, how=how)


decider = Decider[PrivacyCommand, Privacy](
    name="privacy",
    commands=(AskErasure, ApproveErasure, DeclineErasure),
    selects=(the_erasure_named, what_would_go, what_holds_it),
    blank=lambda: BLANK,
    evolve=evolve,
    decide=decide,
    rules=tuple(dict.fromkeys((*ASKING, *APPROVING, *DECLINING))),
)

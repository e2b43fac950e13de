"""The rules of erasing words, in the order of the book: one asks, another approves, and what is held stays."""

from domain.kernel.four_eyes import by_another_person
from domain.kernel.reasons import ReasonMissing
from domain.kernel.refusals import Refused
from domain.people.policies import UnknownPerson
from domain.privacy.commands import ApproveErasure, AskErasure, DeclineErasure, Settling
from domain.privacy.state import Erasure, Privacy
from domain.slips.policies import UnknownFact


class ErasureAlreadyAsked(Refused):
    """An erasure is already on record under this id."""

    code = "erasure-already-asked"


class UnknownErasure(Refused):
    """Nobody asked for an erasure under this id."""

    code = "unknown-erasure"


class ErasureAlreadySettled(Refused):
    """The erasure was approved, withdrawn or rejected already; what is still to go is asked for anew."""

    code = "erasure-already-settled"


class NothingToErase(Refused):
    """There are no words here that could be erased: none were recorded, or they are gone."""

    code = "nothing-to-erase"


class UnderLegalHold(Refused):
    """A legal hold keeps what is on record about this person; nothing of it is destroyed until it is lifted."""

    code = "under-legal-hold"


class ErasureOfOneself(Refused):
    """Nobody approves that words are erased of what is about themselves or mentions them; somebody else does."""

    code = "erasure-of-oneself"


def an_erasure_is_asked_for_once(command: AskErasure, known: Privacy) -> Refused | None:
    """RFC 9562, section 6: an id names one erasure."""
    asked = known.erasures.get(command.erasure)
    return ErasureAlreadyAsked(pointer="/erasure", evidence=[asked.position]) if asked else None


def there_is_a_reason(command: AskErasure | DeclineErasure, known: Privacy) -> Refused | None:
    """UK GDPR art. 5(2): the controller can demonstrate why; art. 12(4): whoever is refused is told the reasons."""
    return None if (command.asked.reason or "").strip() else ReasonMissing(pointer="/reason")


def the_person_is_registered(command: AskErasure, known: Privacy) -> Refused | None:
    """UK GDPR art. 12(6): it is known whom the request concerns."""
    if command.subject is None or command.subject in known.people:
        return None
    return UnknownPerson(pointer="/person", person=command.subject)


def the_facts_named_are_on_record(command: AskErasure, known: Privacy) -> Refused | None:
    """What is not on record is not erased from it."""
    missing = next((one for one in command.positions if one not in known.seen), None)
    return UnknownFact(pointer="/facts", position=missing) if missing else None


def there_are_words_to_erase(command: AskErasure | ApproveErasure, known: Privacy) -> Refused | None:
    """UK GDPR art. 17: what is erased are personal data; a fact that has no words holds none that could go."""
    asked = command if isinstance(command, AskErasure) else the_erasure(command, known).asked
    there = known.there(asked.subject, asked.positions)
    return None if there else NothingToErase(evidence=known.gone)


def what_is_held_is_not_erased(command: AskErasure | ApproveErasure, known: Privacy) -> Refused | None:
    """NHS Records Management Code of Practice: records under inquiry or litigation stay; UK GDPR art. 17(3)(e)."""
    if not known.holds:
        return None
    return UnderLegalHold(evidence=known.holds.values(), holds=tuple(known.holds))


def the_erasure_was_asked_for(command: Settling, known: Privacy) -> Refused | None:
    """What nobody asked for is neither approved nor declined."""
    return None if command.erasure in known.erasures else UnknownErasure(erasure=command.erasure)


def an_erasure_is_settled_once(command: Settling, known: Privacy) -> Refused | None:
    """A request has one answer; whoever still wants it asks again, with a reason."""
    settled = the_erasure(command, known).settled_at
    return ErasureAlreadySettled(evidence=[settled]) if settled else None


def somebody_else_approves_it(command: ApproveErasure, known: Privacy) -> Refused | None:
    """Four eyes: what cannot be undone needs a second person, by whatever sign-in the first one comes again."""
    erasure = the_erasure(command, known)
    return by_another_person(erasure.by, erasure.asked.asked_by, command.asked, erasure.position)


def nobody_approves_their_own_erasure(command: ApproveErasure, known: Privacy) -> Refused | None:
    """UK GDPR art. 38(6): who decides about personal data has no interest of their own in it."""
    erasure = the_erasure(command, known)
    it = erasure.asked
    if command.asked.person not in {it.subject, *known.mentioned(it.subject, it.positions)} - {None}:
        return None
    return ErasureOfOneself(evidence=[erasure.position])


def the_erasure(command: Settling, known: Privacy) -> Erasure:
    """The erasure that a command names; only after the rule that it was asked for."""
    return known.erasures[command.erasure]


ASKING = (
    an_erasure_is_asked_for_once,
    there_is_a_reason,
    the_person_is_registered,
    the_facts_named_are_on_record,
    there_are_words_to_erase,
    what_is_held_is_not_erased,
)
DECLINING = (the_erasure_was_asked_for, there_is_a_reason, an_erasure_is_settled_once)

"""The rules of hiding words at once: one person does, a second one confirms it or lifts it."""

from domain.kernel.four_eyes import by_another_person
from domain.kernel.reasons import ReasonMissing
from domain.kernel.refusals import Refused
from domain.people.policies import UnknownPerson
from domain.privacy.state import Privacy, Withholding
from domain.privacy.withholding_commands import (
    ConfirmWithholding,
    LiftWithholding,
    SettlingWithholding,
    WithholdTexts,
)
from domain.slips.policies import UnknownFact


class WithholdingAlreadyOrdered(Refused):
    """Words are already withheld under this id."""

    code = "withholding-already-ordered"


class UnknownWithholding(Refused):
    """Nobody had words withheld under this id."""

    code = "unknown-withholding"


class WithholdingAlreadyConfirmed(Refused):
    """The withholding has been confirmed."""

    code = "withholding-already-confirmed"


class WithholdingAlreadyLifted(Refused):
    """The withholding has been lifted; what is to be hidden again is withheld anew."""

    code = "withholding-already-lifted"


class NothingToWithhold(Refused):
    """There are no words here to hide: none were recorded, or they are gone."""

    code = "nothing-to-withhold"


def a_withholding_is_ordered_once(command: WithholdTexts, known: Privacy) -> Refused | None:
    """RFC 9562, section 6: an id names one withholding."""
    ordered = known.withholdings.get(command.withholding)
    return WithholdingAlreadyOrdered(pointer="/withholding", evidence=[ordered.position]) if ordered else None


def there_is_a_reason(command: WithholdTexts | LiftWithholding, known: Privacy) -> Refused | None:
    """UK GDPR art. 5(2): the controller can demonstrate why."""
    return None if (command.asked.reason or "").strip() else ReasonMissing(pointer="/reason")


def the_person_is_registered(command: WithholdTexts, known: Privacy) -> Refused | None:
    """UK GDPR art. 12(6): it is known whom the restriction concerns."""
    if command.subject is None or command.subject in known.people:
        return None
    return UnknownPerson(pointer="/person", person=command.subject)


def the_facts_named_are_on_record(command: WithholdTexts, known: Privacy) -> Refused | None:
    """What is not on record is not hidden from its readers."""
    missing = next((one for one in command.positions if one not in known.seen), None)
    return UnknownFact(pointer="/facts", position=missing) if missing else None


def there_are_words_to_withhold(command: WithholdTexts, known: Privacy) -> Refused | None:
    """UK GDPR art. 18: what is restricted are personal data that are there."""
    return None if known.there(command.subject, command.positions) else NothingToWithhold(evidence=known.gone)


def the_withholding_was_ordered(command: SettlingWithholding, known: Privacy) -> Refused | None:
    """What nobody had hidden is neither confirmed nor lifted."""
    return None if command.withholding in known.withholdings else UnknownWithholding(withholding=command.withholding)


def what_was_lifted_is_not_settled_again(command: SettlingWithholding, known: Privacy) -> Refused | None:
    """What is read again is hidden anew, with a reason."""
    lifted = the_withholding(command, known).lifted_at
    return WithholdingAlreadyLifted(evidence=[lifted]) if lifted else None


def a_withholding_is_confirmed_once(command: ConfirmWithholding, known: Privacy) -> Refused | None:
    """One confirmation is enough."""
    confirmed = the_withholding(command, known).confirmed_at
    return WithholdingAlreadyConfirmed(evidence=[confirmed]) if confirmed else None


def somebody_else_looks_at_it(command: SettlingWithholding, known: Privacy) -> Refused | None:
    """Four eyes: what one person hid in haste a second one looks at, by whatever sign-in the first comes again."""
    found = the_withholding(command, known)
    return by_another_person(found.by, found.ordered.ordered_by, command.asked, found.position)


def the_withholding(command: SettlingWithholding, known: Privacy) -> Withholding:
    """The withholding that a command names; only after the rule that it was ordered."""
    return known.withholdings[command.withholding]


WITHHOLDING = (
    a_withholding_is_ordered_once,
    there_is_a_reason,
    the_person_is_registered,
    the_facts_named_are_on_record,
    there_are_words_to_withhold,
)
CONFIRMING = (
    the_withholding_was_ordered,
    what_was_lifted_is_not_settled_again,
    a_withholding_is_confirmed_once,
    somebody_else_looks_at_it,
)
LIFTING = (
    the_withholding_was_ordered,
    there_is_a_reason,
    what_was_lifted_is_not_settled_again,
    somebody_else_looks_at_it,
)

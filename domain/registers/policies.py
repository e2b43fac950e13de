"""What forbids a register to be kept or published otherwise, and why."""

from domain.decisions.sequel_policies import UnknownDecision
from domain.kernel.answers import Answer
from domain.kernel.london import day_of
from domain.kernel.reasons import ReasonMissing
from domain.kernel.refusals import Refused
from domain.organisations.body_policies import BodyNotEstablished
from domain.people.policies import UnknownPerson
from domain.registers.commands import (
    AdoptRegisterPolicy,
    LiftLegalHold,
    NameDecisionMaker,
    PlaceLegalHold,
    PublishDecision,
    ReleaseDecisionMaker,
)
from domain.registers.state import Registers


class InvalidRegisterPolicy(Refused):
    """A register is kept for a time: every period of its policy is a whole number above zero."""

    code = "invalid-register-policy"


class AlreadyADecisionMaker(Refused):
    """This person is named as decision-making staff already."""

    code = "already-a-decision-maker"


class NotADecisionMaker(Refused):
    """This person is not named as decision-making staff."""

    code = "not-a-decision-maker"


class ReleasedBeforeNamed(Refused):
    """Nobody ceases to be decision-making staff before beginning."""

    code = "released-before-named"


class LegalHoldAlreadyPlaced(Refused):
    """A legal hold with this id is already on record."""

    code = "legal-hold-already-placed"


class UnknownLegalHold(Refused):
    """No legal hold is on record under this id."""

    code = "unknown-legal-hold"


class LegalHoldAlreadyLifted(Refused):
    """The legal hold has already been lifted."""

    code = "legal-hold-already-lifted"


class DecisionAlreadyPublished(Refused):
    """The decision has already been published."""

    code = "decision-already-published"


class PublishedBeforeDecided(Refused):
    """A decision is not published before the day on which it was taken."""

    code = "published-before-decided"


class PublishedInTheFuture(Refused):
    """The day of publication has not come yet."""

    code = "published-in-the-future"


class ExemptionMissing(Refused):
    """Where public words stand in place of a resolution, an exemption says why; and where one does, public words do."""

    code = "exemption-missing"


def the_body_keeps_its_own_registers(command: AdoptRegisterPolicy, known: Registers) -> Refused | None:
    """NHS Act 2006, section 14O: each body maintains its registers of interests."""
    return None if command.body in known.bodies else BodyNotEstablished(body=command.body)


def every_period_is_a_time(command: AdoptRegisterPolicy, known: Registers) -> Refused | None:
    """NHS England, Managing conflicts of interest 2017: registers are reviewed, published and kept for set periods."""
    policy = command.policy
    periods = (policy.declare_within_days, policy.return_every_months, policy.published_months, policy.kept_years)
    return None if min(periods) > 0 else InvalidRegisterPolicy(pointer="/policy")


def only_a_registered_person_is_kept_on_a_register(
    command: NameDecisionMaker | PlaceLegalHold, known: Registers
) -> Refused | None:
    """NHS England, Managing conflicts of interest 2017, annex B: every line of the register has its person."""
    return None if command.person in known.people else UnknownPerson(pointer="/person", person=command.person)


def nobody_is_named_twice(command: NameDecisionMaker, known: Registers) -> Refused | None:
    """NHS England, Managing conflicts of interest 2017: decision-making staff are identified."""
    named = known.decision_makers.get(command.person)
    if named is None or named.released:
        return None
    return AlreadyADecisionMaker(evidence=[named.position], pointer="/person")


def only_who_was_named_is_released(command: ReleaseDecisionMaker, known: Registers) -> Refused | None:
    """NHS England, Managing conflicts of interest 2017: decision-making staff are identified."""
    named = known.decision_makers.get(command.person)
    return NotADecisionMaker(pointer="/person") if named is None or named.released else None


def nobody_is_released_before_beginning(command: ReleaseDecisionMaker, known: Registers) -> Refused | None:
    """NHS England, Managing conflicts of interest 2017: from when and until when the register says."""
    named = known.decision_makers.get(command.person)
    if named is None or command.until.before(named.since) is not Answer.YES:
        return None
    return ReleasedBeforeNamed(evidence=[named.position], pointer="/until")


def a_hold_is_placed_once(command: PlaceLegalHold, known: Registers) -> Refused | None:
    """RFC 9562, section 6: an id names one hold."""
    held = known.holds.get(command.hold)
    return LegalHoldAlreadyPlaced(evidence=[held.placed_at], pointer="/hold") if held else None


def a_hold_has_a_reason(command: PlaceLegalHold | LiftLegalHold, known: Registers) -> Refused | None:
    """NHS Records Management Code of Practice: records under inquiry or litigation are not destroyed."""
    return None if command.why.strip() else ReasonMissing(pointer="/why")


def only_a_placed_hold_is_lifted(command: LiftLegalHold, known: Registers) -> Refused | None:
    """NHS Records Management Code of Practice: a hold ends when it is lifted, not by time."""
    return None if command.hold in known.holds else UnknownLegalHold(pointer="/hold")


def a_hold_is_lifted_once(command: LiftLegalHold, known: Registers) -> Refused | None:
    """NHS Records Management Code of Practice: a hold ends when it is lifted, not by time."""
    held = known.holds.get(command.hold)
    if held is None or held.lifted_at is None:
        return None
    return LegalHoldAlreadyLifted(evidence=[held.placed_at, held.lifted_at], pointer="/hold")


def only_a_decision_on_record_is_published(command: PublishDecision, known: Registers) -> Refused | None:
    """Freedom of Information Act 2000, section 19: what is published is what the body decided."""
    return None if command.decision in known.decisions else UnknownDecision(decision=command.decision)


def a_decision_is_published_once(command: PublishDecision, known: Registers) -> Refused | None:
    """What was published stays published; other words for it are a correction."""
    taken = known.decisions.get(command.decision)
    if taken is None or taken.published_at is None:
        return None
    return DecisionAlreadyPublished(evidence=[taken.published_at])


def a_decision_is_published_after_it_is_taken(command: PublishDecision, known: Registers) -> Refused | None:
    """Aberdeen City IJB: decided on 19 November 2019, published on the 21st; two days that are kept apart."""
    taken = known.decisions.get(command.decision)
    if taken is None or command.published >= taken.decided:
        return None
    return PublishedBeforeDecided(evidence=[taken.taken_at], pointer="/published", decided=taken.decided.isoformat())


def nothing_is_published_in_advance(command: PublishDecision, known: Registers) -> Refused | None:
    """A day of publication is a fact, not an intention."""
    return None if command.published <= day_of(command.asked.at) else PublishedInTheFuture(pointer="/published")


def public_words_stand_for_exempt_ones(command: PublishDecision, known: Registers) -> Refused | None:
    """Freedom of Information Act 2000, section 17: what is withheld is said to be, with the exemption relied on."""
    if bool(command.exemptions) == (command.public_text is not None):
        return None
    return ExemptionMissing(pointer="/publicText" if command.exemptions else "/exemptions")


ADOPTING = (the_body_keeps_its_own_registers, every_period_is_a_time)
NAMING = (only_a_registered_person_is_kept_on_a_register, nobody_is_named_twice)
RELEASING = (only_who_was_named_is_released, nobody_is_released_before_beginning)
HOLDING = (only_a_registered_person_is_kept_on_a_register, a_hold_is_placed_once, a_hold_has_a_reason)
LIFTING = (only_a_placed_hold_is_lifted, a_hold_is_lifted_once, a_hold_has_a_reason)
PUBLISHING = (
    only_a_decision_on_record_is_published,
    a_decision_is_published_once,
    a_decision_is_published_after_it_is_taken,
    nothing_is_published_in_advance,
    public_words_stand_for_exempt_ones,
)

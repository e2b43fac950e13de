"""How the registers are kept as a whole: policies with their days, who decides, legal holds, and publication."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from domain.decisions.sequel_policies import UnknownDecision
from domain.kernel.dates import PartialDate
from domain.kernel.facts import Fact
from domain.kernel.ids import BodyCode, DecisionId, HoldId
from domain.kernel.messages import Event
from domain.kernel.spec import ASKED, fact, given
from domain.organisations.body_policies import BodyNotEstablished
from domain.organisations.events import BodyEstablished, BodyKind
from domain.people.policies import UnknownPerson
from domain.registers.commands import (
    AdoptRegisterPolicy,
    LiftLegalHold,
    NameDecisionMaker,
    PlaceLegalHold,
    PublishDecision,
    ReleaseDecisionMaker,
)
from domain.registers.decider import decider
from domain.registers.events import (
    DecisionMakerNamed,
    DecisionMakerReleased,
    DecisionPublished,
    Exemption,
    LegalHoldLifted,
    LegalHoldPlaced,
    RegisterPolicyAdopted,
)
from domain.registers.policies import (
    AlreadyADecisionMaker,
    DecisionAlreadyPublished,
    ExemptionMissing,
    InvalidRegisterPolicy,
    LegalHoldAlreadyLifted,
    NotADecisionMaker,
    PublishedBeforeDecided,
    PublishedInTheFuture,
    ReleasedBeforeNamed,
    UnknownLegalHold,
)
from domain.registers.policy import DEFAULT_POLICY, AdoptedPolicy, RegisterPolicy, policy_on
from domain.registers.state import BLANK, Decided, evolve
from domain.tests.interests.make import ADA, numbered, person_registered

BODY = BodyCode("08W")
ESTABLISHED = BodyEstablished(body=BODY, name="NHS Test", kind=BodyKind.CCG, established=None, abolished=None)
HOLD = HoldId(numbered(91))
DECISION = DecisionId(numbered(92))
Answers = Callable[[PublishDecision], Sequence[Event]]


def adopt(policy: RegisterPolicy = DEFAULT_POLICY, since: date = date(2017, 6, 1)) -> AdoptRegisterPolicy:
    return AdoptRegisterPolicy(asked=ASKED, body=BODY, policy=policy, in_force_from=since, citation="Policy 4")


def name(since: str = "2009") -> NameDecisionMaker:
    return NameDecisionMaker(asked=ASKED, person=ADA, since=PartialDate(since))


def named(since: str = "2009") -> DecisionMakerNamed:
    return DecisionMakerNamed(person=ADA, since=PartialDate(since))


def release(until: str) -> ReleaseDecisionMaker:
    return ReleaseDecisionMaker(asked=ASKED, person=ADA, until=PartialDate(until))


def lift(why: str = "The inquiry is over.") -> LiftLegalHold:
    return LiftLegalHold(asked=ASKED, hold=HOLD, why=why)


def test_a_body_settles_how_its_registers_are_kept_also_from_a_day_to_come() -> None:
    policy = RegisterPolicy(return_every_months=6)
    given(decider, ESTABLISHED).when(adopt(policy, date(2030, 1, 1))).then(
        RegisterPolicyAdopted(body=BODY, policy=policy, in_force_from=date(2030, 1, 1), citation="Policy 4")
    )


def test_only_a_body_with_a_record_settles_anything() -> None:
    given(decider).when(adopt()).then_refused(BodyNotEstablished)


def test_no_period_is_nothing() -> None:
    given(decider, ESTABLISHED).when(adopt(RegisterPolicy(published_months=0))).then_refused(InvalidRegisterPolicy)


def test_a_policy_counts_from_its_day_and_before_the_first_the_national_periods_hold() -> None:
    six = AdoptedPolicy(policy=RegisterPolicy(return_every_months=6), in_force_from=date(2016, 6, 28))
    twelve = AdoptedPolicy(policy=RegisterPolicy(return_every_months=12), in_force_from=date(2017, 6, 16))
    days = (date(2016, 6, 27), date(2016, 6, 28), date(2017, 6, 15), date(2017, 6, 16))
    assert [policy_on((twelve, six), day).return_every_months for day in days] == [12, 6, 6, 12]
    assert policy_on((), days[0]) is DEFAULT_POLICY


def test_of_two_policies_from_one_day_the_later_adopted_holds() -> None:
    day = date(2016, 6, 28)
    both = tuple(AdoptedPolicy(policy=RegisterPolicy(kept_years=years), in_force_from=day) for years in (7, 8))
    assert policy_on(both, day).kept_years == 8


def test_decision_making_staff_are_named_and_released_and_named_again() -> None:
    given(decider, person_registered()).when(name()).then(named())
    released = DecisionMakerReleased(person=ADA, until=PartialDate("2011"))
    given(decider, person_registered(), named()).when(release("2011")).then(released)
    given(decider, person_registered(), named(), released).when(name("2012")).then(named("2012"))


def test_nobody_is_named_twice_or_unknown_or_released_without_being_named() -> None:
    given(decider).when(name()).then_refused(UnknownPerson)
    given(decider, person_registered(), named()).when(name()).then_refused(AlreadyADecisionMaker)
    given(decider, person_registered()).when(release("2011")).then_refused(NotADecisionMaker)
    given(decider, person_registered(), named("2009-05")).when(release("2009-04")).then_refused(ReleasedBeforeNamed)


def test_a_legal_hold_is_placed_and_lifted_once() -> None:
    placed = LegalHoldPlaced(hold=HOLD, person=ADA, why="Inquiry")
    place = PlaceLegalHold(asked=ASKED, hold=HOLD, person=ADA, why="Inquiry")
    lifted = LegalHoldLifted(hold=HOLD, person=ADA, why="The inquiry is over.")
    given(decider, person_registered()).when(place).then(placed)
    given(decider, placed).when(lift()).then(lifted)
    given(decider, placed, lifted).when(lift()).then_refused(LegalHoldAlreadyLifted, evidence=(1, 2))
    given(decider).when(lift()).then_refused(UnknownLegalHold)


def publish(published: date = date(2009, 6, 20), text: str | None = None, *exemptions: Exemption) -> PublishDecision:
    return PublishDecision(asked=ASKED, decision=DECISION, published=published, public_text=text, exemptions=exemptions)


def decided(on: date = date(2009, 6, 16), published_at: int | None = None) -> Answers:
    """What is remembered of a decision, without the meeting that it needs to come about."""
    taken = Decided(decided=on, taken_at=1, published_at=published_at)
    known = type(BLANK)(
        bodies=frozenset(), people=frozenset(), decision_makers={}, holds={}, decisions={DECISION: taken}
    )
    return lambda command: decider.decide(command, known)


def test_a_decision_is_published_on_a_day_of_its_own() -> None:
    assert list(decided()(publish())) == [
        DecisionPublished(decision=DECISION, published=date(2009, 6, 20), public_text=None, exemptions=())
    ]
    assert list(decided()(publish(date(2009, 6, 16))))


def refusal(known: Answers, command: PublishDecision) -> str:
    try:
        known(command)
    except (
        DecisionAlreadyPublished,
        ExemptionMissing,
        PublishedBeforeDecided,
        PublishedInTheFuture,
    ) as refused:
        return refused.code
    return "none"


def test_a_decision_is_not_published_before_it_is_taken_in_the_future_or_twice() -> None:
    assert refusal(decided(), publish(date(2009, 6, 15))) == "published-before-decided"
    assert refusal(decided(), publish(date(2009, 7, 2))) == "published-in-the-future"
    assert refusal(decided(published_at=2), publish()) == "decision-already-published"


def test_exempt_parts_are_said_to_be_exempt_and_public_words_stand_for_them() -> None:
    commercial = Exemption.COMMERCIAL_INTERESTS
    assert refusal(decided(), publish(text="Approved.")) == "exemption-missing"
    assert refusal(decided(), publish(date(2009, 6, 20), None, commercial)) == "exemption-missing"
    [published] = decided()(publish(date(2009, 6, 20), "Approved.", commercial, commercial))
    assert isinstance(published, DecisionPublished)
    assert published.exemptions == (commercial,)


def test_what_is_not_on_record_is_not_published() -> None:
    given(decider).when(publish()).then_refused(UnknownDecision)


def test_publication_is_remembered_of_known_decisions_only() -> None:
    published: Fact[Any] = fact(
        DecisionPublished(decision=DECISION, published=date(2009, 6, 20), public_text=None, exemptions=()), 2
    )
    assert evolve(BLANK, published) == BLANK

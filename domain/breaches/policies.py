"""What forbids a breach to be reported, carried on or closed, and why."""

from collections.abc import Mapping

from domain.breaches.commands import (
    BeginInvestigation,
    CloseBreach,
    DetermineBreach,
    PublishBreach,
    PutDecisionUnderReview,
    ReportBreach,
    Reviewing,
    SettleDecisionReview,
    Step,
    TakeActions,
    TriageBreach,
)
from domain.breaches.events import Determination, Settlement
from domain.breaches.state import Breaches, File, Stage
from domain.decisions.sequel_policies import UnknownDecision
from domain.kernel.dates import PartialDate
from domain.kernel.london import day_of
from domain.kernel.messages import Command
from domain.kernel.refusals import Refused
from domain.registers.policies import PublishedInTheFuture


class BreachAlreadyReported(Refused):
    """A breach is already reported under this id."""

    code = "breach-already-reported"


class BreachReportedBeforeItHappened(Refused):
    """A breach happens before it is reported."""

    code = "breach-reported-before-it-happened"


class UnknownBreach(Refused):
    """No breach is reported under this id."""

    code = "unknown-breach"


class BreachNotAtThisStage(Refused):
    """The file of the breach is not so far, or is further already."""

    code = "breach-not-at-this-stage"


class NothingToPublish(Refused):
    """What was determined not to be a breach is not published as one."""

    code = "nothing-to-publish"


class DecisionsStillUnderReview(Refused):
    """A decision that the breach may have tainted is neither confirmed nor taken again nor rescinded."""

    code = "decisions-still-under-review"


class DecisionAlreadyUnderReview(Refused):
    """The decision is under review for this breach already, or was."""

    code = "decision-already-under-review"


class DecisionNotUnderReview(Refused):
    """The decision is not under review for this breach."""

    code = "decision-not-under-review"


class NewDecisionMissing(Refused):
    """A decision that was taken again names the one by which it was; one that was confirmed names none."""

    code = "new-decision-missing"


BEFORE: Mapping[type[Command], tuple[Stage, ...]] = {
    TriageBreach: (Stage.REPORTED,),
    BeginInvestigation: (Stage.TRIAGED,),
    DetermineBreach: (Stage.TRIAGED, Stage.INVESTIGATING),
    TakeActions: (Stage.DETERMINED,),
    PublishBreach: (Stage.ACTED,),
    CloseBreach: (Stage.DETERMINED, Stage.PUBLISHED),
}


def the_file(command: Step | Reviewing, known: Breaches) -> File:
    """The file asked about; only after the rule that it exists."""
    return known.files[command.breach]


def a_breach_is_reported_once(command: ReportBreach, known: Breaches) -> Refused | None:
    """RFC 9562, section 6: an id names one breach."""
    file = known.files.get(command.breach)
    return BreachAlreadyReported(evidence=file.evidence, pointer="/breach") if file else None


def a_breach_happens_before_it_is_reported(command: ReportBreach, known: Breaches) -> Refused | None:
    """Croydon CCG: an interest of 2016, a breach in July 2018, reported in January 2019: times that are kept apart."""
    reported = PartialDate.of(day_of(command.asked.occurred_at))
    if command.happened is None or command.happened.earliest <= reported.latest:
        return None
    return BreachReportedBeforeItHappened(pointer="/happened")


def only_decisions_on_record_are_reviewed(
    command: ReportBreach | PutDecisionUnderReview, known: Breaches
) -> Refused | None:
    """Tameside and Glossop CCG, 2017: a breach is linked to the decision that it may have tainted."""
    named = command.decisions if isinstance(command, ReportBreach) else (command.decision,)
    unknown = [decision for decision in named if decision not in known.decisions]
    return UnknownDecision(pointer="/decisions", decision=unknown[0]) if unknown else None


def only_a_reported_breach_is_carried_on(command: Step | Reviewing, known: Breaches) -> Refused | None:
    """NHS England, Managing conflicts of interest in the NHS, 2017: each breach is investigated on its own facts."""
    return None if command.breach in known.files else UnknownBreach(breach=command.breach)


def a_breach_goes_through_its_stages(command: Step, known: Breaches) -> Refused | None:
    """NHS England, Managing conflicts of interest in the NHS, 2017: reported, investigated, acted upon, published."""
    file = the_file(command, known)
    wrong = file.stage not in BEFORE[type(command)]
    skipped = isinstance(command, DetermineBreach) and file.stage is Stage.TRIAGED and file.to_be_investigated
    idle = isinstance(command, BeginInvestigation) and not file.to_be_investigated
    if not (wrong or skipped or idle):
        return None
    return BreachNotAtThisStage(evidence=file.evidence, stage=file.stage.value)


def what_is_not_investigated_is_no_breach(command: DetermineBreach, known: Breaches) -> Refused | None:
    """NHS England, Managing conflicts of interest in the NHS, 2017: nobody is found in breach uninvestigated."""
    file = the_file(command, known)
    if file.stage is Stage.INVESTIGATING or command.determination is Determination.NOT_A_BREACH:
        return None
    return BreachNotAtThisStage(evidence=file.evidence, pointer="/determination", stage=file.stage.value)


def only_a_breach_is_acted_upon(command: TakeActions, known: Breaches) -> Refused | None:
    """NHS England, Managing conflicts of interest in the NHS, 2017: actions follow from what was found."""
    file = the_file(command, known)
    return None if file.stands else NothingToPublish(evidence=file.evidence)


def no_breach_is_published_in_advance(command: PublishBreach, known: Breaches) -> Refused | None:
    """A day of publication is a fact, not an intention."""
    return None if command.published <= day_of(command.asked.at) else PublishedInTheFuture(pointer="/published")


def a_breach_is_closed_when_published_or_none(command: CloseBreach, known: Breaches) -> Refused | None:
    """NHS England, Managing conflicts of interest in the NHS, 2017: breaches are published, without names."""
    file = the_file(command, known)
    if file.stage is Stage.PUBLISHED or not file.stands:
        return None
    return BreachNotAtThisStage(evidence=file.evidence, stage=file.stage.value)


def no_decision_is_left_under_review(command: CloseBreach, known: Breaches) -> Refused | None:
    """Tameside and Glossop CCG, 2017: what became of the decision is part of what became of the breach."""
    file = the_file(command, known)
    if not file.under_review:
        return None
    return DecisionsStillUnderReview(evidence=file.evidence, decisions=list(file.under_review))


def a_decision_is_put_under_review_once(command: PutDecisionUnderReview, known: Breaches) -> Refused | None:
    """One breach, one review of each decision."""
    file = the_file(command, known)
    if file.stage is Stage.CLOSED:
        return BreachNotAtThisStage(evidence=file.evidence, stage=file.stage.value)
    again = command.decision in file.reviews
    return DecisionAlreadyUnderReview(evidence=file.evidence, pointer="/decision") if again else None


def only_what_is_under_review_is_settled(command: SettleDecisionReview, known: Breaches) -> Refused | None:
    """A decision stays under review until it is confirmed, taken again or rescinded, and then no longer."""
    file = the_file(command, known)
    if command.decision in file.under_review:
        return None
    return DecisionNotUnderReview(evidence=file.evidence, pointer="/decision")


def what_was_taken_again_says_by_which_decision(command: SettleDecisionReview, known: Breaches) -> Refused | None:
    """A decision that was taken again has another in its place; one that was confirmed has none."""
    retaken, named = command.settlement is Settlement.RETAKEN, command.settled_by
    if retaken != (named is not None) or named == command.decision:
        return NewDecisionMissing(pointer="/settledBy")
    unknown = named is not None and named not in known.decisions
    return UnknownDecision(pointer="/settledBy", decision=named) if unknown else None


REPORTING = (
    a_breach_is_reported_once,
    a_breach_happens_before_it_is_reported,
    only_decisions_on_record_are_reviewed,
)
CARRYING_ON = (only_a_reported_breach_is_carried_on, a_breach_goes_through_its_stages)
DETERMINING = (*CARRYING_ON, what_is_not_investigated_is_no_breach)
ACTING = (*CARRYING_ON, only_a_breach_is_acted_upon)
PUBLISHING = (*CARRYING_ON, no_breach_is_published_in_advance)
CLOSING = (*CARRYING_ON, a_breach_is_closed_when_published_or_none, no_decision_is_left_under_review)
REVIEWING = (
    only_a_reported_breach_is_carried_on,
    only_decisions_on_record_are_reviewed,
    a_decision_is_put_under_review_once,
)
SETTLING = (
    only_a_reported_breach_is_carried_on,
    only_what_is_under_review_is_settled,
    what_was_taken_again_says_by_which_decision,
)

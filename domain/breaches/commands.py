"""What one may ask about breaches."""

from datetime import date

from domain.breaches.events import Action, BreachType, Determination, Learning, Route, Settlement, Triager
from domain.kernel.dates import PartialDate
from domain.kernel.ids import BreachId, DecisionId
from domain.kernel.messages import Command, FreeText, PersonalText
from domain.kernel.values import value


@value
class ReportBreach(Command):
    """Report a breach, with the decisions that it may have tainted."""

    breach: BreachId
    type: BreachType
    route: Route
    happened: PartialDate | None
    account: PersonalText
    involved: PersonalText | None
    decisions: tuple[DecisionId, ...]


@value
class TriageBreach(Command):
    """Settle whether a report is investigated."""

    breach: BreachId
    triaged_by: Triager
    investigate: bool
    why: FreeText


@value
class BeginInvestigation(Command):
    """Begin the investigation."""

    breach: BreachId


@value
class DetermineBreach(Command):
    """Determine whether there was a breach."""

    breach: BreachId
    determination: Determination
    why: FreeText


@value
class TakeActions(Command):
    """Settle what is done about a breach."""

    breach: BreachId
    actions: tuple[Action, ...]
    note: FreeText | None


@value
class PublishBreach(Command):
    """Publish a breach without names."""

    breach: BreachId
    published: date
    learning: tuple[Learning, ...]


@value
class CloseBreach(Command):
    """Close the file of a breach."""

    breach: BreachId


@value
class PutDecisionUnderReview(Command):
    """Put a decision under review because a breach may have tainted it."""

    breach: BreachId
    decision: DecisionId


@value
class SettleDecisionReview(Command):
    """Confirm a decision under review, or name that by which it was taken again; or say that it was rescinded."""

    breach: BreachId
    decision: DecisionId
    settlement: Settlement
    settled_by: DecisionId | None
    why: FreeText


Step = TriageBreach | BeginInvestigation | DetermineBreach | TakeActions | PublishBreach | CloseBreach
Reviewing = PutDecisionUnderReview | SettleDecisionReview
BreachesCommand = ReportBreach | Step | Reviewing

"""The fact that follows where the rules let a notice be given, a service end or a question go elsewhere."""

from domain.decisions import events as happened
from domain.decisions.notice_commands import EndService, GiveTerminationNotice
from domain.decisions.sequel_policies import the_course
from domain.decisions.sequel_state import Afterwards
from domain.decisions.way_out_commands import CarryItemOver, ReferDecisionUp
from domain.kernel.messages import Event


def notice_given(it: GiveTerminationNotice, known: Afterwards) -> Event:
    """Notice was given."""
    return happened.TerminationNoticeGiven(
        decision=it.decision,
        case=the_course(it, known).case,
        given=it.given,
        notice_months=it.notice_months,
        last_service_day=it.last_service_day,
        exception=it.exception,
    )


def ended(it: EndService, known: Afterwards) -> Event:
    """A service was provided for the last time."""
    return happened.ServiceEnded(decision=it.decision, case=the_course(it, known).case, on=it.on)


def carried_over(it: CarryItemOver, known: Afterwards) -> Event:
    """Another meeting has the question."""
    case = the_course(it, known).case
    return happened.ItemCarriedOver(decision=it.decision, case=case, meeting=it.meeting, on=it.on, why=it.why)


def referred_up(it: ReferDecisionUp, known: Afterwards) -> Event:
    """Another board has the question."""
    case = the_course(it, known).case
    return happened.DecisionReferredUp(decision=it.decision, case=case, to_board=it.to_board, on=it.on, why=it.why)

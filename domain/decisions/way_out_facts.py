"""The fact that follows where people who are free find the way out of a lost quorum."""

from domain.decisions import way_out_events as happened
from domain.decisions.free_members import co_opted
from domain.decisions.sequel_policies import the_course
from domain.decisions.sequel_state import Afterwards
from domain.decisions.way_out_commands import ConveneConflictsPanel, CoOptMembers
from domain.kernel.messages import Event


def panel_convened(it: ConveneConflictsPanel, known: Afterwards) -> Event:
    """A panel has given instructions."""
    return happened.ConflictsPanelConvened(
        decision=it.decision,
        case=the_course(it, known).case,
        convened_by=it.convened_by,
        panel=it.panel,
        on=it.on,
        instructions=it.instructions,
        why=it.why,
    )


def members_co_opted(it: CoOptMembers, known: Afterwards) -> Event:
    """A later meeting has the question, with members for it."""
    return happened.MembersCoOpted(
        decision=it.decision,
        case=the_course(it, known).case,
        meeting=it.meeting,
        seats=it.seats,
        members=co_opted(it, known),
        on=it.on,
        why=it.why,
    )

"""Every type of fact that this program knows; whoever reads facts loads this first, so that each is known."""

from domain.boards import events as boards
from domain.breaches import events as breaches
from domain.cases import events as cases
from domain.consultations import events as consultations
from domain.decisions import events as decisions
from domain.decisions import way_out_events as ways_out
from domain.due_diligence import events as due_diligence
from domain.funds import events as funds
from domain.gifts import events as gifts
from domain.interests import events as interests
from domain.kernel.messages import EVENT_TYPES
from domain.meetings import common_facts as meetings_in_common
from domain.meetings import declined_facts as declined_corrections
from domain.meetings import events as meetings
from domain.meetings import paper_events as papers
from domain.merges import events as merges
from domain.minutes import events as minutes
from domain.organisations import events as organisations
from domain.people import events as people
from domain.procurement import events as procurement
from domain.proposals import events as proposals
from domain.registers import events as registers

PLACES = (
    boards,
    breaches,
    cases,
    consultations,
    decisions,
    declined_corrections,
    due_diligence,
    funds,
    gifts,
    interests,
    meetings,
    meetings_in_common,
    merges,
    minutes,
    organisations,
    papers,
    people,
    procurement,
    proposals,
    registers,
    ways_out,
)
KNOWN = frozenset(EVENT_TYPES)

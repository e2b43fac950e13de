"""To whom the papers of an item were sent, and what follows where somebody in conflict had them."""

from dataclasses import replace

from domain.boards.conflicts import Management
from domain.kernel.ids import PersonId
from domain.kernel.messages import Event, Mode
from domain.kernel.refusals import Refused
from domain.kernel.spec import ASKED, given
from domain.meetings.decider import decider
from domain.meetings.events import VoteCast
from domain.meetings.paper_commands import ReadPapers, SendPapers
from domain.meetings.paper_events import PapersRead, PapersSent
from domain.meetings.papers import PapersWithheld
from domain.meetings.policies import ConflictOfInterest, UnknownItem
from domain.people.policies import UnknownPerson
from domain.tests.cases.make import numbered
from domain.tests.meetings.ask import vote
from domain.tests.meetings.make import (
    CHAIR,
    DIRECTOR,
    ITEM,
    LAY,
    MEETING,
    boards,
    called,
    case,
    debate,
    interest_declared,
    placed,
    ruled,
)

BEFORE: list[Event] = [*boards(), *case(), called(), placed()]
STRANGER = PersonId(numbered(998))


def send(*people: PersonId) -> SendPapers:
    return SendPapers(asked=ASKED, meeting=MEETING, item=ITEM, people=people)


def sent(*people: PersonId) -> PapersSent:
    return PapersSent(meeting=MEETING, item=ITEM, people=people)


def path_of(refusal: Refused) -> list[str]:
    findings = refusal.facts["findings"]
    assert isinstance(findings, list)
    return [step["relation"] for step in findings[0]["path"]]


def test_papers_are_sent_before_the_meeting_to_registered_people() -> None:
    given(decider, *BEFORE).when(send(CHAIR, LAY)).then(sent(CHAIR, LAY))
    given(decider, *BEFORE).when(send(CHAIR, STRANGER)).then_refused(UnknownPerson, pointer="/people/1")
    given(decider, *BEFORE[:-1]).when(send(CHAIR)).then_refused(UnknownItem)


def test_papers_withheld_by_a_ruling_are_not_sent_and_where_they_were_each_is_found() -> None:
    withheld = [ruled(one, Management.LEAVE_AND_PAPERS_WITHHELD) for one in (LAY, DIRECTOR)]
    given(decider, *BEFORE, *withheld).when(send(CHAIR, LAY)).then_refused(PapersWithheld, pointer="/people/1")
    afterwards = replace(send(LAY, DIRECTOR), asked=replace(ASKED, mode=Mode.RETROSPECTIVE))
    found = given(decider, *BEFORE, *withheld).when(afterwards).then_found(PapersWithheld, PapersWithheld)
    assert [one.pointer for one in found] == ["/people/0", "/people/1"]


def test_whoever_only_leaves_the_room_may_have_the_papers() -> None:
    given(decider, *BEFORE, ruled(LAY, Management.LEAVE_FOR_ITEM)).when(send(LAY)).then(sent(LAY))


def test_c10_a_conflict_seen_after_the_papers_were_sent_says_that_they_were() -> None:
    history = [*debate(), sent(LAY, CHAIR), interest_declared()]
    refusal = given(decider, *history).when(vote()).then_refused(ConflictOfInterest)
    assert path_of(refusal)[-1] == "PAPERS_SENT"
    assert history.index(sent(LAY, CHAIR)) + 1 in refusal.evidence
    without = given(decider, *debate(interest_declared())).when(vote()).then_refused(ConflictOfInterest)
    assert "PAPERS_SENT" not in path_of(without)


def test_papers_sent_after_a_ruling_do_not_undo_it() -> None:
    ruling = ruled(LAY, Management.NOTE_AND_PARTICIPATE)
    history = [*debate(interest_declared()), ruling, sent(LAY)]
    given(decider, *history).when(vote()).then_some(VoteCast)


def test_papers_that_are_withheld_are_not_read_and_where_they_were_it_is_found() -> None:
    read = ReadPapers(asked=ASKED, meeting=MEETING, item=ITEM, person=LAY)
    happened = PapersRead(meeting=MEETING, item=ITEM, person=LAY)
    withheld = ruled(LAY, Management.LEAVE_AND_PAPERS_WITHHELD)
    given(decider, *BEFORE).when(read).then(happened)
    given(decider, *BEFORE, withheld).when(read).then_refused(PapersWithheld, pointer="/person")
    afterwards = replace(read, asked=replace(ASKED, mode=Mode.RETROSPECTIVE))
    given(decider, *BEFORE, withheld).when(afterwards).then_found(PapersWithheld)
    given(decider, *BEFORE).when(replace(read, person=STRANGER)).then_refused(UnknownPerson, pointer="/person")

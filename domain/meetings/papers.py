"""Papers: to whom those of an item may be sent, and what follows where they went to somebody in conflict."""

from collections.abc import Iterator

from domain.boards.ladder import LADDER
from domain.kernel.refusals import Refused
from domain.meetings.membership import standing_for
from domain.meetings.paper_commands import SendPapers
from domain.meetings.paper_events import PapersSent
from domain.meetings.policies import called, charter_of, the_item, the_item_is_known, the_meeting_is_known
from domain.meetings.recusals import recusals
from domain.meetings.state import Proceedings
from domain.people.policies import UnknownPerson


class PapersWithheld(Refused):
    """The papers of the item are withheld from this person."""

    code = "papers-withheld"
    bends = True


def whoever_gets_papers_is_registered(command: SendPapers, known: Proceedings) -> Iterator[Refused]:
    """CCG statutory guidance 2017: the record says who had which papers."""
    unknown = (at for at, person in enumerate(command.people) if person not in known.boards.people)
    return (UnknownPerson(pointer=f"/people/{at}") for at in unknown)


def nobody_gets_papers_that_are_withheld_from_them(command: SendPapers, known: Proceedings) -> Iterator[Refused]:
    """CCG statutory guidance 2017: papers may be withheld from whoever has a conflict, and then are not sent."""
    adopted = charter_of(known)
    if adopted is None:
        return
    item, day = the_item(command, known).concerning(None), called(known).day
    standing = {person: standing_for(person, known) for person in command.people}
    found = recusals(item, command.people, adopted.charter, known.background, known.ties, day, standing)
    for one in found:
        if not LADDER[one.management].papers:
            yield PapersWithheld(pointer=f"/people/{command.people.index(one.person)}", evidence=one.evidence)


def sent(it: SendPapers, known: Proceedings) -> PapersSent:
    """The papers were sent."""
    return PapersSent(meeting=it.meeting, item=it.item, people=it.people)


SENDING = (
    the_meeting_is_known,
    the_item_is_known,
    whoever_gets_papers_is_registered,
    nobody_gets_papers_that_are_withheld_from_them,
)

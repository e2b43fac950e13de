"""Papers: to whom those of an item may be sent, who may read them, and what of it is on record."""

from collections.abc import Iterator, Sequence

from domain.boards.ladder import LADDER
from domain.kernel.ids import PersonId
from domain.kernel.refusals import Refused
from domain.meetings.membership import standing_for
from domain.meetings.paper_commands import ReadPapers, SendPapers
from domain.meetings.paper_events import PapersRead, PapersSent
from domain.meetings.policies import called, charter_of, the_item, the_item_is_known, the_meeting_is_known
from domain.meetings.recusals import Recusal, recusals
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
    for one in _withheld_from(command.people, command, known):
        yield PapersWithheld(pointer=f"/people/{command.people.index(one.person)}", evidence=one.evidence)


def whoever_reads_papers_is_registered(command: ReadPapers, known: Proceedings) -> Refused | None:
    """CCG statutory guidance 2017: the record says who had which papers."""
    return None if command.person in known.boards.people else UnknownPerson(pointer="/person")


def nobody_reads_papers_that_are_withheld_from_them(command: ReadPapers, known: Proceedings) -> Iterator[Refused]:
    """CCG statutory guidance 2017: papers may be withheld from whoever has a conflict, and then are not read."""
    for one in _withheld_from((command.person,), command, known):
        yield PapersWithheld(pointer="/person", evidence=one.evidence)


def _withheld_from(
    people: Sequence[PersonId], command: SendPapers | ReadPapers, known: Proceedings
) -> Iterator[Recusal]:
    """What stands between these people and the papers of the item."""
    adopted = charter_of(known)
    if adopted is None:
        return
    item, day = the_item(command, known).concerning(None), called(known).day
    standing = {person: standing_for(person, known) for person in people}
    found = recusals(item, people, adopted.charter, known.around(day), standing)
    yield from (one for one in found if not LADDER[one.management].papers)


def sent(it: SendPapers, known: Proceedings) -> PapersSent:
    """The papers were sent."""
    return PapersSent(meeting=it.meeting, item=it.item, people=it.people)


def read(it: ReadPapers, known: Proceedings) -> PapersRead:
    """The papers were read."""
    return PapersRead(meeting=it.meeting, item=it.item, person=it.person)


SENDING = (
    the_meeting_is_known,
    the_item_is_known,
    whoever_gets_papers_is_registered,
    nobody_gets_papers_that_are_withheld_from_them,
)
READING = (
    the_meeting_is_known,
    the_item_is_known,
    whoever_reads_papers_is_registered,
    nobody_reads_papers_that_are_withheld_from_them,
)

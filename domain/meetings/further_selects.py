"""What must be looked up about the board, the case and people's ties, once it is known which meeting and item it is."""

from collections.abc import Iterable

from domain.boards.events import BoardEstablished, CharterAdopted, SeatCreated
from domain.boards.selects import SEATS
from domain.interests.reach import MOST_LINKS
from domain.kernel.ids import OrganisationCode, PersonId
from domain.kernel.selections import NOTHING, Selection, about
from domain.meetings.background import BACKGROUND_FACTS
from domain.meetings.ballot_commands import ArrangeBallot, RequireRecordedVote, StateConsensus
from domain.meetings.bonds import links_of, memberships_of, organisations_at, own_bonds
from domain.meetings.commands import (
    CastVote,
    CloseVote,
    GiveRuling,
    MeetingCommand,
    OpenItem,
    OpenMeeting,
    PlaceItem,
    PutMotion,
)
from domain.meetings.handing_commands import HandOverPresiding
from domain.meetings.items import Item
from domain.meetings.matters import boards_at, names_a_class, names_organisations, parties_at, taken_up_again_at
from domain.meetings.paper_commands import ReadPapers, SendPapers
from domain.meetings.state import Proceedings

TakingTheChair = OpenItem | HandOverPresiding
Deciding = PutMotion | CastVote | CloseVote | StateConsensus | GiveRuling | SendPapers | ReadPapers | TakingTheChair
Concerned = Deciding | OpenMeeting


def the_board_and_the_case(command: MeetingCommand, known: Proceedings) -> Selection:
    """The charter, the seats of those who act, the case's background, and whom their own organisations hold."""
    called = known.sitting.called
    if called is None:
        return NOTHING
    match command:
        case PlaceItem():
            return about(called.board, BoardEstablished, CharterAdopted)
        case ArrangeBallot() | RequireRecordedVote():
            return about(called.board, CharterAdopted) | _seats_of(_who_acts(command), known)
        case OpenItem() | HandOverPresiding():
            there = own_bonds(also_concerned(command, known))
            return about(called.board, CharterAdopted, *SEATS) | there | _to_decide(command, known)
        case (
            PutMotion()
            | CastVote()
            | CloseVote()
            | StateConsensus()
            | GiveRuling()
            | SendPapers()
            | ReadPapers()
            | OpenMeeting()
        ):
            return about(called.board, CharterAdopted) | _to_decide(command, known)
        case _:
            return NOTHING


def _who_acts(command: ArrangeBallot | RequireRecordedVote) -> list[PersonId]:
    """Whose seat on the board matters to the command."""
    match command:
        case RequireRecordedVote():
            return [command.member]
        case ArrangeBallot():
            return []


def _to_decide(command: Concerned, known: Proceedings) -> Selection:
    """The seats of those who decide, what the case is about, and what binds them, and whom they stand in for, to it."""
    cases = [item.case for item in _items(command, known) if item.case is not None]
    seats = _seats_of(who_decides(command), known) | _seats_voted_from(command, known)
    if not cases:
        return seats
    members = own_bonds(also_concerned(command, known))
    return seats | about(cases, *BACKGROUND_FACTS) | links_of(_organisations(command, known, 0)) | members


def one_link_away(command: MeetingCommand, known: Proceedings) -> Selection:
    """What those organisations hold in turn, whether any of them belong to a class that benefits; parties' groups."""
    return _bonds(command, known, 1) | _of_the_case(command, known)


def two_links_away(command: MeetingCommand, known: Proceedings) -> Selection:
    """The same, one link further."""
    return _bonds(command, known, 2)


def three_links_away(command: MeetingCommand, known: Proceedings) -> Selection:
    """The same for the last link that counts: beyond it a gain is too remote to influence anybody."""
    return _bonds(command, known, 3)


def the_last_link_of_those_deputised_for(command: MeetingCommand, known: Proceedings) -> Selection:
    """The same for members whose place somebody takes: who they are was known a step later."""
    return _bonds_of_members(command, known, MOST_LINKS)


def who_decides(command: Concerned) -> list[PersonId]:
    """Whose conflicts matter to the command."""
    match command:
        case PutMotion():
            return _people(command.mover, command.seconder)
        case GiveRuling():
            return _people(command.person, command.determiner)
        case SendPapers() | ReadPapers():
            return [*who_has_papers(command)]
        case CloseVote():
            return []
        case CastVote(voter=person) | StateConsensus(stated_by=person):
            return [person]
        case OpenItem() | HandOverPresiding() | OpenMeeting():
            return [command.presiding]


def who_has_papers(command: SendPapers | ReadPapers) -> tuple[PersonId, ...]:
    """Who is sent papers, or reads them."""
    return command.people if isinstance(command, SendPapers) else (command.person,)


def also_concerned(command: Concerned, known: Proceedings) -> list[PersonId]:
    """The members in whose place those who act may do so, who presides, and whoever is there to preside instead."""
    if isinstance(command, TakingTheChair):
        return [*known.sitting.attendance.by_person]
    led = isinstance(command, PutMotion | CloseVote)
    presiding = [item.presiding for item in _items(command, known)] if led else []
    stood_for = [one.member for person in who_decides(command) for one in known.boards.seats.nominations_of(person)]
    return [*_people(*presiding), *stood_for]


def _seats_voted_from(command: Concerned, known: Proceedings) -> Selection:
    """The seats from which the voter has cast ballots already."""
    if not isinstance(command, CastVote):
        return NOTHING
    cast = (one.seat for one in known.sitting.motions.votes_on(command.motion) if one.voter == command.voter)
    return about({seat for seat in cast if seat not in known.boards.seats.by_id}, SeatCreated)


def _bonds(command: MeetingCommand, known: Proceedings, distance: int) -> Selection:
    links = _links(command, known, distance) if distance < MOST_LINKS else NOTHING
    near = _memberships(command, known, 0) if distance == 1 else NOTHING
    return links | near | _memberships(command, known, distance) | _bonds_of_members(command, known, distance - 1)


def _bonds_of_members(command: MeetingCommand, known: Proceedings, distance: int) -> Selection:
    if not isinstance(command, Concerned) or not _names_organisations(command, known):
        return NOTHING
    held = organisations_at(also_concerned(command, known), known.ties, distance)
    links = links_of(held) if distance < MOST_LINKS else NOTHING
    return links | memberships_of(held) if _class_benefits(command, known) else links


def _of_the_case(command: MeetingCommand, known: Proceedings) -> Selection:
    """Whom the parties of the case hold and who holds them, and what was done for the case that it takes up again."""
    items = _items(command, known)
    parties = {party for item in items for party in parties_at(item, known.background)}
    earlier = {case for item in items for case in taken_up_again_at(item, known.background)}
    benefiting = {board for item in items for board in boards_at(item, known.background)}
    return links_of(parties) | about(earlier, *BACKGROUND_FACTS) | about(benefiting, *SEATS)


def _people(*people: PersonId | None) -> list[PersonId]:
    return [person for person in people if person is not None]


def _seats_of(people: Iterable[PersonId], known: Proceedings) -> Selection:
    """The seats that people hold or stand in for, with all who held them: one may sit on where nobody succeeded."""
    seats = known.boards.seats
    held = {term.seat for person in people for term in seats.terms_of(person)}
    held |= {one.seat for person in people for one in seats.nominations_of(person)}
    return about({seat for seat in held if seat not in seats.by_id}, *SEATS)


def _links(command: MeetingCommand, known: Proceedings, distance: int) -> Selection:
    wanted = _names_organisations(command, known)
    return links_of(_organisations(command, known, distance)) if wanted else NOTHING


def _memberships(command: MeetingCommand, known: Proceedings, distance: int) -> Selection:
    wanted = _class_benefits(command, known)
    return memberships_of(_organisations(command, known, distance)) if wanted else NOTHING


def _class_benefits(command: MeetingCommand, known: Proceedings) -> bool:
    return any(names_a_class(item, known.background) for item in _items(command, known))


def _names_organisations(command: MeetingCommand, known: Proceedings) -> bool:
    return any(names_organisations(item, known.background) for item in _items(command, known))


def _items(command: MeetingCommand, known: Proceedings) -> tuple[Item, ...]:
    """The items that the command concerns: its own, or the whole agenda of a meeting that is opened."""
    items = known.sitting.items
    if isinstance(command, OpenMeeting):
        return tuple(items.values())
    return (items[command.item],) if isinstance(command, Deciding) and command.item in items else ()


def _organisations(command: MeetingCommand, known: Proceedings, distance: int) -> frozenset[OrganisationCode]:
    if not isinstance(command, Concerned):
        return frozenset()
    return organisations_at(who_decides(command), known.ties, distance)

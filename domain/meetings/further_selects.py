"""What must be looked up about the board, the case and people's ties, once it is known which meeting and item it is."""

from collections.abc import Iterable

from domain.boards.events import BoardEstablished, CharterAdopted, SeatCreated
from domain.interests.reach import MOST_LINKS
from domain.kernel.ids import OrganisationCode, PersonId
from domain.kernel.selections import NOTHING, Selection, about
from domain.meetings.background import BACKGROUND_FACTS, background_of
from domain.meetings.ballot_commands import ArrangeBallot, RequireRecordedVote, StateConsensus
from domain.meetings.bonds import links_of, memberships_of, organisations_at
from domain.meetings.commands import CastVote, GiveRuling, MeetingCommand, PlaceItem, PutMotion
from domain.meetings.items import Item
from domain.meetings.matters import names_a_class, names_organisations, parties_at, taken_up_again_at
from domain.meetings.state import Proceedings

Deciding = PutMotion | CastVote | StateConsensus | GiveRuling


def the_board_and_the_case(command: MeetingCommand, known: Proceedings) -> Selection:
    """The charter, the seats of those who act, the case's background, and whom their own organisations hold."""
    called = known.sitting.called
    if called is None:
        return NOTHING
    match command:
        case PlaceItem():
            return about(called.board, BoardEstablished, CharterAdopted)
        case ArrangeBallot() | RequireRecordedVote():
            members = [command.member] if isinstance(command, RequireRecordedVote) else []
            return about(called.board, CharterAdopted) | _seats_of(members, known)
        case PutMotion() | CastVote() | StateConsensus() | GiveRuling():
            board = about(called.board, CharterAdopted) | _seats_of(who_decides(command), known)
            return board | _seats_voted_from(command, known) | _background(command, known)
        case _:
            return NOTHING


def _background(command: Deciding, known: Proceedings) -> Selection:
    item = known.sitting.items.get(command.item)
    if item is None or item.case is None:
        return NOTHING
    return background_of(item.case) | links_of(_organisations(command, known, 0))


def one_link_away(command: MeetingCommand, known: Proceedings) -> Selection:
    """What those organisations hold in turn, whether any of them belong to a class that benefits; parties' groups."""
    return _bonds(command, known, 1) | _of_the_case(command, known)


def two_links_away(command: MeetingCommand, known: Proceedings) -> Selection:
    """The same, one link further."""
    return _bonds(command, known, 2)


def three_links_away(command: MeetingCommand, known: Proceedings) -> Selection:
    """The same for the last link that counts: beyond it a gain is too remote to influence anybody."""
    return _bonds(command, known, 3)


def who_decides(command: Deciding) -> list[PersonId]:
    """Whose conflicts matter to the command."""
    match command:
        case PutMotion():
            return _people(command.mover, command.seconder)
        case GiveRuling():
            return _people(command.person, command.determiner)
        case CastVote():
            return [command.voter]
        case StateConsensus():
            return [command.stated_by]


def _seats_voted_from(command: Deciding, known: Proceedings) -> Selection:
    """The seats from which the voter has cast ballots already."""
    if not isinstance(command, CastVote):
        return NOTHING
    cast = (one.seat for one in known.sitting.motions.votes_on(command.motion) if one.voter == command.voter)
    return about({seat for seat in cast if seat not in known.boards.seats.by_id}, SeatCreated)


def _bonds(command: MeetingCommand, known: Proceedings, distance: int) -> Selection:
    links = _links(command, known, distance) if distance < MOST_LINKS else NOTHING
    near = _memberships(command, known, 0) if distance == 1 else NOTHING
    return links | near | _memberships(command, known, distance)


def _of_the_case(command: MeetingCommand, known: Proceedings) -> Selection:
    """Whom the parties of the case hold and who holds them, and what was done for the case that it takes up again."""
    item = _item(command, known)
    if item is None:
        return NOTHING
    parties, earlier = parties_at(item, known.background), taken_up_again_at(item, known.background)
    return links_of(parties) | about(earlier, *BACKGROUND_FACTS)


def _people(*people: PersonId | None) -> list[PersonId]:
    return [person for person in people if person is not None]


def _seats_of(people: Iterable[PersonId], known: Proceedings) -> Selection:
    terms = (term for person in people for term in known.boards.seats.terms_of(person))
    missing = {term.seat for term in terms if term.seat not in known.boards.seats.by_id}
    return about(missing, SeatCreated)


def _links(command: MeetingCommand, known: Proceedings, distance: int) -> Selection:
    item = _item(command, known)
    wanted = item is not None and names_organisations(item, known.background)
    return links_of(_organisations(command, known, distance)) if wanted else NOTHING


def _memberships(command: MeetingCommand, known: Proceedings, distance: int) -> Selection:
    wanted = _class_benefits(command, known)
    return memberships_of(_organisations(command, known, distance)) if wanted else NOTHING


def _class_benefits(command: MeetingCommand, known: Proceedings) -> bool:
    item = _item(command, known)
    return item is not None and names_a_class(item, known.background)


def _item(command: MeetingCommand, known: Proceedings) -> Item | None:
    return known.sitting.items.get(command.item) if isinstance(command, Deciding) else None


def _organisations(command: MeetingCommand, known: Proceedings, distance: int) -> frozenset[OrganisationCode]:
    if not isinstance(command, Deciding):
        return frozenset()
    return organisations_at(who_decides(command), known.ties, distance)

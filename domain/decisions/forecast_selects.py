"""What must be looked up to forecast a whole agenda: the same as for one motion, for all items at once."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from domain.boards.events import CharterAdopted
from domain.boards.rosters import roster_on
from domain.boards.selects import SEATS, TERMS
from domain.decisions.commands import ForecastMeeting
from domain.decisions.selects import members_of, whose_ties
from domain.decisions.state import Deliberation
from domain.interests.reach import MOST_LINKS
from domain.kernel.ids import CaseId, PersonId
from domain.kernel.selections import NOTHING, Selection, about
from domain.meetings.background import BACKGROUND_FACTS
from domain.meetings.bonds import links_of, memberships_of, organisations_at, own_bonds
from domain.meetings.items import Item
from domain.meetings.matters import boards_at, names_a_class, names_organisations, parties_at, taken_up_again_at
from domain.meetings.membership import tenure_of
from domain.meetings.selects import FRAME, ITEM, MOVES
from domain.meetings.state import Proceedings

Select = Callable[[ForecastMeeting, Deliberation], Selection]


def the_agenda(command: ForecastMeeting, known: Deliberation) -> Selection:
    """The meeting, its items, what was declared and ruled ahead, and who has come."""
    return about(command.meeting, *FRAME, *MOVES, *ITEM)


def the_board_and_the_cases(command: ForecastMeeting, known: Deliberation) -> Selection:
    """The board's charters and seats, and every case on the agenda with its background."""
    called = known.proceedings.sitting.called
    if called is None:
        return NOTHING
    cases = {item.case for item in _items(known) if item.case is not None}
    return about(called.board, CharterAdopted, *SEATS) | about(cases, *BACKGROUND_FACTS)


def the_people(command: ForecastMeeting, known: Deliberation) -> Selection:
    """What binds members and all whom the cases name to organisations, and the cases that are taken up again."""
    called, proceedings = known.proceedings.sitting.called, known.proceedings
    if called is None:
        return NOTHING
    members = members_of(roster_on(proceedings.boards.seats, called.board, called.day, tenure_of(proceedings)))
    others = {person for item in _items(known) for person in named_in(item, proceedings)}
    earlier: set[CaseId] = {case for item in _items(known) for case in taken_up_again_at(item, proceedings.background)}
    benefiting = {board for item in _items(known) for board in boards_at(item, proceedings.background)}
    bonds = own_bonds({*members, *others}) | about(members, *TERMS)
    return bonds | about(earlier, *BACKGROUND_FACTS) | about(benefiting, *SEATS)


def the_other_boards(command: ForecastMeeting, known: Deliberation) -> Selection:
    """The charters of other boards on which members sit, the parties' own links, and the nearest links of people."""
    terms, own = known.proceedings.boards.seats.terms.values(), known.proceedings.sitting.called
    boards = {term.board for held in terms for term in held} - ({own.board} if own else set())
    parties = {party for item in _items(known) for party in parties_at(item, known.proceedings.background)}
    return about(boards, CharterAdopted) | links_of(parties) | bonds_at(0)(command, known)


def bonds_at(distance: int) -> Select:
    """The links and memberships of organisations that people reach over so many links, where a case needs them."""

    def select(command: ForecastMeeting, known: Deliberation) -> Selection:
        background = known.proceedings.background
        if not any(names_organisations(item, background) for item in _items(known)):
            return NOTHING
        reached = organisations_at(whose_ties(known.proceedings.ties), known.proceedings.ties, distance)
        links = links_of(reached) if distance < MOST_LINKS else NOTHING
        by_class = any(names_a_class(item, background) for item in _items(known))
        return links | memberships_of(reached) if by_class else links

    return select


def named_in(item: Item, known: Proceedings) -> Iterable[PersonId]:
    """Who wrote, sponsored or scored the case at an item, and who has come to the meeting."""
    file = known.background.files.get(item.case) if item.case else None
    named = (one.person for one in file.involvements) if file else ()
    return dict.fromkeys((*known.sitting.attendance.by_person, *named))


def _items(known: Deliberation) -> Iterable[Item]:
    return known.proceedings.sitting.items.values()


def before(command: ForecastMeeting, known: Deliberation) -> Deliberation:
    """The same, as if the items came before the board that is asked about; as they do, where none is."""
    sitting = known.proceedings.sitting
    if command.board is None or sitting.called is None:
        return known
    called = replace(sitting.called, board=command.board)
    items = {item: replace(held, board=command.board) for item, held in sitting.items.items()}
    there = sitting._replace(called=called, items=items, opened=None)
    return known.remembering(known.proceedings._replace(sitting=there))


def _there(select: Select) -> Select:
    def selected(command: ForecastMeeting, known: Deliberation) -> Selection:
        return select(command, before(command, known))

    return selected


FORECAST_SELECTS: tuple[Select, ...] = tuple(
    _there(select)
    for select in (
        the_agenda,
        the_board_and_the_cases,
        the_people,
        the_other_boards,
        *(bonds_at(distance) for distance in range(1, MOST_LINKS + 1)),
    )
)

"""What must be looked up before a motion is decided, in steps whose number never changes."""

from collections.abc import Callable, Iterable

from domain.boards.events import BoardEstablished, CharterAdopted
from domain.boards.rosters import RosterRow, roster_on
from domain.boards.selects import SEATS, TERMS
from domain.decisions.commands import Asking, TakeDecision
from domain.decisions.course_following import COURSE_FACTS
from domain.decisions.events import ChairsActionTaken, DecisionTaken
from domain.decisions.spending import drawn_together, what_became_of_the_drawn
from domain.decisions.state import Deliberation
from domain.due_diligence.course import DILIGENCE_FACTS
from domain.interests.reach import MOST_LINKS
from domain.interests.ties import Ties
from domain.kernel.ids import PersonId
from domain.kernel.selections import NOTHING, Selection, about, newest_about
from domain.meetings.background import BACKGROUND_FACTS, background_of
from domain.meetings.bonds import links_of, memberships_of, organisations_at, own_bonds
from domain.meetings.events import CorrectionConfirmed, NoticeGiven
from domain.meetings.matters import boards_at, names_a_class, names_organisations, parties_at, taken_up_again_at
from domain.meetings.membership import tenure_of
from domain.meetings.policies import charter_of
from domain.meetings.selects import FRAME, ITEM, MOTION, MOVES
from domain.meetings.state import Proceedings
from domain.organisations.events import PatientsCounted
from domain.proposals.events import ProposalMade

Select = Callable[[Asking, Deliberation], Selection]


def the_question(command: Asking, known: Deliberation) -> Selection:
    """Who was in the room, what was declared and ruled at the item, how they voted; and whether ids are taken."""
    question = about(command.meeting, *FRAME, *MOVES, NoticeGiven, CorrectionConfirmed) | about(command.item, *ITEM)
    question |= about(command.motion, *MOTION, DecisionTaken)
    if not isinstance(command, TakeDecision):
        return question
    proposal = about(command.proposal, ProposalMade) if command.proposal else NOTHING
    return question | about(command.decision, DecisionTaken) | proposal


def the_board_and_the_case(command: Asking, known: Deliberation) -> Selection:
    """The board's charters, seats and last decision; the case with its background, examination and decisions."""
    sitting = known.proceedings.sitting
    if sitting.called is None:
        return NOTHING
    board, item = sitting.called.board, sitting.items.get(command.item)
    motion = sitting.motions.by_id.get(command.motion)
    of_board = about(board, BoardEstablished, CharterAdopted, *SEATS)
    of_board |= newest_about(board, DecisionTaken, ChairsActionTaken)
    if motion is not None and motion.earlier is not None:
        of_board |= about(motion.earlier, *COURSE_FACTS)
    if item is None or item.case is None:
        return of_board
    return of_board | background_of(item.case) | about(item.case, *COURSE_FACTS, *DILIGENCE_FACTS)


def the_members(command: Asking, known: Deliberation) -> Selection:
    """What binds members and others to organisations, on which other boards members sit; an abandoned case before."""
    called = known.proceedings.sitting.called
    if called is None:
        return NOTHING
    roster = roster_on(known.proceedings.boards.seats, called.board, called.day, tenure_of(known.proceedings))
    people = members_of(roster)
    item, background = known.proceedings.sitting.items.get(command.item), known.proceedings.background
    earlier = taken_up_again_at(item, background) if item else ()
    bonds = own_bonds([*people, *bystanders_at(command, known.proceedings, people)])
    benefiting = boards_at(item, background) if item else ()
    of_people = bonds | about(people, *TERMS) | about(earlier, *BACKGROUND_FACTS) | about(benefiting, *SEATS)
    return of_people | _patients(roster, known) | drawn_together(command, known)


def _patients(roster: Iterable[RosterRow], known: Deliberation) -> Selection:
    """How many patients the practices have for which the seats speak, where the charter weighs votes by them."""
    adopted = charter_of(known.proceedings)
    if adopted is None or not any(rule.weight for rule in adopted.charter.voting):
        return NOTHING
    practices = {row.seat.constituency for row in roster if row.seat.constituency is not None}
    return about(practices, PatientsCounted)


def the_other_boards(command: Asking, known: Deliberation) -> Selection:
    """The charters of other boards on which members sit, which may keep boards apart; nearest links; what counts."""
    terms = known.proceedings.boards.seats.terms.values()
    boards = {term.board for held in terms for term in held}
    own, item = known.proceedings.sitting.called, known.proceedings.sitting.items.get(command.item)
    parties = parties_at(item, known.proceedings.background) if item else ()
    nearest = links_of(parties) | bonds_at(0)(command, known) | what_became_of_the_drawn(command, known)
    return about(boards - ({own.board} if own else set()), CharterAdopted) | nearest


def bonds_at(distance: int) -> Select:
    """The links and memberships of organisations that members reach over so many links, where the case needs them."""

    def select(command: Asking, known: Deliberation) -> Selection:
        proceedings = known.proceedings
        item = proceedings.sitting.items.get(command.item)
        if item is None or not names_organisations(item, proceedings.background):
            return NOTHING
        reached = organisations_at(whose_ties(proceedings.ties), proceedings.ties, distance)
        links = links_of(reached) if distance < MOST_LINKS else NOTHING
        return links | memberships_of(reached) if names_a_class(item, proceedings.background) else links

    return select


def whose_ties(ties: Ties) -> frozenset[PersonId]:
    """Whose ties are known: those of the members, and of who may stand in for them."""
    return frozenset(held.person for held in ties.positions.by_id.values()) | ties.interests.by_person.keys()


def bystanders_at(command: Asking, known: Proceedings, members: Iterable[PersonId]) -> tuple[PersonId, ...]:
    """Who is no member but was at the meeting, or wrote, sponsored or scored the case: C6, their interests count too.

    Presenters, advisers, evaluators, whoever takes the minutes and all others in attendance.
    """
    item = known.sitting.items.get(command.item)
    file = known.background.files.get(item.case) if item and item.case else None
    named = (one.person for one in file.involvements) if file else ()
    found, seated = dict.fromkeys((*known.sitting.attendance.by_person, *named)), frozenset(members)
    return tuple(person for person in found if person not in seated)


def members_of(roster: Iterable[RosterRow]) -> tuple[PersonId, ...]:
    """Who held a seat on the day of the meeting, or may have held one, or could stand in for who did."""
    return tuple(dict.fromkeys(person for row in roster for person in row.people))


SELECTS: tuple[Select, ...] = (
    the_question,
    the_board_and_the_case,
    the_members,
    the_other_boards,
    *(bonds_at(distance) for distance in range(1, MOST_LINKS + 1)),
)

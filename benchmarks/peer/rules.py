"""The rules of the story, on the peer's mapped objects."""

from benchmarks.interface import Refused
from benchmarks.peer.tables import Board, Case, Person, Seat


def sits_on(person: Person, board: Board) -> bool:
    """Whether the person has a seat on the board."""
    return any(seat.board_id == board.id for seat in person.seats)


def has_interest(person: Person, provider: str) -> bool:
    """Whether the person declared an interest in the provider."""
    return any(interest.provider == provider for interest in person.interests)


def may_take_a_seat(person: Person, board: Board) -> None:
    """Nobody sits on both kinds of board, or twice on one."""
    if any(seat.board.kind != board.kind for seat in person.seats):
        raise Refused("separation-of-duties")
    if sits_on(person, board):
        raise Refused("already-seated")


def may_act(person: Person, own: Board, other: Board, provider: str) -> None:
    """Who acts sits on the board whose act it is, not on the other, and has no interest in the provider."""
    if sits_on(person, other):
        raise Refused("separation-of-duties")
    if not sits_on(person, own):
        raise Refused("not-a-member")
    if has_interest(person, provider):
        raise Refused("conflict-of-interest")


def is_in_state(case: Case, needed: str) -> None:
    """Each step follows the one before."""
    if case.state != needed:
        raise Refused("wrong-state")


def has_not_voted(person: Person, case: Case) -> None:
    """Nobody votes twice."""
    if any(vote.person_id == person.id for vote in case.votes):
        raise Refused("already-voted")


def is_carried(case: Case) -> tuple[int, int]:
    """Enough members without an interest voted, and more of them for than against: how many for, how many against."""
    votes = [vote for vote in case.votes if not has_interest(vote.person, case.provider)]
    votes_for = sum(vote.choice == "FOR" for vote in votes)
    votes_against = sum(vote.choice == "AGAINST" for vote in votes)
    if len(votes) < case.approving_board.quorum:
        raise Refused("inquorate")
    if votes_for <= votes_against:
        raise Refused("not-carried")
    return votes_for, votes_against


def seat(person: Person, board: Board) -> Seat:
    """A seat of this person on this board, if the rules allow it."""
    may_take_a_seat(person, board)
    return Seat(person=person, board=board)

"""The rules of the story, on the values that the floor's statements answer."""

from typing import Any, TypeAlias

from benchmarks.interface import Refused

Flag: TypeAlias = int
"""SQLite answers 0 and 1 where PostgreSQL answers false and true."""


def may_take_a_seat(board: str, kind: str, seats: list[tuple[Any, ...]]) -> None:
    """Nobody sits on both kinds of board, or twice on one."""
    if any(other_kind != kind for _, other_kind in seats):
        raise Refused("separation-of-duties")
    if any(other == board for other, _ in seats):
        raise Refused("already-seated")


def may_act(own_seat: Flag, other_seat: Flag, interest: Flag) -> None:
    """Who acts sits on the board whose act it is, not on the other, and has no interest in the provider."""
    if other_seat:
        raise Refused("separation-of-duties")
    if not own_seat:
        raise Refused("not-a-member")
    if interest:
        raise Refused("conflict-of-interest")


def is_in_state(state: str, needed: str) -> None:
    """Each step follows the one before."""
    if state != needed:
        raise Refused("wrong-state")


def has_not_voted(voted: Flag) -> None:
    """Nobody votes twice."""
    if voted:
        raise Refused("already-voted")


def is_carried(quorum: int, votes: int, votes_for: int, votes_against: int) -> None:
    """Enough members without an interest voted, and more of them for than against."""
    if votes < quorum:
        raise Refused("inquorate")
    if votes_for <= votes_against:
        raise Refused("not-carried")

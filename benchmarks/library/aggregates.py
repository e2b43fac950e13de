"""The library's aggregates: a board, a person with what they declared, a case. Each is one sequence of events."""

from uuid import UUID

from eventsourcing.domain import Aggregate, event

from benchmarks.interface import Refused


class Board(Aggregate):
    """A board."""

    @event("Created")
    def __init__(self, name: str, kind: str, quorum: int) -> None:
        """Create it."""
        self.name = name
        self.kind = kind
        self.quorum = quorum
        self.members: list[UUID] = []

    @event("MemberSeated")
    def seat(self, person: UUID) -> None:
        """Seat a person."""
        self.members.append(person)


class Person(Aggregate):
    """A person, the seats they hold and the interests they declared."""

    @event("Entered")
    def __init__(self, name: str) -> None:
        """Enter the person."""
        self.name = name
        self.boards: dict[str, str] = {}
        self.interests: list[str] = []

    @event("SeatTaken")
    def take_seat(self, board: UUID, kind: str) -> None:
        """Sit on a board."""
        self.boards[str(board)] = kind

    @event("InterestDeclared")
    def declare(self, provider: str, category: str) -> None:
        """Declare an interest in a provider."""
        self.interests.append(provider)

    def may_sit_on(self, board: Board) -> None:
        """Nobody sits on both kinds of board, or twice on one."""
        if any(kind != board.kind for kind in self.boards.values()):
            raise Refused("separation-of-duties")
        if self.id in board.members:
            raise Refused("already-seated")

    def may_act(self, own: Board, other: UUID, provider: str) -> None:
        """Who acts sits on the board whose act it is, not on the other, and has no interest in the provider."""
        if str(other) in self.boards:
            raise Refused("separation-of-duties")
        if self.id not in own.members:
            raise Refused("not-a-member")
        if provider in self.interests:
            raise Refused("conflict-of-interest")


class Case(Aggregate):
    """A business case."""

    @event("Created")
    def __init__(
        self, title: str, provider: str, amount_pence: int, proposing_board: UUID, approving_board: UUID, actor: UUID
    ) -> None:
        """Create it."""
        self.title = title
        self.provider = provider
        self.amount_pence = amount_pence
        self.proposing_board = proposing_board
        self.approving_board = approving_board
        self.state = "DRAFT"
        self.votes: dict[str, str] = {}

    def submit(self, actor: UUID) -> None:
        """Submit it to the proposing board."""
        self.is_in_state("DRAFT")
        self._submit(actor)

    @event("Submitted")
    def _submit(self, actor: UUID) -> None:
        self.state = "SUBMITTED"

    def propose(self, actor: UUID) -> None:
        """Propose it to the approving board."""
        self.is_in_state("SUBMITTED")
        self._propose(actor)

    @event("Proposed")
    def _propose(self, actor: UUID) -> None:
        self.state = "PROPOSED"

    def vote(self, actor: UUID, choice: str) -> None:
        """Nobody votes twice."""
        self.is_in_state("PROPOSED")
        if str(actor) in self.votes:
            raise Refused("already-voted")
        self._vote(actor, choice)

    @event("Voted")
    def _vote(self, actor: UUID, choice: str) -> None:
        self.votes[str(actor)] = choice

    def approve(self, actor: UUID, quorum: int, counted: list[str]) -> None:
        """Enough members without an interest voted, and more of them for than against."""
        votes_for, votes_against = counted.count("FOR"), counted.count("AGAINST")
        if len(counted) < quorum:
            raise Refused("inquorate")
        if votes_for <= votes_against:
            raise Refused("not-carried")
        self._approve(actor, votes_for, votes_against)

    @event("Approved")
    def _approve(self, actor: UUID, votes_for: int, votes_against: int) -> None:
        self.state = "APPROVED"

    def is_in_state(self, needed: str) -> None:
        """Each step follows the one before."""
        if self.state != needed:
            raise Refused("wrong-state")

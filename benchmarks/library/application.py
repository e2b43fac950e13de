"""The library's application: it gets aggregates from the repository, asks them, and saves what they decided."""

from collections.abc import Sequence
from typing import Any, TypeVar
from uuid import UUID

from eventsourcing.application import AggregateNotFoundError, Application
from eventsourcing.domain import Aggregate
from eventsourcing.persistence import IntegrityError, Recording
from eventsourcing.utils import retry

from benchmarks.interface import NewCase, Refused
from benchmarks.library.aggregates import Board, Case, Person

Kind = TypeVar("Kind", bound=Aggregate)

retried = retry(IntegrityError, max_attempts=5, wait=0.01)
"""Somebody else changed the same aggregate meanwhile: look again, decide again."""


class Decisions(Application[UUID]):
    """Boards, people and cases."""

    def found(self, identity: str, kind: type[Kind], reason: str = "not-found") -> Kind:
        """The aggregate of this id, or a refusal if there is none."""
        try:
            aggregate: Aggregate = self.repository.get(UUID(identity))
        except (AggregateNotFoundError, ValueError):
            raise Refused(reason) from None
        if not isinstance(aggregate, kind):
            raise Refused(reason)
        return aggregate

    def create_board(self, name: str, kind: str, quorum: int) -> UUID:
        """Create a board."""
        board = Board(name=name, kind=kind, quorum=quorum)
        self.save(board)
        return board.id

    def enter_person(self, name: str) -> UUID:
        """Enter a person."""
        person = Person(name=name)
        self.save(person)
        return person.id

    @retried
    def seat_member(self, board_id: str, person_id: str) -> None:
        """Seat a person on a board: two aggregates, saved together."""
        board, person = self.found(board_id, Board), self.found(person_id, Person)
        person.may_sit_on(board)
        board.seat(person.id)
        person.take_seat(board.id, board.kind)
        self.save(board, person)

    @retried
    def declare_interest(self, person_id: str, provider: str, category: str) -> None:
        """Declare an interest; it enters the register in the same transaction."""
        person = self.found(person_id, Person)
        person.declare(provider=provider, category=category)
        line = (person_id, person.name, provider, category, person.modified_on.isoformat())
        self.save(person, register_line=line)

    def register_page(self, after: int, limit: int) -> list[dict[str, Any]]:
        """A page of the register of interests."""
        recorder: Any = self.recorder
        page: list[dict[str, Any]] = recorder.page(after, limit)
        return page

    def create_case(self, new: NewCase) -> tuple[Case, int]:
        """Create a case."""
        proposing, approving = self.found(new.proposingBoard, Board), self.found(new.approvingBoard, Board)
        actor = self.found(new.actor, Person, "not-a-member")
        actor.may_act(proposing, approving.id, new.provider)
        case = Case(
            title=new.title,
            provider=new.provider,
            amount_pence=new.amountPence,
            proposing_board=proposing.id,
            approving_board=approving.id,
            actor=actor.id,
        )
        return case, position(self.save(case))

    @retried
    def submit_case(self, case_id: str, actor_id: str) -> tuple[Case, int]:
        """Submit a case to the proposing board."""
        case, actor = self.proposer_of(case_id, actor_id)
        case.submit(actor.id)
        return case, position(self.save(case))

    @retried
    def propose_case(self, case_id: str, actor_id: str) -> tuple[Case, int]:
        """Propose a case to the approving board."""
        case, actor = self.proposer_of(case_id, actor_id)
        case.propose(actor.id)
        return case, position(self.save(case))

    def proposer_of(self, case_id: str, actor_id: str) -> tuple[Case, Person]:
        """A case, and a person who may act on it for the proposing board."""
        case, actor = self.found(case_id, Case), self.found(actor_id, Person, "not-a-member")
        actor.may_act(self.found(str(case.proposing_board), Board), case.approving_board, case.provider)
        return case, actor

    def approver_of(self, case_id: str, actor_id: str) -> tuple[Case, Person, Board]:
        """A case, a person who may act on it for the approving board, and that board."""
        case, actor = self.found(case_id, Case), self.found(actor_id, Person, "not-a-member")
        board = self.found(str(case.approving_board), Board)
        actor.may_act(board, case.proposing_board, case.provider)
        return case, actor, board

    @retried
    def cast_vote(self, case_id: str, actor_id: str, choice: str) -> tuple[Case, int]:
        """Vote on a case."""
        case, actor, _ = self.approver_of(case_id, actor_id)
        case.vote(actor.id, choice)
        return case, position(self.save(case))

    @retried
    def approve_case(self, case_id: str, actor_id: str) -> tuple[Case, int]:
        """Approve a case that a quorate majority is for."""
        case, actor, board = self.approver_of(case_id, actor_id)
        case.is_in_state("PROPOSED")
        voters = [self.found(voter, Person) for voter in case.votes]
        counted = [case.votes[str(voter.id)] for voter in voters if case.provider not in voter.interests]
        case.approve(actor.id, board.quorum, counted)
        return case, position(self.save(case))

    def trail(self, case_id: str) -> Sequence[Any]:
        """Everything that happened to a case."""
        return tuple(self.events.get(UUID(case_id)))


def position(recordings: list[Recording[UUID]]) -> int:
    """Where the last of these events lies in the application's sequence."""
    return recordings[-1].notification.id

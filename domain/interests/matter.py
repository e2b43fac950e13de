"""A matter: what a case, or an item without one, puts at stake, for whom, and who has had a hand in it."""

from domain.boards.conflicts import Act
from domain.interests.specialties import Specialty
from domain.kernel.answers import Answer
from domain.kernel.ids import BoardId, BodyCode, CaseId, Id, OrganisationCode, PersonId
from domain.kernel.messages import PublicText
from domain.kernel.values import value

LOCALITY = "LOCALITY"


@value
class Stake:
    """An organisation that the matter names, and as what (INCUMBENT, BIDDER …, or LOCALITY: where it is to be)."""

    organisation: OrganisationCode
    role: PublicText

    @property
    def is_place(self) -> bool:
        """Whether the organisation only stands for the locality that the matter concerns."""
        return self.role == LOCALITY


@value
class ClassStake:
    """A class that benefits as a whole, by its name (ALL_MEMBER_PRACTICES): the organisations that belong to a body."""

    body: BodyCode
    name: PublicText


@value
class Sits:
    """That a person sits on a board on the day, or may, and the fact that shows it."""

    person: PersonId
    surely: Answer
    shown_at: int


@value
class BoardStake:
    """Another board that brought the matter, or one whose members benefit from it, and the fact that says so."""

    board: BoardId
    shown_at: int
    role: PublicText = "PROPOSED"
    members: tuple[Sits, ...] = ()  # of a board whose members benefit


@value
class Involvement:
    """What a person did for the matter before, at which board if at one; `shown_at` is the position of that fact.

    Acts at the board that now considers the matter are no involvement and are left out by whoever makes the matter.
    """

    person: PersonId
    act: Act
    board: BoardId | None
    shown_at: int | None
    earlier: CaseId | None = None  # the abandoned case on which it was done, where it was not this one


@value
class Matter:
    """What is considered: a case or an item, and the position of the fact that says what it puts at stake.

    The body that decides is no stake of its own: pay by the body itself is no interest (SI 2000/89, regulation 11).
    """

    about: Id
    shown_at: int | None
    organisations: tuple[Stake, ...] = ()
    classes: tuple[ClassStake, ...] = ()
    specialty: Specialty | None = None
    involved: tuple[Involvement, ...] = ()
    boards: tuple[BoardStake, ...] = ()

"""Four eyes: the refusals of what one person asks for and another confirms."""

from domain.kernel.ids import ActorId, PersonId
from domain.kernel.messages import Asked
from domain.kernel.refusals import Refused


class CorrectionAlreadyConfirmed(Refused):
    """The correction has been confirmed."""

    code = "correction-already-confirmed"


class ConfirmedByWhoeverAsked(Refused):
    """What was asked for is confirmed by somebody else than whoever asked."""

    code = "confirmed-by-whoever-asked"


class PeopleCannotBeTold(Refused):
    """One of the two sign-ins names a person and the other does not, so nobody can tell whether they are two people."""

    code = "people-cannot-be-told"


class CorrectionWasDeclined(Refused):
    """The correction was withdrawn or rejected; what is still wrong is corrected anew."""

    code = "correction-was-declined"


def by_another_person(first: ActorId, person: PersonId | None, second: Asked, position: int) -> Refused | None:
    """Whether a second sign-in is another person's than the first, who asked at a position of the log.

    Two sign-ins that name nobody are known by their accounts only.
    """
    if first == second.by or (person is not None and person == second.person):
        return ConfirmedByWhoeverAsked(evidence=[position])
    return PeopleCannotBeTold(evidence=[position]) if (person is None) != (second.person is None) else None

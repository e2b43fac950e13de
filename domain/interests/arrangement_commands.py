"""What can be asked about arrangements for a declared interest."""

from domain.boards.conflicts import Management
from domain.interests.grounds import Authority, DispensationGround
from domain.kernel.dates import PartialDate
from domain.kernel.ids import ArrangementId, BoardId, InterestId, PersonId
from domain.kernel.messages import Command, FreeText
from domain.kernel.values import value


@value
class AgreeMitigation(Command):
    """Agree ahead how conflicts by a declared interest are to be managed."""

    arrangement: ArrangementId
    interest: InterestId
    person: PersonId
    management: Management
    action: FreeText
    agreed_by: PersonId
    agreed: PartialDate
    holds_from: PartialDate
    holds_to: PartialDate | None


@value
class GrantDispensation(Command):
    """Record that an authority lifted, for a time, what a declared interest keeps somebody from."""

    arrangement: ArrangementId
    interest: InterestId
    person: PersonId
    management: Management
    ground: DispensationGround
    granted_by: Authority
    board: BoardId | None
    words: FreeText | None
    granted: PartialDate
    holds_from: PartialDate
    holds_to: PartialDate


@value
class EndArrangement(Command):
    """Record the last day on which a mitigation or a dispensation held."""

    arrangement: ArrangementId
    interest: InterestId
    person: PersonId
    ended: PartialDate
    why: FreeText


Arranging = AgreeMitigation | GrantDispensation
ArrangementCommand = Arranging | EndArrangement

"""What happens to arrangements: what is agreed or granted ahead about a declared interest."""

from domain.boards.conflicts import Management
from domain.interests.grounds import Authority, DispensationGround
from domain.kernel.dates import PartialDate
from domain.kernel.ids import ArrangementId, BoardId, InterestId, PersonId
from domain.kernel.messages import Event, FreeText, event


@event("interests.MitigationAgreed", version=1)
class MitigationAgreed(Event):
    """Somebody agreed with a declarant how conflicts by an interest are to be managed."""

    arrangement: ArrangementId
    interest: InterestId
    person: PersonId
    management: Management
    action: FreeText
    agreed_by: PersonId
    agreed: PartialDate
    holds_from: PartialDate
    holds_to: PartialDate | None


@event("interests.DispensationGranted", version=1)
class DispensationGranted(Event):
    """An authority lifted, for a time, what an interest keeps somebody from."""

    arrangement: ArrangementId
    interest: InterestId
    person: PersonId
    management: Management  # what it leaves the person to do
    ground: DispensationGround
    granted_by: Authority
    board: BoardId | None  # the board on which alone it holds
    words: FreeText | None
    granted: PartialDate
    holds_from: PartialDate
    holds_to: PartialDate


@event("interests.ArrangementEnded", version=1)
class ArrangementEnded(Event):
    """A mitigation or a dispensation came to its end; the day is the last on which it held."""

    arrangement: ArrangementId
    interest: InterestId
    person: PersonId
    ended: PartialDate
    why: FreeText


ARRANGED = (MitigationAgreed, DispensationGranted, ArrangementEnded)

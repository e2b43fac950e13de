"""What is shown of the savings that cases claim."""

from typing import Annotated

from pydantic import Field

from domain.cases.content import MoneyKind, Recurrence
from domain.kernel.ids import AwardId, CaseId, OrganisationCode
from service.edge.fields import IdOf, Word
from service.recording.receipts import LogPosition, Shown
from service.viewing.amounts import BasisShown, Between, OnBasis


class ClaimShown(Shown):
    """What a case claims to save, as it stands submitted."""

    case: IdOf[CaseId]
    reference: str
    kind: Word[MoneyKind]
    recurrence: Word[Recurrence]
    financial_year: str | None = None
    scheme: str | None = None
    contract: IdOf[AwardId] | None = None
    organisation: IdOf[OrganisationCode] | None = None
    basis: BasisShown | None = None
    amount: Between


class SavingShown(Shown):
    """A saving with every case that claims it: the same scheme, contract or organisation, in a time common to them."""

    claimed_twice: Annotated[bool, Field(description="Whether more than one case claims what may be the same.")]
    claims: tuple[ClaimShown, ...]


class SavingsShown(Shown):
    """The savings that cases claim, and what they come to when each is counted once."""

    results: tuple[SavingShown, ...]
    counted_once: Annotated[
        tuple[OnBasis, ...], Field(description="On each basis; of a saving that is claimed twice, one claim.")
    ]
    position: LogPosition

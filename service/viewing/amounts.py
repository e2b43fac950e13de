"""Amounts as they are shown: on which basis, and between which bounds."""

from typing import Annotated

from pydantic import Field

from domain.cases.content import MoneyKind, Recurrence
from domain.cases.sums import Sum
from domain.kernel.answers import Answer
from domain.kernel.basis import Basis, Effect, Tax
from service.edge.fields import Pence, Word
from service.recording.receipts import Shown

PenceMore = Annotated[int, Field(json_schema_extra={"format": "int64"})]


class BasisShown(Shown):
    """On what basis amounts are stated; what their source does not say is left out."""

    tax: Word[Tax] | None = None
    effect: Word[Effect] | None = None
    prices: Annotated[str | None, Field(description="At the prices of which financial year.")] = None


class Between(Shown):
    """An amount in pence: at least, and at most where the sources set an upper end."""

    least: Pence
    most: Pence | None = None


class OnBasis(Shown):
    """What amounts on one basis come to; amounts on different bases are never added up."""

    basis: BasisShown
    amount: Between


class KindTotal(OnBasis):
    """What the amounts of a kind come to on one basis, those that come once apart from those of every year."""

    kind: Word[MoneyKind]
    recurrence: Word[Recurrence]


class GrowthShown(Shown):
    """By how many pence an amount is larger than before; nothing where its sources do not say."""

    least: Annotated[PenceMore | None, Field(description="Below nothing it shrank.")] = None
    most: PenceMore | None = None
    grew: Word[Answer]


class KindGrowth(GrowthShown):
    """By how much what is asked for of a kind grew from the version before."""

    kind: Word[MoneyKind]


def between(amount: Sum) -> Between:
    """A sum as it is shown."""
    return Between(least=amount.least, most=amount.most)


def basis_shown(basis: Basis) -> BasisShown:
    """A basis as it is shown."""
    return BasisShown(tax=basis.tax, effect=basis.effect, prices=basis.prices)

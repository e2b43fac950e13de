"""The terms of a motion as they are shown: in the same words as in the request that put it."""

from typing import Annotated

from pydantic import Field

from service.recording.receipts import Shown
from service.viewing.erased import ShownText

IdText = Annotated[str, Field(json_schema_extra={"format": "uuid"})]
Pence = Annotated[int, Field(json_schema_extra={"format": "int64"})]
Number = Annotated[int, Field(json_schema_extra={"format": "int32"})]


class ConditionShown(Shown):
    """A condition of an approval, the person or the office that sees to it, and by when."""

    text: ShownText
    owner: IdText | None = None
    office: ShownText = None
    due: str | None = None


class OptionShown(Shown):
    """The option chosen, of how many."""

    number: Number
    of: Number


class PartShown(Shown):
    """One service of several, and what becomes of it."""

    service: ShownText
    outcome: str


class DeferralShown(Shown):
    """Until when or until what the board waits, and what holds meanwhile."""

    until: str | None = None
    event: ShownText = None
    interim: ShownText = None


class ReferralShown(Shown):
    """To whom the case goes back, and what is missing."""

    to: ShownText
    missing: ShownText


class DelegationShown(Shown):
    """To whom it is delegated, within what limits, until when."""

    persons: tuple[IdText, ...] = ()
    board: IdText | None = None
    limit_pence: Pence | None = None
    limits: ShownText = None
    until: str | None = None


class TermsShown(Shown):
    """What a motion or a decision says beside its words."""

    conditions: tuple[ConditionShown, ...] = ()
    amended: ShownText = None
    option: OptionShown | None = None
    parts: tuple[PartShown, ...] = ()
    deferral: DeferralShown | None = None
    referral: ReferralShown | None = None
    delegation: DelegationShown | None = None
    until: str | None = None
    restriction: ShownText = None
    earlier: Annotated[IdText | None, Field(description="the decision it ratifies, varies, rescinds or replaces")] = (
        None
    )

"""A case to give a service up says what set it off, and which other options were considered."""

import pytest

from domain.cases.content import CaseKind
from domain.cases.decider import decider
from domain.cases.disinvestment import Disinvestment, OptionConsidered, OptionKind, Trigger
from domain.cases.events import CaseSubmitted
from domain.cases.policies import CaseIncomplete
from domain.kernel.messages import Withheld
from domain.kernel.spec import Given, given
from domain.tests.cases.make import drafted, sealed, submit

NOTHING, STOP = OptionKind.DO_NOTHING, OptionKind.STOP


def submitting(*options: tuple[OptionKind, bool], trigger: Trigger | None = Trigger.LOW_VALUE) -> Given:
    """A case to decommission with these options, each preferred or not, is submitted."""
    weighed = tuple(OptionConsidered(kind=kind, account=Withheld("…"), preferred=chosen) for kind, chosen in options)
    told = Disinvestment(trigger=trigger, evidence=Withheld("…"), options=weighed) if trigger else None
    content = sealed(kind=CaseKind.DECOMMISSION, disinvestment=told)
    return given(decider, drafted(content=content)).when(submit())


def test_a_case_to_decommission_has_a_trigger_and_an_option_to_do_nothing() -> None:
    """NAO, decommissioning toolkit: decommissioning is only one of the options."""
    submitting((NOTHING, False), (STOP, True)).then_some(CaseSubmitted, version=1)


@pytest.mark.parametrize(
    "options",
    [
        (),
        ((STOP, True),),
        ((STOP, True), (OptionKind.REDUCE, False)),
        ((NOTHING, False), (STOP, False)),
        ((NOTHING, True), (STOP, True)),
    ],
)
def test_options_that_leave_out_doing_nothing_or_prefer_none_or_two_are_not_weighed(
    options: tuple[tuple[OptionKind, bool], ...],
) -> None:
    submitting(*options).then_refused(CaseIncomplete, missing=("disinvestment",))


def test_a_case_to_decommission_without_a_trigger_is_not_complete() -> None:
    submitting(trigger=None).then_refused(CaseIncomplete, missing=("disinvestment",))


def test_other_cases_need_none() -> None:
    given(decider, drafted(content=sealed(kind=CaseKind.INVEST))).when(submit()).then_some(CaseSubmitted)

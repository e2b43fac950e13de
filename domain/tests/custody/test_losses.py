"""How a loss is acknowledged: what was signed, what is kept, and under which name the log goes on."""

from dataclasses import replace
from typing import Any

import pytest

from domain.custody.commands import AcknowledgeLoss
from domain.custody.decider import decider
from domain.custody.events import LossAcknowledged
from domain.custody.policies import NotALoss
from domain.kernel.ids import BodyCode
from domain.kernel.messages import Withheld
from domain.kernel.reasons import ReasonMissing
from domain.kernel.spec import ASKED, given
from domain.ledger.base64text import base64_text
from domain.ledger.origins import first_origin, generation_of, ledger_of, next_origin, origin_of

ORIGIN = "log.example.nhs.uk/decisions/08W"
ROOTS = [base64_text(bytes([number]) * 32) for number in range(2)]
ACKNOWLEDGE = AcknowledgeLoss(
    asked=ASKED,
    body=BodyCode("08W"),
    old_origin=ORIGIN,
    signed_size=312,
    signed_root=ROOTS[0],
    common_size=300,
    kept_size=300,
    kept_root=ROOTS[1],
    why="The disk failed; the backup of the night before was restored.",
)
ACKNOWLEDGED = LossAcknowledged(
    body=BodyCode("08W"),
    old_origin=ORIGIN,
    signed_size=312,
    signed_root=ROOTS[0],
    common_size=300,
    kept_size=300,
    kept_root=ROOTS[1],
    new_origin=f"{ORIGIN}.2",
    why=Withheld("digest"),
)


def test_after_a_loss_the_log_goes_on_under_another_name() -> None:
    given(decider).when(ACKNOWLEDGE).then_some(LossAcknowledged, new_origin=f"{ORIGIN}.2", signed_size=312)
    again = replace(ACKNOWLEDGE, old_origin=f"{ORIGIN}.2", signed_size=400)
    given(decider, ACKNOWLEDGED).when(again).then_some(LossAcknowledged, new_origin=f"{ORIGIN}.3")


def test_a_loss_that_the_log_had_acknowledged_may_be_lost_as_well() -> None:
    beyond = replace(ACKNOWLEDGE, old_origin=f"{ORIGIN}.2", signed_size=300)
    given(decider).when(beyond).then_some(LossAcknowledged, new_origin=f"{ORIGIN}.3")


@pytest.mark.parametrize(
    "otherwise",
    [
        {"old_origin": "log.example.nhs.uk/decisions/15N"},
        {"old_origin": f"{ORIGIN}.x"},
        {"signed_size": 300},
        {"common_size": 301},
        {"common_size": -1},
        {"kept_root": "nonsense"},
        {"signed_root": base64_text(b"short")},
    ],
)
def test_what_is_not_a_loss_of_this_log_is_not_acknowledged(otherwise: dict[str, Any]) -> None:
    given(decider).when(replace(ACKNOWLEDGE, **otherwise)).then_refused(NotALoss)


def test_a_name_that_the_log_has_given_up_loses_nothing_more() -> None:
    given(decider, ACKNOWLEDGED).when(ACKNOWLEDGE).then_refused(NotALoss)


def test_a_loss_is_not_acknowledged_without_saying_why() -> None:
    given(decider).when(replace(ACKNOWLEDGE, why=" ")).then_refused(ReasonMissing, pointer="/why")


@pytest.mark.parametrize(("generation", "name"), [(1, "a.b:8/c/08W"), (2, "a.b:8/c/08W.2"), (12, "a.b:8/c/08W.12")])
def test_a_name_says_its_ledger_and_its_number(generation: int, name: str) -> None:
    assert origin_of("a.b:8/c", "08W", generation) == name
    assert (ledger_of(name), generation_of(name), first_origin(name)) == ("08W", generation, "a.b:8/c/08W")
    assert generation_of(next_origin(name)) == generation + 1


@pytest.mark.parametrize("name", ["a/08W.0", "a/08W.02", "a/08W.x", "a/08W.²", "a/08W.2.2"])
def test_what_is_no_name_of_a_log_has_no_number(name: str) -> None:
    assert generation_of(name) == 0

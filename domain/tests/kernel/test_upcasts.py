"""Old facts in today's words: version by version, and never by a guess."""

from collections.abc import Mapping
from typing import Any

import pytest

from domain.kernel.codec import read
from domain.kernel.ids import CaseId
from domain.kernel.messages import Event, PublicText, event
from domain.kernel.upcasts import RecordedByALaterProgram, in_todays_words, upcast

pytestmark = pytest.mark.usefixtures("catalogue")

A_CASE = "018f3c5e-7b1a-7c3d-9e2f-0123456789ab"
NAME = "kernel_tests.CasePriced"
Data = Mapping[str, Any]


def priced() -> Any:  # noqa: ANN401 - the class of the event
    """An event that was recorded in pounds at first, in pence later, and with a currency today."""

    @event(NAME, version=3)
    class CasePriced(Event):
        """A case was priced."""

        case: CaseId
        amount_pence: int
        currency: PublicText

    @upcast(NAME, from_version=1)
    def in_pence(data: Data) -> Data:
        return {"case": data["case"], "amountPence": data["pounds"] * 100}

    @upcast(NAME, from_version=2)
    def with_currency(data: Data) -> Data:
        return {**data, "currency": "GBP"}

    return CasePriced


def test_a_fact_of_the_first_version_is_read_through_every_version_since() -> None:
    kind = priced()
    today = in_todays_words(NAME, 1, 3, {"case": A_CASE, "pounds": 15})
    assert read(kind, today) == kind(case=CaseId(A_CASE), amount_pence=1500, currency="GBP")


def test_a_fact_of_a_middle_version_is_read_from_there() -> None:
    kind = priced()
    today = in_todays_words(NAME, 2, 3, {"case": A_CASE, "amountPence": 1500})
    assert read(kind, today) == kind(case=CaseId(A_CASE), amount_pence=1500, currency="GBP")


def test_a_fact_of_today_is_read_as_it_is() -> None:
    data = {"case": A_CASE}
    assert in_todays_words(NAME, 3, 3, data) is data


def test_the_old_fact_is_left_as_it_was() -> None:
    priced()
    old = {"case": A_CASE, "pounds": 15}
    in_todays_words(NAME, 1, 3, old)
    assert old == {"case": A_CASE, "pounds": 15}


def test_a_missing_step_is_an_error_and_not_a_gap() -> None:
    priced()
    with pytest.raises(KeyError):
        in_todays_words(NAME, 1, 4, {"case": A_CASE, "pounds": 15})
    with pytest.raises(KeyError):
        in_todays_words(NAME, 0, 3, {})


def test_a_fact_of_a_later_program_is_not_read_as_if_it_were_todays() -> None:
    priced()
    with pytest.raises(RecordedByALaterProgram, match="version 4"):
        in_todays_words(NAME, 4, 3, {"case": A_CASE, "amountPence": 1500, "currency": "GBP", "vat": True})


def test_one_version_is_not_read_in_two_ways() -> None:
    priced()
    with pytest.raises(TypeError, match=r"two ways to read kernel_tests\.CasePriced of version 1"):

        @upcast(NAME, from_version=1)
        def otherwise(data: Data) -> Data:
            return data

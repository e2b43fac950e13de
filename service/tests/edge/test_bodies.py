from datetime import date, datetime
from enum import Enum

import pytest
from pydantic import TypeAdapter, ValidationError

from domain.kernel.dates import PartialDate
from domain.kernel.ids import CaseId
from domain.kernel.money import Money, Qualifier
from service.edge.bodies import Body, MoneyBody
from service.edge.fields import Day, IdOf, Instant, Limit, Many, OdsCode, Partial, PartialDateText, Position, Word
from service.tests.edge.demo import Choice, NoteBody

CASE = "01890a5d-ac96-774b-bcce-b302099a8057"


def reads(kind: object, text: object) -> bool:
    adapter: TypeAdapter[object] = TypeAdapter(kind)  # type: ignore[arg-type]
    try:
        adapter.validate_python(text)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        (Instant, "2018-04-12T19:30:00+01:00", "2018-04-12T19:30:00"),
        (Instant, "2018-04-12T18:30:00.123456Z", "2018-04-12T18:30:00.1234567Z"),
        (Instant, "2018-04-12T18:30:00Z", "2018-04-12 18:30:00Z"),
        (Instant, "2016-02-29T00:00:00Z", "2017-02-29T00:00:00Z"),
        (Instant, "1948-07-05T00:00:00Z", "0001-01-01T00:00:00+05:00"),
        (Instant, "1948-07-05T00:00:00+00:00", "1948-07-05T00:00:00-00:00"),
        (Instant, "1948-07-05T00:00:00Z", "１948-07-05T00:00:00Z"),
        (Instant, "1948-07-05T00:00:00Z", -679_000_000),
        (Partial, "2016-04", "2016-13"),
        (Partial, "2016", "16"),
        (PartialDateText, "2016-02-29", "2015-02-29"),
        (Day, "2016-04-01", "2016-W14-5"),
        (OdsCode, "08W", "08w"),
        (OdsCode, "RRV00", "08W\n"),
        (Position, "10", "1_0"),
        (Position, "1", "0"),
        (Position, 7, True),
        (Position, "7", " 7"),
        (Position, "7", "+7"),
        (Position, "7", "७"),
        (Position, 7, 7.0),
        (Limit, "1000", "1001"),
        (IdOf[CaseId], CASE, CASE.upper()),
        (IdOf[CaseId], CASE, CASE.replace("-", "")),
        (Word[Choice], "FOR", "for"),
        (Word[Choice], "AGAINST", 1),
    ],
)
def test_a_field_takes_its_documented_form_and_no_other(kind: object, good: object, bad: object) -> None:
    assert reads(kind, good)
    assert not reads(kind, bad)


@pytest.mark.parametrize("digits", [16, 17, 5000])
def test_a_number_is_told_that_it_is_too_large_however_long_it_is(digits: int) -> None:
    with pytest.raises(ValidationError) as refused:
        TypeAdapter(Position).validate_python("9" * digits)
    assert [one["type"] for one in refused.value.errors()] == ["less_than_equal"]


def test_texts_become_values_of_the_domain_and_back() -> None:
    body = NoteBody.model_validate(
        {
            "title": "t",
            "choice": "AGAINST",
            "people": [CASE],
            "since": "2018-04",
            "happenedAt": "2018-04-12T19:30:00+01:00",
            "amount": {"amountPence": 150_000_000, "qualifier": "MORE_THAN"},
        }
    )
    assert (body.choice, body.since) == (Choice.AGAINST, PartialDate("2018-04"))
    assert body.amount is not None
    assert body.amount.money() == Money(amount_pence=150_000_000, qualifier=Qualifier.MORE_THAN)
    shown = body.model_dump(mode="json", by_alias=True)
    assert (shown["choice"], shown["since"]) == ("AGAINST", "2018-04")
    assert shown["happenedAt"] == "2018-04-12T18:30:00.000000Z"
    assert NoteBody.model_validate(shown) == body


@pytest.mark.parametrize(
    "members",
    [
        {"rank": True},
        {"rank": "1"},
        {"rank": 1.0},
        {"urgent": 1},
        {"urgent": "true"},
        {"people": CASE},
        {"title": 1},
        {"title": " "},
        {"title": "x" * 201},
        {"happened_at": "2018-04-12T18:30:00Z"},
        {"unknown": 1},
        {"amount": {"amountPence": -1}},
        {"amount": {"amountPence": 1.5}},
        {"amount": {"amountPence": 2**53}},
        {"amount": {"amountPence": 5, "upperAmountPence": 7}},
        {"amount": {"amountPence": 5, "qualifier": "RANGE", "upperAmountPence": 4}},
    ],
)
def test_a_body_guesses_nothing(members: dict[str, object]) -> None:
    assert not reads(NoteBody, {"title": "t"} | members)


def test_an_amount_may_be_a_range() -> None:
    found = MoneyBody.model_validate({"amountPence": 5, "qualifier": "RANGE", "upperAmountPence": 9})
    assert found.money() == Money(amount_pence=5, qualifier=Qualifier.RANGE, upper_amount_pence=9)


@pytest.mark.parametrize(
    "plain", [Choice, list[int], tuple[int, ...], date, datetime, float, Choice | None, Many[date]]
)
def test_a_body_cannot_be_declared_with_a_type_that_json_does_not_have(plain: object) -> None:
    with pytest.raises(TypeError, match=r"service\.edge\.fields"):
        type("Wrong", (Body,), {"__annotations__": {"field": plain}, "__module__": __name__})


def test_a_word_is_documented_by_its_choices() -> None:
    class Kind(Enum):
        ONE = 1

    assert TypeAdapter(Word[Kind]).json_schema() == {"type": "string", "enum": ["ONE"]}
    assert TypeAdapter(Position).json_schema()["minimum"] == 1

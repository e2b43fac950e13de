"""The codec at its edges: what cannot stand in a fact is refused before anything is recorded, never afterwards."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from enum import Enum, IntEnum
from typing import Annotated, Any, Literal, Union

import pytest

from domain.kernel.codec import DoesNotFit, NotCoded, camel, coder, instant, read, write
from domain.kernel.dates import PartialDate
from domain.kernel.ids import CaseId, PersonId
from domain.kernel.messages import Classed, FreeText, PersonalText, PublicText, Withheld
from domain.kernel.money import Money, NotMoney
from domain.kernel.values import value

A_CASE = "018f3c5e-7b1a-7c3d-9e2f-0123456789ab"
SUMMER = timezone(timedelta(hours=1))


class Colour(Enum):
    """A word."""

    RED = "RED"


@value
class Line:
    """A line of a list."""

    text: PublicText
    count: int = 1
    limit: int | None = None


@value
class Sheet:
    """Something with every kind of field."""

    case: CaseId
    lines: tuple[Line, ...]
    colour: Colour
    score: Decimal
    day: date
    at: datetime
    since: PartialDate
    open: bool
    name: PersonalText
    notes: tuple[FreeText, ...]


SHEET = Sheet(
    case=CaseId(A_CASE),
    lines=(Line(text="a"), Line(text="", count=0, limit=0)),
    colour=Colour.RED,
    score=Decimal("7.50"),
    day=date(2009, 6, 1),
    at=datetime(2009, 6, 1, 10, 0, tzinfo=SUMMER),
    since=PartialDate("2009-06"),
    open=False,
    name="Dr Jones",
    notes=("left at noon", Withheld("seen before")),
)
PLAIN: dict[str, Any] = {
    "case": A_CASE,
    "lines": [{"text": "a", "count": 1}, {"text": "", "count": 0, "limit": 0}],
    "colour": "RED",
    "score": "7.50",
    "day": "2009-06-01",
    "at": "2009-06-01T09:00:00.000000Z",
    "since": "2009-06",
    "open": False,
    "name": {"_sd": ["#Dr Jones"]},
    "notes": [{"_sd": ["#left at noon"]}, {"_sd": ["seen before"]}],
}


def seal(text: str) -> str:
    """What stands in the log in place of a text."""
    return f"#{text}"


def holding(hint: Any, **more: Any) -> Any:  # noqa: ANN401 - any type form
    """A class with one field of this type."""

    class Holder:
        __annotations__ = {"held": hint}

    for name, held in more.items():
        setattr(Holder, name, held)
    return dataclass(frozen=True, slots=True, kw_only=True)(Holder)


def test_every_kind_of_field_has_its_one_form() -> None:
    assert write(SHEET, seal) == PLAIN


def test_zero_no_and_the_empty_text_are_said_and_only_nothing_is_left_out() -> None:
    assert write(Line(text="", count=0, limit=0), seal) == {"text": "", "count": 0, "limit": 0}
    assert write(Line(text="", count=0, limit=None), seal) == {"text": "", "count": 0}


def test_what_is_read_is_what_was_written_with_digests_for_texts() -> None:
    again = read(Sheet, PLAIN)
    assert (again.at, again.score.as_tuple()) == (SHEET.at, SHEET.score.as_tuple())
    assert (type(again.name), again.notes) == (Withheld, ("#left at noon", "seen before"))
    assert write(again, seal) == PLAIN


def test_a_digest_read_from_the_log_is_not_sealed_again() -> None:
    assert write(read(Sheet, PLAIN), _refuse) == PLAIN


def test_a_field_that_came_later_has_its_default_in_old_facts() -> None:
    assert read(Line, {"text": "a"}) == Line(text="a", count=1, limit=None)


def test_a_fact_that_says_more_than_its_type_knows_is_not_half_read() -> None:
    with pytest.raises(DoesNotFit, match="Line"):
        read(Line, {"text": "a", "counts": 2})


def test_a_fact_that_says_too_little_is_not_made_up() -> None:
    with pytest.raises(KeyError, match="text"):
        read(Line, {"count": 2})


def test_a_value_that_cannot_be_is_refused_however_it_was_written() -> None:
    with pytest.raises(NotMoney, match="whole number"):
        read(Money, {"amountPence": -1, "qualifier": "EXACTLY"})


@pytest.mark.parametrize("plain", ["", [], 0])
def test_what_is_no_object_is_not_read_as_a_value_of_which_nothing_is_said(plain: object) -> None:
    with pytest.raises(AttributeError):
        read(holding(int | None, held=None), plain)


def test_a_part_that_must_be_said_is_not_left_out_in_silence() -> None:
    nothing: Any = None
    with pytest.raises(DoesNotFit, match=r"Line\.text"):
        write(Line(text=nothing), seal)
    with pytest.raises(DoesNotFit, match=r"Line\.count"):
        write(Line(text="a", count=nothing), seal)


class Number(IntEnum):
    """A word that is a number."""

    ONE = 1


@dataclass(frozen=True)
class Loose:
    """A value to which anybody may add a field."""

    held: int


NOT_CODED: dict[str, Any] = {
    "a value without slots": Loose,
    "plain text": str,
    "plain text, perhaps": str | None,
    "plain texts": tuple[str, ...],
    "text with another mark": Annotated[str, "public"],
    "text classed twice": Annotated[str, Classed.PUBLIC, Classed.PERSONAL],
    "a classed id": Annotated[PersonId, Classed.PERSONAL],
    "a classed number": Annotated[int, Classed.PERSONAL],
    "a text that is classed and may lack": Annotated[str | None, Classed.PUBLIC],
    "a fraction": float,
    "bytes": bytes,
    "two kinds": int | Decimal,
    "two kinds or nothing": int | Decimal | None,
    "two kinds in the old writing": Union[int, Decimal],  # noqa: UP007
    "a list of what may lack": tuple[int | None, ...],
    "a list of fixed length": tuple[int, int],
    "a list of one": tuple[int],
    "the empty list": tuple[()],
    "a list of anything": tuple,
    "a list that changes": list[int],
    "a dictionary": dict[str, int],
    "a set": frozenset[int],
    "a literal": Literal["RED"],
    "anything": Any,
    "an object": object,
    "nothing": None,
    "a word that is a number": Number,
    "a digest": Withheld,
}


@pytest.mark.parametrize("hint", NOT_CODED.values(), ids=NOT_CODED.keys())
def test_what_cannot_stand_in_a_fact_is_refused_by_its_type(hint: Any) -> None:  # noqa: ANN401
    with pytest.raises(NotCoded):
        coder(holding(hint))


def test_a_text_by_itself_is_not_written() -> None:
    with pytest.raises(NotCoded, match="classed"):
        write("Dr Jones", seal)


def test_what_may_lack_has_no_default_but_nothing() -> None:
    """Or a value of nothing, which is left out of the fact, would come back as the default."""
    with pytest.raises(NotCoded, match="default"):
        coder(holding(int | None, held=6))
    assert read(holding(int | None, held=None), {}).held is None


def test_a_list_that_is_missing_in_an_old_fact_may_be_empty_by_default() -> None:
    kind = holding(tuple[int, ...], held=field(default_factory=tuple))
    assert read(kind, {}).held == ()
    assert write(kind(), seal) == {"held": []}


def test_a_moment_without_an_offset_is_refused_rather_than_taken_for_local_time() -> None:
    with pytest.raises(DoesNotFit, match="offset"):
        instant(datetime(2009, 6, 1, 10, 0))  # noqa: DTZ001 - that it has none is the point


def test_a_moment_is_not_written_as_a_day() -> None:
    kind = holding(date)
    with pytest.raises(DoesNotFit, match="day"):
        write(kind(held=datetime(2009, 6, 1, tzinfo=UTC)), seal)


@pytest.mark.parametrize("number", ["NaN", "sNaN", "Infinity", "-Infinity"])
def test_a_number_that_is_none_is_refused(number: str) -> None:
    with pytest.raises(DoesNotFit, match="finite"):
        write(holding(Decimal)(held=Decimal(number)), seal)


@pytest.mark.parametrize("text", ["0", "-0", "1.0", "1.00", "1E+5", "0.0000001", "123456789012345678901234567890.5"])
def test_a_number_keeps_its_digits(text: str) -> None:
    kind = holding(Decimal)
    again = read(kind, write(kind(held=Decimal(text)), seal))
    assert again.held.as_tuple() == Decimal(text).as_tuple()


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        (datetime(2009, 6, 1, 9, 30, tzinfo=UTC), "2009-06-01T09:30:00.000000Z"),
        (datetime(2009, 6, 1, 0, 30, 0, 1, tzinfo=SUMMER), "2009-05-31T23:30:00.000001Z"),
        (datetime(987, 1, 1, tzinfo=UTC), "0987-01-01T00:00:00.000000Z"),
    ],
)
def test_an_instant_has_one_form(moment: datetime, text: str) -> None:
    assert instant(moment) == text
    assert read(holding(datetime), {"held": text}).held == moment


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("case", "case"),
        ("held_from", "heldFrom"),
        ("may_be_non_voting", "mayBeNonVoting"),
        ("line_2", "line2"),
    ],
)
def test_names_are_written_as_json_writes_them(name: str, key: str) -> None:
    assert camel(name) == key


def _refuse(text: str) -> str:
    raise AssertionError(text)

"""The kinds of field that bodies, paths and queries are made of; each says what it accepts, and nothing else passes."""

import re
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from enum import Enum
from typing import Annotated, Final, TypeVar

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints

from domain.kernel.dates import PartialDate
from domain.kernel.ids import UUID
from domain.kernel.ids import Id as KernelId
from domain.kernel.money import LARGEST
from service.edge.json_text import LONGEST_LIST
from service.edge.text_forms import TextForm
from service.problems.faults import said

T = TypeVar("T")
K = TypeVar("K", bound=KernelId)
W = TypeVar("W", bound=Enum)

INSTANT: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?(Z|(?!-00:00)[+-]\d\d:\d\d)", re.ASCII)
DAY: Final = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
DIGITS: Final = re.compile(r"0|[1-9]\d*", re.ASCII)
LONGEST: Final = 16  # digits; a number with more is too large for every field, and not worked out
PARTIAL_PATTERN: Final = r"^\d{4}(-\d{2}(-\d{2})?)?$"
NOT_BLANK: Final = r"\S"


def _instant(_kind: object, text: str) -> datetime:
    if not INSTANT.fullmatch(text):
        raise ValueError(text)
    return datetime.fromisoformat(text).astimezone(UTC)


def _day(_kind: object, text: str) -> date:
    if not DAY.fullmatch(text):
        raise ValueError(text)
    return date.fromisoformat(text)


def _number(given: object) -> object:
    """Texts come from paths and queries only; `1_0`, ` 1` and `+1` are not numbers there."""
    if isinstance(given, str):
        if not DIGITS.fullmatch(given):
            raise said("A whole number is expected, in digits only.")
        return int(given) if len(given) <= LONGEST else 10**LONGEST
    return given


def _decimal(text: str) -> str:
    try:
        Decimal(text)
    except InvalidOperation:
        raise said('A decimal number is expected, in a text such as "7.5".') from None
    return text


def _exists(text: str) -> str:
    try:
        PartialDate(text)
    except ValueError:
        raise said("This date does not exist.") from None
    return text


Id = Annotated[
    str, StringConstraints(pattern=f"^{UUID.pattern}$", strict=True), Field(json_schema_extra={"format": "uuid"})
]
"""An identifier: a UUID in lower case with hyphens."""

OdsCode = Annotated[str, StringConstraints(pattern=r"^[A-Z0-9]{3,10}$", strict=True)]
"""An organisation's ODS code."""

ShortText = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=NOT_BLANK, strict=True)]
"""A title, a name, a reference: up to 200 characters, not blank."""

LongText = Annotated[str, StringConstraints(min_length=1, max_length=20_000, pattern=NOT_BLANK, strict=True)]
"""A narrative: up to 20,000 characters, not blank."""

DecimalText = Annotated[
    str,
    StringConstraints(pattern=r"^\d{1,9}(\.\d{1,4})?$", strict=True),
    AfterValidator(_decimal),
    Field(examples=["7.5"]),
]
"""A decimal number as a text: up to nine digits, and four behind the point."""

Pence = Annotated[int, Field(strict=True, ge=0, le=LARGEST, json_schema_extra={"format": "int64"})]
"""An amount in whole pence, not negative."""

Position = Annotated[
    int, Field(strict=True, ge=1, le=LARGEST, json_schema_extra={"format": "int64"}), BeforeValidator(_number)
]
"""A position in a body's log, also in paths and queries: digits only, from 1."""

Limit = Annotated[
    int, Field(strict=True, ge=1, le=1000, json_schema_extra={"format": "int32"}), BeforeValidator(_number)
]
"""How many results a page has at most."""

Seconds = Annotated[
    int, Field(strict=True, ge=1, le=60, json_schema_extra={"format": "int32"}), BeforeValidator(_number)
]
"""How many seconds somebody is ready to wait for an answer, in a query."""

PartialDateText = Annotated[str, StringConstraints(pattern=PARTIAL_PATTERN, strict=True), AfterValidator(_exists)]
"""A year, a month or a day in a query, such as 2018-04; make a `PartialDate` of it."""

Partial = Annotated[
    PartialDate,
    TextForm(
        read=lambda kind, text: kind(text),
        show=lambda found: str(found.text),
        sentence="A date is expected, as precise as it is known: 2016, 2016-04 or 2016-04-01.",
        describe=lambda _: {"pattern": PARTIAL_PATTERN, "examples": ["2016", "2018-04", "2018-04-12"]},
    ),
]
"""A year, a month or a day in a body, read as the domain's `PartialDate`."""

Instant = Annotated[
    datetime,
    TextForm(
        read=_instant,
        show=lambda found: found.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z"),
        sentence="An instant with its offset is expected: 2018-04-12T18:30:00Z or 2018-04-12T19:30:00+01:00.",
        describe=lambda _: {"format": "date-time", "examples": ["2018-04-12T18:30:00Z"]},
    ),
]
"""An instant, read from RFC 3339 with an offset and turned into UTC."""

Day = Annotated[
    date,
    TextForm(
        read=_day,
        show=lambda found: found.isoformat(),
        sentence="A day is expected: 2018-04-12.",
        describe=lambda _: {"format": "date"},
    ),
]
"""A whole day in London."""

IdOf = Annotated[
    K,
    TextForm(
        read=lambda kind, text: kind(text),
        show=str,
        sentence="This does not have the form of such an identifier.",
        describe=lambda kind: {"pattern": f"^(?:{kind.pattern.pattern})$"},
    ),
]
"""One of the domain's typed identifiers: `IdOf[CaseId]`, in bodies, paths and queries."""

Word = Annotated[
    W,
    TextForm(
        read=lambda kind, text: kind[text],
        show=lambda found: str(found.name),
        sentence="This is not one of the documented words.",
        describe=lambda kind: {"enum": [member.name for member in kind]},
    ),
]
"""One of a fixed set of words in capitals: `Word[Choice]` reads and shows a member of the enumeration by name."""

Many = Annotated[tuple[T, ...], Field(strict=False, max_length=LONGEST_LIST)]
"""A list of up to 10,000 of one kind: `Many[IdOf[PersonId]]`."""

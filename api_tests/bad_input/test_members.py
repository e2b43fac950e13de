"""Members of a body that have the wrong type, the wrong form or no meaning; every answer says which member it is."""

from typing import Any

import pytest

from api_tests import registers
from api_tests.bodies import Body
from api_tests.client import Json
from api_tests.deployment import ON_ONE_DATABASE

pytestmark = [ON_ONE_DATABASE, pytest.mark.usefixtures("nothing_written")]

TITLE = "content/title"
KIND = "content/kind"
PENCE = "content/money/0/amount/amountPence"
NO_TEXT: tuple[Any, ...] = (5, 1.5, True, None, [], {}, ["title"])
NO_PENCE: tuple[Any, ...] = ("100", 100.5, 1e3, 1e300, -1, 2**53, 10**30, True, None, [], {})
NO_DAYS = ("2019-02-29", "2019-04-31", "2019-13", "2019-00", "2019-00-10", "0000", "19", "2019-1-1", "20190101")
NO_DATES: tuple[Any, ...] = (*NO_DAYS, "2019-01-01T00:00:00Z", " 2019", "", 2019, 2019.5, True, [], {})
NO_INSTANTS: tuple[Any, ...] = (
    "2019-02-29T10:00:00Z",
    "2019-02-28T24:00:01Z",
    "2019-02-28T25:00:00Z",
    "2019-02-28T10:60:00Z",
    "2019-02-28T10:00:61Z",
    "2019-02-28T10:00:00",
    "2019-02-28T10:00:00-00:00",
    "2019-02-28T10:00:00+25:00",
    "2019-02-28 10:00:00Z",
    "2019-02-28",
    "0000-01-01T00:00:00Z",
    "0001-01-01T00:00:00+14:00",
    "9999-12-31T23:59:59-14:00",
    "now",
    "",
    1_551_348_000,
    1.5,
    True,
    {},
)


def each(place: str, *bad: Any) -> list[tuple[str, Any]]:  # noqa: ANN401 - JSON
    """A line of a table for each bad value at a place."""
    return [(place, one) for one in bad]


IN_A_CASE: list[tuple[str, Any]] = [
    *each(TITLE, *NO_TEXT, "", "   ", "\n", "x" * 201),
    ("content/summary", "x" * 20_001),
    *each(KIND, *NO_TEXT, "", "invest", "INVEST ", "DEINVEST", "CaseKind.INVEST", "x" * 400),
    *each(PENCE, *NO_PENCE),
    ("content/money/0/amount/qualifier", "LESS_THAN"),
    ("content/money/0/financialYear", "2009/2010"),
    ("content/money", {}),
    ("content/money/0", "£1.5m"),
    ("content/authors", "somebody"),
    *each("content/authors/0", 1, None, "", "Dr Oak", "0" * 36, "' OR 1=1 --", "x" * 400),
    *each("content/parties/0/organisation", "a81001", "A8", "A81001\n", "LOCAL-", "x" * 400, 81001),
    ("content/beneficiaries/0", "EVERYBODY"),
    *each("reference", 5, None, "", " CASE", "x" * 41, "CASE\n1", "ÄRGER/1"),
    *each("occurredAt", *NO_INSTANTS),
    *each("mode", "live", "DREAM", 1, None, []),
    *each("actingFor", "me", 1, []),
    *each("corrects", "1", 1, {}),
    *each("reason", "", "  ", "x" * 20_001, 1),
]
IN_AN_ORGANISATION: list[tuple[str, Any]] = [
    *each("opened", *NO_DATES),
    *each("closed", *NO_DAYS),
    *each("organisation", "t1234", "T1", "T" * 11, "T 12", "", 1, None),
    ("name", "x" * 201),
    ("kind", "HOSPITAL"),
]
UNKNOWN_MEMBERS = ("colour", "content/colour", "content/money/0/vat", "content/money/0/amount/pence", "issuedBy", "by")
NEEDED = ("reference", "content", TITLE, KIND, "content/origin", "content/summary", "content/recommendation", PENCE)


def spoilt(sound: Json, place: str, bad: object) -> Json:
    """A body with another value at this place."""
    *steps, last = (int(step) if step.isdigit() else step for step in place.split("/"))
    inner: Any = sound
    for step in steps:
        inner = inner[step]
    inner[last] = bad
    return sound


def without(sound: Json, place: str) -> Json:
    """A body without the member at this place."""
    *steps, last = (int(step) if step.isdigit() else step for step in place.split("/"))
    inner: Any = sound
    for step in steps:
        inner = inner[step]
    del inner[last]
    return sound


def sound_case(author: str) -> Json:
    """The request that begins a case, as it should be."""
    parties = [{"organisation": "T99999", "role": "INCUMBENT"}]
    said = registers.content([author], parties=parties, beneficiaries=["ALL_MEMBER_PRACTICES"])
    return {"reference": registers.reference(), "content": said}


def sound_organisation() -> Json:
    """The request that enters an organisation, as it should be."""
    return {"organisation": "T99998", "name": "Oak Surgery", "kind": "GP_PRACTICE"}


def named(table: list[tuple[str, Any]]) -> list[Any]:
    """Each line of a table with a name by which a failing test is recognised."""
    return [
        pytest.param(place, bad, id=f"{number}-{place.replace('/', '.')}-{ascii(bad)[:24]}")
        for number, (place, bad) in enumerate(table)
    ]


def expect_place(body: Body, path: str, said: Json, place: str) -> None:
    """The request is refused, and the answer names the place or what holds it."""
    caller = body.secretary if path == "cases" else body.registrar
    problem = caller.refused(path, said)
    assert problem.status == 400, problem
    found = {pointer.removeprefix("#/") for pointer in problem.places}
    assert any(place == one or place.startswith(f"{one}/") for one in found if one), problem


@pytest.mark.parametrize(("place", "bad"), named(IN_A_CASE))
def test_a_case_with_a_bad_member_is_refused_and_the_member_named(
    body: Body, author: str, place: str, bad: object
) -> None:
    expect_place(body, "cases", spoilt(sound_case(author), place, bad), place)


@pytest.mark.parametrize(("place", "bad"), named(IN_AN_ORGANISATION))
def test_an_organisation_with_a_bad_member_is_refused_and_the_member_named(body: Body, place: str, bad: object) -> None:
    expect_place(body, "organisations", spoilt(sound_organisation(), place, bad), place)


@pytest.mark.parametrize("place", UNKNOWN_MEMBERS)
def test_a_member_that_nobody_documented_is_refused_and_named(body: Body, author: str, place: str) -> None:
    expect_place(body, "cases", spoilt(sound_case(author), place, 1), place)


@pytest.mark.parametrize("place", NEEDED)
def test_a_member_that_is_needed_is_named_when_it_is_missing(body: Body, author: str, place: str) -> None:
    expect_place(body, "cases", without(sound_case(author), place), place)


def test_money_that_is_a_range_without_an_end_is_refused(body: Body, author: str) -> None:
    said = spoilt(sound_case(author), "content/money/0/amount/qualifier", "RANGE")
    expect_place(body, "cases", said, "content/money/0/amount")


def test_every_fault_of_a_request_is_named_at_once(body: Body, author: str) -> None:
    said = spoilt(spoilt(sound_case(author), TITLE, 5), KIND, "DEINVEST")
    problem = body.secretary.refused("cases", spoilt(said, PENCE, 0.5))
    assert problem.places >= {f"#/{TITLE}", f"#/{KIND}", f"#/{PENCE}"}, problem


def test_what_was_sent_is_not_repeated_in_the_answer(body: Body, author: str) -> None:
    said = spoilt(sound_case(author), "content/authors/0", "Mrs Jones of 1 Acacia Avenue")
    assert "Acacia" not in str(body.secretary.refused("cases", said))

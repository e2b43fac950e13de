"""Commands about what is not on record, in every context: refused by name, and nothing is written."""

from typing import Final

import httpx
import pytest

from api_tests import registers
from api_tests.bodies import Body
from api_tests.client import Json
from api_tests.problems import problem_of

pytestmark = pytest.mark.usefixtures("nothing_written")

NOBODY: Final = "01890a5d-ac96-774b-bcce-b302099a8057"
NOWHERE: Final = "ZZZ99"
CLOSED: Final = {"closed": "2010-01-01"}
STATEMENT: Final = {"person": NOBODY, "category": "FINANCIAL", "narrative": "Shares."}
STARTS: Final = "2010-01-01T10:00:00Z"
MOTION: Final = f"meetings/{NOBODY}/items/{NOBODY}/motions"
VERSION: Final = {"version": 1, "board": NOBODY}
CHECK: Final = {"version": 1, "check": "Quality", "status": "PASSED", "checkedBy": NOBODY}

REGISTRAR: list[tuple[str, Json]] = [
    (f"organisations/{NOWHERE}/closure", CLOSED),
    (f"organisations/{NOWHERE}/names", {"name": "Elm"}),
    ("organisation-links", {"holder": NOWHERE, "held": "ZZZ98", "kind": "OWNERSHIP"}),
    (f"organisation-links/{NOBODY}/end", {"ended": "2010"}),
    ("memberships", {"organisation": NOWHERE}),
    (f"memberships/{NOWHERE}/end", {"left": "2010"}),
    (f"people/{NOBODY}/positions", {"organisation": NOWHERE, "kind": "PARTNER"}),
    (f"positions/{NOBODY}/end", {"left": "2010"}),
    (f"boards/{NOBODY}/seats", {"title": "GP", "roles": ["GP"], "basis": "ELECTED"}),
    (f"boards/{NOBODY}/seats/{NOBODY}/appointments", {"person": NOBODY, "termFrom": "2010"}),
    (f"boards/{NOBODY}/seats/{NOBODY}/vacancies", {"person": NOBODY, "vacated": "2010"}),
]
SECRETARY: list[tuple[str, Json]] = [
    (f"cases/{NOBODY}/submissions", {}),
    (f"cases/{NOBODY}/returns", {"why": "More work."}),
    (f"cases/{NOBODY}/withdrawals", {"why": "No money."}),
    (f"cases/{NOBODY}/due-diligence", VERSION),
    (f"cases/{NOBODY}/due-diligence/checks", CHECK),
    (f"cases/{NOBODY}/due-diligence/completions", {"version": 1, "completedBy": NOBODY}),
    ("proposals", {"case": NOBODY, "version": 1, "fromBoard": NOBODY, "toBoard": NOBODY, "proposers": [NOBODY]}),
    (f"proposals/{NOBODY}/withdrawals", {"why": "Duplicate."}),
    ("interests", STATEMENT),
    (f"interests/{NOBODY}/amendments", STATEMENT),
    (f"interests/{NOBODY}/end", {"person": NOBODY, "ended": "2010"}),
    ("nil-returns", {"person": NOBODY, "made": "2010-01-01"}),
    ("meetings", {"board": NOBODY, "startsAt": STARTS, "place": "Room 1"}),
    (f"meetings/{NOBODY}/notices", {"given": "2009-12-01"}),
    (f"meetings/{NOBODY}/opening", {"presiding": NOBODY}),
    (f"meetings/{NOBODY}/arrivals", {"person": NOBODY}),
    (f"meetings/{NOBODY}/departures", {"person": NOBODY}),
    (f"meetings/{NOBODY}/items", {"number": "1", "title": "Any", "purpose": "NOTING"}),
    (f"meetings/{NOBODY}/items/{NOBODY}/opening", {"presiding": NOBODY}),
    (f"meetings/{NOBODY}/items/{NOBODY}/declarations", {"person": NOBODY, "category": "FINANCIAL"}),
    (MOTION, {"direction": "APPROVE", "text": "That the board approve."}),
    (f"{MOTION}/{NOBODY}/votes", {"seat": NOBODY, "voter": NOBODY, "choice": "FOR"}),
    (f"{MOTION}/{NOBODY}/casting-votes", {"presiding": NOBODY, "choice": "FOR"}),
    (f"{MOTION}/{NOBODY}/close", {}),
    (f"{MOTION}/{NOBODY}/decisions", {}),
    (f"{MOTION}/{NOBODY}/decisions:preview", {}),
    (f"{MOTION}/{NOBODY}/votes:preview", {"seat": NOBODY, "voter": NOBODY, "choice": "FOR"}),
]


@pytest.mark.parametrize(("path", "said"), REGISTRAR, ids=[path for path, _ in REGISTRAR])
def test_nothing_is_registered_about_what_is_not_on_record(body: Body, path: str, said: Json) -> None:
    _refused(body.registrar.post(path, said, if_match='"1"'))


@pytest.mark.parametrize(("path", "said"), SECRETARY, ids=[path for path, _ in SECRETARY])
def test_nothing_is_recorded_about_what_is_not_on_record(body: Body, path: str, said: Json) -> None:
    answer = body.secretary.post(path, said, if_match='"1"')
    if path.endswith("votes:preview") and answer.is_success:
        assert answer.json()["problem"]["type"] == "/problems/unknown-meeting"
    else:
        _refused(answer)


def test_a_case_names_people_and_organisations_on_the_registers(body: Body, author: str) -> None:
    wrong: list[tuple[Json, str, str]] = [
        (registers.content([NOBODY]), "unknown-person", "#/content/authors/0"),
        (registers.content([author], sponsor=NOBODY), "unknown-person", "#/content/sponsor"),
        (
            registers.content([author], parties=[{"organisation": NOWHERE, "role": "BIDDER"}]),
            "unknown-organisation",
            "#/content/parties/0/organisation",
        ),
    ]
    for said, code, place in wrong:
        problem = body.secretary.refused("cases", {"reference": registers.reference(), "content": said})
        assert (problem.status, problem.code) == (404, code), problem
        assert place in problem.places, problem


def test_a_body_whose_record_is_not_open_is_not_found(body: Body) -> None:
    for path in ("", "cases", "organisations", "log/checkpoint"):
        assert body.auditor.about("ZZZ97").get(path).status_code == 404


def _refused(answer: httpx.Response) -> None:
    problem = problem_of(answer)
    if problem.code == "due-diligence-not-opened":  # what never began on a case, unknown or not, cannot go on
        return
    assert problem.status == 404, problem
    assert problem.code.startswith("unknown-"), problem

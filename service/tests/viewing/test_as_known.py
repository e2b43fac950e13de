"""As known then: every register and every thing can be read as the record stood at a position or an instant."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone

import httpx
import pytest

from service.auth.callers import Role
from service.tests.serving import Json, Service
from service.tests.viewing.registers import REGISTERS, Registers

NOT_AS_KNOWN = {"log/facts"}  # the log is what is known
KNOWN = [register for register in REGISTERS if register not in NOT_AS_KNOWN]


def things(body: Registers) -> Iterator[str]:
    """One thing of every kind that can be read by itself."""
    board = f"boards/{body.development.board}"
    yield from ("", "organisations/LOCAL-OAK1", f"people/{body.person('Foster')}", board)
    yield from (f"{board}/charters/1", f"cases/{body.case_id}/versions/1", f"cases/{body.case_id}/due-diligence")
    yield f"{board}/seats/{body.development.seats['Adams']}"
    for register, name in (
        ("positions", "position"),
        ("cases", "case"),
        ("proposals", "proposal"),
        ("meetings", "meeting"),
        ("decisions", "decision"),
        ("interests", "interest"),
    ):
        line = body.everything(register)[0]
        yield f"{register}/{line.get(name) or line['id']}"


def change_everything(body: Registers) -> None:
    """Something happens to everything on every register."""
    body.registrar.record("organisations/LOCAL-OAK1/names", {"name": "Oak Federation"})
    position = f"positions/{body.everything('positions')[0]['position']}"
    body.registrar.record_upon(position, f"{position}/end", {"left": "2009-12-31"})
    seat = f"boards/{body.development.board}/seats/{body.development.seats['Davies']}"
    body.registrar.record(f"{seat}/vacancies", {"person": body.person("Davies"), "vacated": "2009-12-31"})
    interest = f"interests/{body.everything('interests')[0]['interest']}"
    end = {"person": body.person("Green"), "ended": "2009-12-31"}
    body.secretary.record_upon(interest, f"{interest}/end", end)
    proposal = f"proposals/{body.everything('proposals')[0]['proposal']}"
    body.secretary.record(f"{proposal}/withdrawals", {"why": "Twice proposed"})
    meeting = f"meetings/{body.everything('meetings')[0]['meeting']}"
    body.secretary.record(f"{meeting}/departures", {"person": body.person("Clark")})
    body.interest("Evans", "LOCAL-ELM1")
    body.nil_return("Davies")
    body.board("Scrutiny", "ADVISORY")
    body.person("Newcomer")
    body.secretary.record(f"cases/{body.case_id}/withdrawals", {"why": "No money"})
    body.recommended(reference="WF/LATE")
    body.adopt_again_as(3, "2011-04-01")


@pytest.fixture(scope="module")
def before_and_after(one_service: Service) -> tuple[Registers, int, dict[str, httpx.Response]]:
    """A body in which everything has changed, the position before, and all answers of before."""
    body = Registers(one_service)
    position = body.size()
    answers = {path: body.auditor.get(path) for path in things(body)}
    answers |= {register: body.auditor.get(body.path(register), limit=1000) for register in KNOWN}
    change_everything(body)
    return body, position, answers


Known = tuple[Registers, int, dict[str, httpx.Response]]


def test_what_was_known_stays_readable_byte_for_byte_by_position(before_and_after: Known) -> None:
    body, position, answers = before_and_after
    for path, then in answers.items():
        limit = 1000 if path in KNOWN else None
        again = body.auditor.get(body.path(path), position=position, limit=limit)
        assert (again.status_code, again.content) == (200, then.content), path
        assert again.headers["Record-Position"] == then.headers["Record-Position"] == str(position)
        assert again.headers.get("ETag") == then.headers.get("ETag")


def test_what_was_known_stays_readable_by_the_instant_of_its_last_fact(before_and_after: Known) -> None:
    body, position, answers = before_and_after
    known_at = body.recorded_at(position).isoformat()
    for path, then in answers.items():
        again = body.auditor.get(body.path(path), known_at=known_at, limit=1000 if path in KNOWN else None)
        assert (again.status_code, again.content) == (200, then.content), path


def test_and_everything_reads_otherwise_now(before_and_after: Known) -> None:
    """Or the two tests above would show nothing."""
    body, _, answers = before_and_after
    same = {path for path, then in answers.items() if _results(body.auditor.get(body.path(path))) == _results(then)}
    assert not same & set(KNOWN)
    assert len(same) < len(answers) / 3, same


def test_a_moment_between_two_facts_is_that_of_the_earlier(registers: Registers) -> None:
    earlier, later = registers.recorded_at(2), registers.recorded_at(3)
    just_before = later - timedelta(microseconds=1)
    for moment, position in ((earlier, 2), (just_before, 2), (later, 3)):
        answer = registers.auditor.get("", known_at=moment.isoformat())
        assert (answer.status_code, answer.headers["Record-Position"]) == (200, str(position))


def test_an_instant_may_be_said_with_any_offset(registers: Registers) -> None:
    moment = registers.recorded_at(5)
    elsewhere = moment.astimezone(timezone(timedelta(hours=-5)))
    for text in (moment.isoformat(), moment.isoformat().replace("+00:00", "Z"), elsewhere.isoformat()):
        assert registers.auditor.get("people", known_at=text).headers["Record-Position"] == "5"


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ({"position": 10**6}, "position"),
        ({"position": 0}, "position"),
        ({"position": "01"}, "position"),
        ({"known_at": "2999-01-01T00:00:00Z"}, "known_at"),
        ({"known_at": "2009-01-01T00:00:00Z"}, "known_at"),
        ({"known_at": "2009-01-01"}, "known_at"),
        ({"known_at": "now"}, "known_at"),
        ({"as_at": "2999-01-01"}, "as_at"),
        ({"as_at": "2009"}, "as_at"),
    ],
)
def test_a_time_of_which_nothing_is_known_is_refused_and_never_taken_for_now(
    registers: Registers, query: Json, parameter: str
) -> None:
    answer = registers.auditor.get("positions", **query)
    problem = answer.json()
    assert answer.status_code == problem["status"] == 400
    named = [problem.get("parameter"), *(fault["parameter"] for fault in problem.get("errors", ()))]
    assert parameter in named


def test_two_times_of_knowing_are_one_too_many(registers: Registers) -> None:
    now = datetime.now(UTC).isoformat()
    problem = registers.auditor.get("people", position=3, known_at=now).json()
    assert (problem["status"], problem["type"]) == (400, "/problems/invalid-moment")


def test_what_was_true_and_what_was_known_are_two_questions(service: Service) -> None:
    body = Registers(service)
    found = body.everything("positions")[0]
    position, before = f"positions/{found['position']}", body.size()
    body.registrar.record_upon(position, f"{position}/end", {"left": "2009-12-31"})
    asked = {"as_at": "2010-06-01"}
    assert body.auditor.read(position, **asked)["held"] == "NO"
    assert body.auditor.read(position, **asked, position=before)["held"] == "YES"
    assert body.auditor.read(position, as_at="2009-06-01")["held"] == "YES"


def test_nothing_is_known_of_a_body_before_its_record_is_opened(service: Service) -> None:
    stranger = service.caller("Z9Z9Z", Role.AUDITOR)
    for path in ("", "people", "cases"):
        answer = stranger.get(path)
        assert (answer.status_code, answer.json()["type"]) == (404, "/problems/unknown-body")


def test_a_thing_does_not_exist_before_it_was_recorded(registers: Registers) -> None:
    case = registers.everything("cases")[0]
    assert registers.auditor.get(f"cases/{case['case']}", position=case["since"]).status_code == 200
    assert registers.auditor.get(f"cases/{case['case']}", position=case["since"] - 1).status_code == 404


def test_an_etag_is_the_position_of_the_last_fact_about_the_thing(registers: Registers) -> None:
    case = registers.everything("cases")[0]["case"]
    about = [one["position"] for one in registers.auditor.read(f"cases/{case}/history")["results"]]
    assert registers.auditor.get(f"cases/{case}").headers["ETag"] == f'"{about[-1]}"'
    assert registers.auditor.get(f"cases/{case}", position=about[-1] - 1).headers["ETag"] == f'"{about[-2]}"'


def test_every_thing_says_in_which_state_it_was_read(registers: Registers) -> None:
    for path in things(registers):
        answer = registers.auditor.get(path)
        etag = int(answer.headers["ETag"].strip('"'))
        assert 1 <= etag <= int(answer.headers["Record-Position"]), path


def _results(answer: httpx.Response) -> object:
    said = answer.json()
    return said.get("results", {name: held for name, held in said.items() if name not in {"logSize", "position"}})

"""What is restricted is read for a reason, and entered in the access log before the answer leaves."""

import hashlib
from base64 import b64decode

import pytest

from service.auth.callers import Role
from service.tests.access_log.conftest import Watched
from service.tests.serving import Json, Somebody

REASON = {"Access-Reason": "Complaint 2018/17"}


def problem_of(asker: Somebody, path: str, **headers: str) -> Json:
    answer = asker.ask("GET", path, headers={name.replace("_", "-"): held for name, held in headers.items()})
    found: Json = answer.json()
    assert answer.headers["content-type"] == "application/problem+json", answer.text
    return found


def test_what_is_restricted_is_not_read_without_a_reason(body: Watched) -> None:
    for path in ("log/facts", "log/facts/1", "breaches", "legal-holds", "late-declarations", "access-log"):
        problem = problem_of(body.auditor.without_reason(), path)
        assert (problem["status"], problem["type"]) == (400, "/problems/access-reason-missing"), path
        assert [(one["parameter"], one["in"]) for one in problem["errors"]] == [("Access-Reason", "header")]
    assert body.entries() == []


def test_an_entry_says_who_read_what_and_why(body: Watched) -> None:
    trace = "4bf92f3577b34da6a3ce929d0e0e4736"
    traced = {"traceparent": f"00-{trace}-00f067aa0ba902b7-01"}
    answer = body.auditor.ask("GET", "log/facts/2", headers=REASON | traced)
    assert answer.status_code == 200
    (entry,) = body.entries()
    assert entry["operation"] == "readFact"
    assert entry["asked"] == {"position": "2"}
    assert entry["thing"] == "position:2"
    assert entry["position"] == int(answer.headers["Record-Position"])
    assert entry["reason"] == "Complaint 2018/17"
    assert entry["roles"] == ["auditor"]
    assert entry["client"] == "decisions-cli"
    assert entry["issuer"].startswith("urn:")
    assert entry["traceId"] == trace
    assert entry["at"].endswith("Z")


def test_whoever_is_on_the_register_of_people_is_named_by_their_entry(body: Watched) -> None:
    body.service.caller(body.ods, Role.SECRETARY, person=body.ben).read("breaches")
    (entry,) = body.entries()
    assert entry["person"] == body.ben


def test_the_entry_itself_holds_no_words(body: Watched) -> None:
    body.auditor.ask("GET", "log/facts", params={"about": "person:Dr. Canary"}, headers=REASON)
    (entry,) = body.entries()
    assert "Complaint" not in entry["entry"]
    assert "Canary" not in entry["entry"]
    assert entry["asked"]["about"] == "?"


@pytest.mark.parametrize("reason", ["", "\u00a0".encode()])
def test_a_reason_is_not_blank(body: Watched, reason: str | bytes) -> None:
    answer = body.auditor.ask("GET", "breaches", headers={"Access-Reason": reason})
    assert (answer.status_code, answer.json()["type"]) == (400, "/problems/access-reason-missing")


@pytest.mark.parametrize("reason", ["x" * 201, "two\twords", b"\xff\xfe", "hidden\u200bsign".encode(), b"c1\xc2\x85"])
def test_a_reason_is_short_and_plain_text(body: Watched, reason: str | bytes) -> None:
    answer = body.auditor.ask("GET", "breaches", headers={"Access-Reason": reason})
    assert (answer.status_code, answer.json()["type"]) == (400, "/problems/invalid-access-reason")
    assert body.entries() == []


def test_a_reason_may_be_in_any_script(body: Watched) -> None:
    body.auditor.ask("GET", "breaches", headers={"Access-Reason": "Cwyn Siân à".encode()})
    assert [one["reason"] for one in body.entries()] == ["Cwyn Siân à"]


def test_what_is_not_there_and_what_is_not_permitted_is_not_entered(body: Watched) -> None:
    assert body.auditor.get("log/facts/999").status_code == 404
    assert body.publisher.get("breaches").status_code == 403
    assert body.entries() == []


def test_what_everybody_reads_needs_no_reason_and_makes_no_entry(body: Watched) -> None:
    interest = body.declare()
    for reader in (body.auditor, body.secretary, body.publisher):
        for path in ("", "interests", f"interests/{interest}", "register-entries", "people", "log/checkpoint"):
            assert reader.without_reason().get(path).status_code == 200, path
    assert body.entries() == []


def test_a_withheld_interest_is_shown_to_few_for_a_reason(body: Watched) -> None:
    interest = body.declare(publicationWithheld=True)
    for path in ("interests", f"interests/{interest}", "register-entries"):
        problem = problem_of(body.secretary.without_reason(), path)
        assert problem["type"] == "/problems/access-reason-missing", path
        assert body.secretary.get(path).status_code == 200
    assert body.operations() == ["listInterests", "readInterest", "listRegisterEntries"]
    assert {tuple(one["discloses"]) for one in body.entries()} == {(f"interest:{interest}",)}
    assert {one["thing"] for one in body.entries()} == {f"interest:{interest}"}


def test_nobody_is_entered_who_sees_a_placeholder_or_their_own(body: Watched) -> None:
    interest = body.declare(publicationWithheld=True)
    assert body.publisher.without_reason().read("interests")["results"][0]["withheld"]
    assert body.member(body.ada).without_reason().get(f"interests/{interest}").status_code == 200
    assert body.entries() == []


def test_the_entries_are_a_chain_that_anybody_can_reckon_again(body: Watched) -> None:
    for path in ("breaches", "log/facts/1", "legal-holds"):
        body.auditor.read(path)
    before = bytes(32)
    found = body.watcher.read("access-log")["results"]
    for number, entry in enumerate(found, start=1):
        assert entry["number"] == number
        before = hashlib.sha256(b"\x02" + before + entry["entry"].encode()).digest()
        assert b64decode(entry["link"]) == before


def test_whoever_reads_the_access_log_is_entered_in_it(body: Watched) -> None:
    body.watcher.read("access-log")
    (entry,) = body.watcher.read("access-log")["results"]
    assert entry["operation"] == "listAccesses"


def test_auditors_and_the_data_protection_officer_read_it_and_no_others(body: Watched) -> None:
    body.dpo.read("access-log")
    for other in (body.secretary, body.registrar, body.publisher):
        assert other.get("access-log").status_code == 403

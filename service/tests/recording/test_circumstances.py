"""Who asked, when it happened, through what and why: kept beside every fact; and what cannot have been is refused."""

from datetime import UTC, datetime, timedelta

import pytest

from service.auth.callers import Role
from service.ids import new_id
from service.tests.recording.records import PERSON, Records
from service.tests.serving import Json


def utc(text: str) -> datetime:
    """An instant as the log writes it."""
    return datetime.fromisoformat(text)


def test_the_fact_says_who_asked_through_what_and_when(records_on_either: Records) -> None:
    before = datetime.now(UTC)
    receipt = records_on_either.registrar.record("people", PERSON)
    said = records_on_either.leaf(receipt["position"])
    assert before <= utc(said["occurredAt"]) <= utc(said["recordedAt"]) <= datetime.now(UTC)
    assert (said["recordedAt"], said["id"]) == (receipt["recordedAt"], receipt["facts"][0]["id"])
    assert (said["mode"], said["type"], said["version"]) == ("LIVE", "people.PersonRegistered", 1)
    assert (said["via"], len(said["rules"])) == ("decisions-cli", 64)
    absent = {"actingFor", "reason", "source", "corrects", "supersedes", "causation", "idempotencyKey"}
    assert not absent & said.keys()


def test_the_actor_is_the_subject_of_the_token_whatever_the_body_says(records: Records) -> None:
    asked = [records.service.caller(records.ods, Role.REGISTRAR) for _ in range(2)]
    actors = [records.leaf(one.record("people", PERSON)["position"])["actor"] for one in asked]
    assert len(set(actors)) == 2
    for name in ("actor", "issuedBy", "by", "via", "recordedAt", "at"):
        assert asked[0].refused("people", PERSON | {name: actors[1]})["errors"][0]["pointer"] == f"#/{name}"


def test_the_callers_ids_stand_in_the_fact_and_in_the_answer(records: Records) -> None:
    request, correlation = f"req-{new_id()}", f"cor-{new_id()}"
    answer = records.registrar.post("people", PERSON, X_Request_ID=request, X_Correlation_ID=correlation)
    said = records.leaf(answer.json()["position"])
    assert (said["requestId"], said["correlationId"], said["idempotencyKey"]) == (request, correlation, request)
    assert (answer.headers["X-Request-ID"], answer.headers["X-Correlation-ID"]) == (request, correlation)


def test_ids_that_we_make_stand_in_the_fact_but_are_no_key(records: Records) -> None:
    answer = records.registrar.post("people", PERSON)
    said = records.leaf(answer.json()["position"])
    made = answer.headers["X-Request-ID"]
    assert (said["requestId"], said["correlationId"]) == (made, made)
    assert "idempotencyKey" not in said


def test_every_circumstance_is_kept_and_words_are_kept_apart(records: Records) -> None:
    person = records.registrar.make("people", PERSON)
    myself = records.service.caller(records.ods, Role.REGISTRAR, person=person)
    circumstances = {
        "occurredAt": "2009-06-16T19:30:00.5+01:00",
        "actingFor": person,
        "reason": "Dr Jones asked for it",
        "source": "Minutes, page 3",
    }
    receipt = myself.record("people", PERSON | circumstances)
    said = records.leaf(receipt["position"])
    assert said["occurredAt"] == "2009-06-16T18:30:00.500000Z"
    assert said["actingFor"] == person
    assert [list(said[name]) for name in ("reason", "source")] == [["_sd"], ["_sd"]]
    assert "Jones" not in str(said)


def test_nothing_is_recorded_before_it_has_happened(records: Records) -> None:
    size, soon = records.size(), datetime.now(UTC) + timedelta(minutes=5)
    problem = records.registrar.refused("people", PERSON | {"occurredAt": soon.isoformat()})
    assert (problem["status"], problem["type"]) == (409, "/problems/not-yet-happened")
    assert [fault["pointer"] for fault in problem["errors"]] == ["#/occurredAt"]
    assert records.size() == size


@pytest.mark.parametrize(
    "moment",
    [
        "2009-06-16T18:30:00",
        "2009-06-16",
        "2009-06-16 18:30:00Z",
        "2009-06-31T18:30:00Z",
        "2009-06-16T24:00:00Z",
        "2009-06-16T18:30:60Z",
        "2009-06-16T18:30:00.1234567Z",
        "2009-06-16T18:30:00-00:00",
        "0001-01-01T00:00:00+14:00",
        "",
        1245177000,
    ],
)
def test_a_moment_that_is_none_is_refused_by_its_place(records: Records, moment: object) -> None:
    problem = records.registrar.refused("people", PERSON | {"occurredAt": moment})
    assert (problem["status"], problem["errors"][0]["pointer"]) == (400, "#/occurredAt")


TOLD_IN_FULL = {
    "mode": "RETROSPECTIVE",
    "occurredAt": "2009-06-16T18:30:00Z",
    "reason": "Minuted only",
    "source": "Minutes, page 3",
}


def test_what_is_written_down_afterwards_says_so_in_the_fact(records_on_either: Records) -> None:
    receipt = records_on_either.registrar.record("people", PERSON | TOLD_IN_FULL)
    said = records_on_either.leaf(receipt["position"])
    assert (said["mode"], said["occurredAt"]) == ("RETROSPECTIVE", "2009-06-16T18:30:00.000000Z")
    assert [list(said[name]) for name in ("reason", "source")] == [["_sd"], ["_sd"]]
    assert "findings" not in said
    assert receipt.get("findings", []) == []


@pytest.mark.parametrize("missing", ["occurredAt", "reason", "source"])
@pytest.mark.parametrize("instead", [None, "   "])
def test_the_past_is_told_with_its_time_its_reason_and_its_source(
    records: Records, missing: str, instead: str | None
) -> None:
    size = records.size()
    told = {name: held for name, held in TOLD_IN_FULL.items() if name != missing}
    problem = records.registrar.refused("people", PERSON | told | ({missing: instead} if instead else {}))
    assert problem["status"] == 400
    assert [fault["pointer"] for fault in problem["errors"]] == [f"#/{missing}"]
    assert records.size() == size


def test_nobody_acts_for_somebody_else_without_a_registered_right(records: Records) -> None:
    somebody = records.registrar.make("people", PERSON)
    size = records.size()
    myself = records.service.caller(records.ods, Role.REGISTRAR, person=new_id())
    for caller in (records.registrar, myself):
        problem = caller.refused("people", PERSON | {"actingFor": somebody})
        assert (problem["status"], problem["type"]) == (403, "/problems/acting-for-not-registered")
        assert [fault["pointer"] for fault in problem["errors"]] == ["#/actingFor"]
    assert records.size() == size


@pytest.mark.parametrize("name", ["corrects", "supersedes"])
def test_only_a_correction_claims_to_correct_another_fact(records: Records, name: str) -> None:
    size = records.size()
    problem = records.registrar.refused("people", PERSON | {name: new_id()})
    assert (problem["status"], problem["type"]) == (409, "/problems/not-a-correction")
    assert [fault["pointer"] for fault in problem["errors"]] == [f"#/{name}"]
    assert records.size() == size


def test_a_preview_takes_the_circumstances_that_recording_takes(records: Records) -> None:
    path = f"meetings/{new_id()}/items/{new_id()}/motions/{new_id()}"
    ballot = {"seat": new_id(), "voter": new_id(), "choice": "FOR"}
    for preview, said in ((f"{path}/votes:preview", ballot), (f"{path}/decisions:preview", {})):
        problem = records.secretary.refused(preview, said | {"mode": "RETROSPECTIVE"})
        assert problem["type"] == "/problems/past-without-source"


@pytest.mark.parametrize("name", ["mode", "actingFor", "reason", "source", "corrects", "supersedes"])
@pytest.mark.parametrize("held", ["", " ", 1, ["LIVE"], "live", "x" * 20_001])
def test_a_circumstance_in_another_form_is_refused_by_its_place(records: Records, name: str, held: object) -> None:
    if name in {"reason", "source"} and held == "live":
        return  # these are free words
    problem = records.registrar.refused("people", PERSON | {name: held})
    assert (problem["status"], problem["errors"][0]["pointer"]) == (400, f"#/{name}")


def test_what_was_made_is_found_where_the_answer_says(records: Records) -> None:
    body: Json = {"name": "NHS Elsewhere", "kind": "PCT"}
    ods = "Z" + new_id()[-6:].upper()
    registrar = records.service.caller(ods, Role.REGISTRAR)
    places = [registrar.post("establishment", body), registrar.post("people", PERSON), registrar.post("boards", BOARD)]
    for made in places:
        place = made.headers["Location"]
        assert made.json()["location"] == place
        assert registrar.get(place.removeprefix(f"/v1/bodies/{ods}").lstrip("/")).status_code == 200
        assert not place.endswith("/")


BOARD: Json = {"name": "Approvals", "kind": "APPROVAL"}

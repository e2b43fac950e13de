"""A case to give a service up over HTTP: its stage, its trigger and the options that were considered."""

from service.tests.meetings.make import Body
from service.tests.serving import Json, Service

WEIGHED: Json = {
    "trigger": "SHIFT_TO_COMMUNITY",
    "evidence": "Seventeen pilots",
    "options": [
        {"kind": "DO_NOTHING", "account": "Patients travel", "preferred": False},
        {"kind": "STOP", "account": "Clinics take over", "preferred": True},
    ],
}


def test_a_case_shows_its_stage_and_what_was_considered_beside_decommissioning(service: Service) -> None:
    body = Body(service)
    case = body.case("WF/1", kind="DECOMMISSION", stage="FULL_BUSINESS_CASE", disinvestment=WEIGHED)
    shown = body.secretary.read(f"cases/{case}")["content"]
    assert (shown["stage"], shown["disinvestment"]) == ("FULL_BUSINESS_CASE", WEIGHED)
    other = body.secretary.read(f"cases/{body.case('WF/2')}")["content"]
    assert {"stage", "disinvestment"}.isdisjoint(other)


def test_a_case_to_decommission_is_not_submitted_without_them(service: Service) -> None:
    body = Body(service)
    told: Json = {
        "title": "Dermatology in hospital",
        "kind": "DECOMMISSION",
        "origin": "BODY",
        "summary": "Outpatients",
        "recommendation": "Stop",
        "authors": [body.person("Writer")],
    }
    case = body.secretary.make("cases", {"reference": "WF/1", "content": told})
    headers: Json = body.secretary.etag(f"cases/{case}")
    answer = body.secretary.post(f"cases/{case}/submissions", None, **headers)
    assert (answer.status_code, answer.json()["missing"]) == (409, ["disinvestment"])

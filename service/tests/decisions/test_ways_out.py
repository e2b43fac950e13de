"""The ways out of a quorum lost to conflicts by people who are free, over HTTP."""

from datetime import date

from service.tests.decisions.committee import MEMBERS, Committee
from service.tests.serving import Json, Service


def test_a_panel_and_co_opted_members_stand_in_the_course_of_the_question(either_service: Service) -> None:
    committee = Committee(either_service)
    lost = committee.decided(committee.case("WF/1"), "APPROVE", "Evans", "Foster")
    path, on = f"decisions/{lost['decision']}", lost["decided"]
    panel: Json = {
        "convenedBy": committee.person("Officer"),
        "panel": [committee.person("Lay"), committee.person("Nurse")],
        "instructions": "Bring in a neighbour",
        "on": on,
        "why": "Conflicts left too few",
    }
    committee.secretary.record(f"{path}/conflicts-panels", panel)
    seat = committee.registrar.make(
        f"boards/{committee.committee.board}/seats",
        {"title": "Neighbour", "roles": ["GP"], "office": "MEMBER", "basis": "CO_OPTED"},
    )
    seats = f"boards/{committee.committee.board}/seats/{seat}"
    neighbour = {"person": committee.person("Neighbour"), "termFrom": "2009-04-01"}
    committee.registrar.record(f"{seats}/appointments", neighbour)
    later = committee.sitting(committee.committee, *MEMBERS, on=date(2099, 7, 21)).meeting
    co_option: Json = {"meeting": later, "seats": [seat], "on": on, "why": "A swap"}
    committee.secretary.record(f"{path}/co-options", co_option)
    shown = committee.secretary.read(path)
    assert shown["status"] == "CARRIED_OVER"
    _, convened, swapped = shown["course"]
    assert (convened["instructions"], convened["people"]) == ("Bring in a neighbour", panel["panel"])
    assert swapped["people"] == [committee.person("Neighbour")]
    [listed] = committee.secretary.read("decisions", status="CARRIED_OVER")["results"]
    assert listed["decision"] == lost["decision"]

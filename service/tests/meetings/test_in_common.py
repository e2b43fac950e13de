"""Two bodies and two boards of one of them sit together: one discussion, and each decides by its own rules."""

from datetime import date

import pytest

from service.auth.callers import EVERY, Role
from service.tests.meetings.make import Board, Body, Motion, Sitting
from service.tests.serving import Service

EVENING = date(2014, 6, 2)


class Constituent(Body):
    """A body with a committee of its own: who chairs it, and who else sits there."""

    def __init__(self, service: Service, *members: str, quorum: int) -> None:
        super().__init__(service)
        self.committee = self.with_a_committee("Committee", *members, quorum=quorum)

    def with_a_committee(self, name: str, *members: str, quorum: int) -> Board:
        """A committee that decides by itself where so many are there."""
        made = self.board(name, "SINGLE_COMMITTEE")
        self.adopt(made, quorum=[{"minTotal": quorum}], remit={"decides": ["FINAL_APPROVAL"]})
        for at, member in enumerate(members):
            self.seat(made, member, "GP", office="MEMBER" if at else "CHAIR")
        return made

    def names(self, sitting: Sitting, body: str, meeting: str) -> None:
        """Another meeting is named as held in common with one of ours."""
        sitting.record("common-meetings", {"body": body, "meeting": meeting})


def put(sitting: Sitting, presiding: str) -> Motion:
    """The question that all of them discuss, as one board puts it."""
    case = sitting.body.case(f"JOINT/{sitting.board.name}")
    return sitting.item("4", "FINAL_APPROVAL", case, presiding=presiding).motion("APPROVE")


def test_v7_bodies_that_sit_in_common_name_one_another_and_each_decides_with_its_own_quorum(
    either_service: Service,
) -> None:
    east = Constituent(either_service, "Adams", "Brown", quorum=2)
    west = Constituent(either_service, "Clark", "Davies", "Evans", quorum=3)
    here, there = (
        east.sitting(east.committee, "Adams", "Brown", on=EVENING),
        west.sitting(west.committee, "Clark", "Davies", on=EVENING),
    )
    east.names(here, west.ods, there.meeting)
    west.names(there, east.ods, here.meeting)
    for body, sitting, other in ((east, here, there), (west, there, here)):
        (named,) = body.secretary.read(sitting.path)["inCommon"]
        assert (named["body"], named["meeting"]) == (other.body.ods, other.meeting)
        assert body.secretary.read(sitting.path, position=named["since"] - 1)["inCommon"] == []
    outcomes = []
    for sitting, members in ((here, ("Adams", "Brown")), (there, ("Clark", "Davies"))):
        motion = put(sitting, members[0])
        motion.vote(*members)
        outcomes.append(motion.decide()["outcome"])
    assert outcomes == ["APPROVED", "NO_DECISION_INQUORATE"]
    both = either_service.caller_of({body.ods: {Role.AUDITOR: (EVERY,)} for body in (east, west)})
    found = list[str]()
    for body, sitting in ((east, here), (west, there)):
        both.ods = body.ods
        (line,) = both.read("decisions")["results"]
        assert line["meeting"] == sitting.meeting
        found.append(line["outcome"])
    assert found == outcomes
    both.ods = east.ods
    told = both.read(f"{here.path}/common-decisions")
    [question] = told["results"]
    assert [one["outcome"] for one in question["decisions"]] == outcomes
    assert (question["number"], question["alike"]) == ("4", "NO")
    assert [(one["body"], one["seen"]) for one in told["meetings"]] == [(east.ods, True), (west.ods, True)]


def test_a41_how_each_body_decided_that_sat_in_common_and_whether_alike(either_service: Service) -> None:
    east, west = (Constituent(either_service, "Adams", "Brown", quorum=2) for _ in range(2))
    here, there = (one.sitting(one.committee, "Adams", "Brown", on=EVENING) for one in (east, west))
    east.names(here, west.ods, there.meeting)
    auditor = either_service.caller_of({one.ods: {Role.AUDITOR: (EVERY,)} for one in (east, west)})

    def told(**asked: object) -> list[tuple[str, list[tuple[str, str]]]]:
        rows = auditor.read(f"{here.path}/common-decisions", **asked)["results"]
        return [(row["alike"], [(one["body"], one["outcome"]) for one in row["decisions"]]) for row in rows]

    assert told() == []
    decided = []
    for sitting in (here, there):
        motion = put(sitting, "Adams")
        motion.vote("Adams", "Brown")
        decided.append(motion.decide())
        if sitting is here:
            assert told() == [("INDETERMINATE", [(east.ods, "APPROVED")])]
    both = [(east.ods, "APPROVED"), (west.ods, "APPROVED")]
    assert told() == [("YES", both)]
    position = decided[0]["since"]
    east.person("Clark")
    assert told(position=position) == [("INDETERMINATE", both[:1])]
    assert told(known_at=west.secretary.read(f"decisions/{decided[1]['decision']}")["recordedAt"]) == [("YES", both)]
    stranger = east.secretary.read(f"{here.path}/common-decisions")
    assert [one["seen"] for one in stranger["meetings"]] == [True, False]
    assert [one["alike"] for one in stranger["results"]] == ["INDETERMINATE"]
    assert east.secretary.get(f"meetings/{there.meeting}/common-decisions").status_code == 404


def test_two_boards_of_one_body_sit_in_common(either_service: Service) -> None:
    body = Constituent(either_service, "Adams", "Brown", quorum=2)
    second = body.with_a_committee("Second", "Clark", "Davies", quorum=2)
    here, there = body.sitting(body.committee, "Adams", "Brown"), body.sitting(second, "Clark", "Davies")
    body.names(here, body.ods, there.meeting)
    assert body.secretary.read(here.path)["inCommon"][0]["meeting"] == there.meeting
    motion = put(here, "Adams")
    refused = body.secretary.refused(
        f"{motion.path}/votes", {"seat": second.seats["Clark"], "voter": body.person("Clark"), "choice": "FOR"}
    )
    assert refused["type"] == "/problems/unknown-seat"


@pytest.mark.parametrize("problem", ["in-common-with-itself", "already-in-common", "unknown-meeting"])
def test_a_meeting_in_common_is_another_one_on_record_and_named_once(either_service: Service, problem: str) -> None:
    body = Constituent(either_service, "Adams", "Brown", quorum=2)
    here, there = (body.sitting(body.committee, "Adams", "Brown", on=date(2014, 6, day)) for day in (2, 3))
    body.names(here, body.ods, there.meeting)
    named = {"in-common-with-itself": here.meeting, "already-in-common": there.meeting}
    said = {"body": body.ods, "meeting": named.get(problem, body.person("Adams"))}
    assert body.secretary.refused(f"{here.path}/common-meetings", said)["type"] == f"/problems/{problem}"


def test_a_meeting_of_another_body_is_on_its_record_where_the_caller_has_a_part_in_it(either_service: Service) -> None:
    east, west = (Constituent(either_service, "Adams", "Brown", quorum=2) for _ in range(2))
    here = east.sitting(east.committee, "Adams", "Brown", on=EVENING)
    there = west.sitting(west.committee, "Adams", "Brown", on=EVENING)
    nowhere = {"body": west.ods, "meeting": here.meeting}
    both = either_service.caller_of({one.ods: {Role.SECRETARY: (EVERY,)} for one in (east, west)})
    refused = both.refused(f"{here.path}/common-meetings", nowhere)
    assert (refused["type"], refused["errors"][0]["pointer"]) == ("/problems/unknown-meeting", "#/meeting")
    both.record(f"{here.path}/common-meetings", {"body": west.ods, "meeting": there.meeting})
    east.names(here, west.ods, east.person("Adams"))

"""What would change is told before it is recorded, of every command that may tell late how things were."""

from datetime import date
from typing import get_args

import pytest

from domain.decisions.late import LATE
from service.auth.callers import Role
from service.impact.bodies import Supposition
from service.impact.supposing import Supposed
from service.impact.trying import the_route
from service.tests.meetings.make import Motion, WalthamForest, member
from service.tests.serving import Json, Service, Somebody

CLINIC, PARENT = "F86001", "8HX01"
KINDS: tuple[type[Supposed], ...] = get_args(get_args(Supposition)[0])
COST_THE_QUORUM = [("RECOMMENDED", "NO_DECISION_INQUORATE")]


class Forest(WalthamForest):
    """The development board has recommended a case for a clinic by the votes of Adams, Brown and Clark."""

    def __init__(self, service: Service) -> None:
        super().__init__(service)
        self.organisation(CLINIC)
        self.organisation(PARENT)
        self.position("Clark", PARENT)
        case = self.case("WF/7", CLINIC)
        sitting = self.sitting(self.development, "Adams", "Brown", "Clark", on=date(2009, 6, 2))
        self.motion: Motion = sitting.item("4", "RECOMMENDATION", case, presiding="Adams").motion("RECOMMEND")
        self.motion.vote("Adams", "Brown", "Clark")
        self.decision = self.motion.decide()

    def weighed(self, by: Somebody, command: str, body: Json, **ids: str) -> Json:
        """What the command would do; the log is as long as before."""
        size = self.secretary.read("")["logSize"]
        answer = by.post("impact", {"suppose": {"command": command, "body": body} | ids})
        assert answer.status_code == 200, answer.text
        assert self.secretary.read("")["logSize"] == size
        found: Json = answer.json()
        return found

    def turns(self, by: Somebody, command: str, body: Json, **ids: str) -> list[tuple[str, str]]:
        """From which outcome to which other each decision would turn."""
        found = self.weighed(by, command, body, **ids)
        assert found["accepted"], found["problem"]
        return [(one["outcomeThen"], one["outcomeNow"]) for one in found["decisions"]]

    def share(self, name: str, since: str = "2008") -> Json:
        """A share in the clinic."""
        said = {"person": self.person(name), "category": "FINANCIAL", "organisation": CLINIC, "narrative": "A share"}
        return said | {"heldFrom": since}


@pytest.fixture
def forest(either_service: Service) -> Forest:
    return Forest(either_service)


def test_an_interest_is_supposed_and_what_is_then_recorded_gives_the_same_verdicts(forest: Forest) -> None:
    (weighed,) = forest.weighed(forest.secretary, "declareInterest", forest.share("Brown"))["decisions"]
    assert (weighed["decision"], weighed["kind"]) == (forest.decision["decision"], "DECISION")
    assert weighed["verdictThen"] == forest.decision["verdict"]
    forest.secretary.record("interests", forest.share("Brown"))
    (found,) = forest.secretary.read("rejudgements")["results"]
    for part in ("verdict", "verdictThen", "outcomeThen", "outcomeNow", "appeared", "vanished"):
        assert weighed[part] == found[part]
    assert weighed["appeared"]
    assert weighed["verdict"] != weighed["verdictThen"]


def test_whatever_ties_people_to_organisations_is_supposed(forest: Forest) -> None:
    held = {"organisation": CLINIC, "kind": "DIRECTOR", "heldFrom": "2005"}
    brown = forest.person("Brown")
    assert forest.turns(forest.registrar, "takePosition", held, person=brown) == COST_THE_QUORUM
    link = {"holder": PARENT, "held": CLINIC, "kind": "OWNERSHIP", "heldFrom": "2007"}
    assert forest.turns(forest.registrar, "linkOrganisations", link) == COST_THE_QUORUM
    assert forest.turns(forest.registrar, "linkOrganisations", link | {"heldFrom": "2010"}) == []
    interest = forest.secretary.make("interests", forest.share("Brown", "2010"))
    amended = forest.share("Brown", "2008")
    assert forest.turns(forest.secretary, "amendInterest", amended, interest=interest) == COST_THE_QUORUM


def test_the_make_up_of_a_board_is_supposed(forest: Forest) -> None:
    board, seats = forest.development.board, forest.development.seats
    gone = {"person": forest.person("Brown"), "vacated": "2009-05"}
    assert forest.turns(forest.registrar, "vacateSeat", gone, board=board, seat=seats["Brown"]) == COST_THE_QUORUM
    abolished = {"abolished": "2009-05"}
    ids = {"board": board, "seat": seats["Brown"]}
    assert forest.turns(forest.registrar, "abolishSeat", abolished, **ids) == COST_THE_QUORUM
    stricter = {"version": 2, "inForceFrom": "2009-05-01", "citation": "Board, 1 May"}
    stricter |= {
        "charter": forest.registrar.read(f"boards/{board}/charters/1")["charter"] | {"quorum": [{"minTotal": 4}]}
    }
    told = {"mode": "RETROSPECTIVE", "occurredAt": "2009-05-01T09:00:00Z", "reason": "Found", "source": "Minutes"}
    assert forest.turns(forest.registrar, "adoptCharter", stricter | told, board=board) == COST_THE_QUORUM
    assert forest.turns(forest.registrar, "adoptCharter", stricter, board=board) == []


def test_what_happened_at_an_item_is_supposed_and_what_can_no_longer_happen_is_refused(forest: Forest) -> None:
    item = forest.motion.item
    ids = {"meeting": item.sitting.meeting, "item": item.item}
    declared = {"person": forest.person("Brown"), "category": "FINANCIAL", "organisation": CLINIC, "narrative": "Mine"}
    assert forest.turns(forest.secretary, "declareAtItem", declared, **ids) == COST_THE_QUORUM
    ruling = {"person": forest.person("Brown"), "management": "LEAVE_FOR_ITEM", "determinedBy": "CHAIR"}
    ruling |= {"determiner": forest.person("Adams"), "why": "A share in the clinic"}
    found = forest.weighed(forest.secretary, "giveRuling", ruling, **ids)
    assert (found["accepted"], found["problem"]["type"]) == (False, "/problems/ruling-after-the-vote")


def test_what_takes_two_people_is_supposed_as_confirmed(forest: Forest) -> None:
    sitting = forest.motion.item.sitting
    said = {"subject": "ATTENDANCE", "person": forest.person("Brown"), "reason": "Sent apologies"}
    assert forest.turns(forest.secretary, "askCorrection", said, meeting=sitting.meeting) == COST_THE_QUORUM
    forest.secretary.record("interests", forest.share("Miller"))
    two = {"person": forest.person("Brown"), "merged": forest.person("Miller"), "reason": "Entered twice"}
    assert forest.turns(forest.registrar, "askMerge", two) == COST_THE_QUORUM


def test_a_supposition_is_refused_as_the_command_would_be_and_says_why(forest: Forest) -> None:
    interest = forest.secretary.make("interests", forest.share("Brown", "2010"))
    ended = {"person": forest.person("Brown"), "ended": "2009"}
    found = forest.weighed(forest.secretary, "endInterest", ended, interest=interest)
    assert (found["accepted"], found["problem"]["type"]) == (False, "/problems/invalid-interest-period")
    assert (found["decisions"], found["problem"]["status"]) == ([], 400)
    told = forest.secretary.refused(f"interests/{interest}/end", ended, **upon(forest, f"interests/{interest}"))
    same = ("type", "title", "status", "detail", "rule", "citation", "evidence", "errors")
    assert [told[name] for name in same] == [found["problem"][name] for name in same]


def upon(forest: Forest, thing: str) -> dict[str, str]:
    """The header of whoever acts on what is found there now."""
    return {"if_match": forest.secretary.etag(thing)["If-Match"]}


def test_nobody_supposes_what_they_may_not_record(forest: Forest) -> None:
    of_another = {"suppose": {"command": "declareInterest", "body": forest.share("Brown")}}
    assert member(forest, "Clark").refused("impact", of_another)["status"] == 403
    assert member(forest, "Brown").post("impact", of_another).status_code == 200
    held = {"organisation": CLINIC, "kind": "DIRECTOR"}
    position = {"suppose": {"command": "takePosition", "person": forest.person("Brown"), "body": held}}
    for role in (Role.SECRETARY, Role.AUDITOR):
        refused = forest.service.caller(forest.ods, role).refused("impact", position)
        assert (refused["status"], refused["type"]) == (403, "/problems/not-permitted")


def test_a_supposition_says_where_it_is_not_understood(forest: Forest) -> None:
    wrong = {"suppose": {"command": "declareInterest", "body": forest.share("Brown") | {"colour": "red"}}}
    refused = forest.secretary.refused("impact", wrong)
    assert [one["pointer"] for one in refused["errors"]] == ["#/suppose/body/colour"]
    past = forest.share("Brown") | {"mode": "RETROSPECTIVE"}
    refused = forest.secretary.refused("impact", {"suppose": {"command": "declareInterest", "body": past}})
    own = forest.secretary.refused("interests", past)
    assert (refused["type"], refused["status"]) == (own["type"], own["status"])
    ([here], [there]) = ([one["pointer"] for one in told["errors"]] for told in (refused, own))
    assert here == there.replace("#/", "#/suppose/body/")
    nowhere = {"command": "endInterest", "interest": "x", "body": {"person": forest.person("Brown"), "ended": "2009"}}
    refused = forest.secretary.refused("impact", {"suppose": nowhere})
    assert [one["pointer"] for one in refused["errors"]] == ["#/suppose/interest"]
    unknown = forest.secretary.refused("impact", {"suppose": {"command": "openMeeting", "body": {}}})
    assert unknown["status"] == 400


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_supposition_has_the_address_and_the_body_of_its_route(kind: type[Supposed]) -> None:
    (command,) = get_args(kind.model_fields["command"].annotation)
    route = the_route(kind.route_of(command))
    ids = {one.name for one in route.dependant.path_params} - {"ods"}
    assert ids == kind.model_fields.keys() - {"command", "body"}
    assert route.body_field is not None
    assert route.body_field.field_info.annotation is kind.model_fields["body"].annotation


def test_every_command_that_may_come_late_can_be_supposed() -> None:
    supposed = {get_args(kind.model_fields["command"].annotation)[0] for kind in KINDS}
    late = {kind.__name__[0].lower() + kind.__name__[1:] for kind in LATE}
    assert late <= supposed

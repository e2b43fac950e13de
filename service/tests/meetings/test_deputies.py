"""Deputies, shared seats and proxies over HTTP: who votes from whose seat, and whose interests come along."""

from datetime import date

import pytest

from service.tests.meetings.make import Body, Motion
from service.tests.serving import Json, Service

CLINIC = "F86001"


class Committee(Body):
    """A committee that lets members send deputies; two people share the seat of Shaw."""

    def __init__(self, service: Service) -> None:
        super().__init__(service)
        self.organisation(CLINIC)
        self.committee = self.board("Committee", "SINGLE_COMMITTEE")
        self.adopt(
            self.committee,
            remit={"decides": ["FINAL_APPROVAL"]},
            tenure={"deputies": "ALLOWED"},
        )
        for name in ("Adams", "Brown", "Clark"):
            self.seat(self.committee, name, "GP", office="CHAIR" if name == "Adams" else "MEMBER")
        path = f"boards/{self.committee.board}/seats"
        shared = {"title": "Shaw", "roles": ["GP"], "basis": "APPOINTED", "shared": True}
        seat = self.registrar.make(path, shared)
        for name in ("Shaw", "Stone"):
            self.registrar.record(f"{path}/{seat}/appointments", {"person": self.person(name), "termFrom": "2009-04"})
        self.committee.seats |= {"Shaw": seat, "Stone": seat}

    def nominate(self, deputy: str, member: str) -> Json:
        """A member's deputy, until further notice."""
        said = {"member": self.person(member), "deputy": self.person(deputy), "fromDay": "2009-05"}
        path = f"boards/{self.committee.board}/seats/{self.committee.seats[member]}/deputies"
        return self.registrar.record(path, said)

    def interested(self, name: str) -> None:
        """Somebody has a share in the clinic."""
        said = {"person": self.person(name), "category": "FINANCIAL", "organisation": CLINIC, "narrative": "A share"}
        self.secretary.record("interests", said)

    def putting(self, *present: str) -> Motion:
        """The question whether to approve a case for the clinic."""
        case = self.case("WF/7", CLINIC)
        sitting = self.sitting(self.committee, *present, on=date(2009, 6, 2))
        return sitting.item("4", "FINAL_APPROVAL", case, presiding=present[0]).motion("APPROVE")


@pytest.fixture
def body(either_service: Service) -> Committee:
    return Committee(either_service)


def instead(motion: Motion, deputy: str, member: str, choice: str = "FOR") -> Json:
    """What is sent when somebody votes from a member's seat."""
    return motion.ballot(member, choice) | {"voter": motion.body.person(deputy)}


def standings(body: Committee, decision: Json) -> dict[str, Json]:
    """Where each seat stood, by the name of its holder."""
    names = {seat: name for name, seat in body.committee.seats.items() if name != "Stone"}
    return {names[one["seat"]]: one for one in decision["verdict"]["standings"]}


def test_a_deputy_votes_from_the_seat_of_a_member_who_is_away_and_counts(body: Committee) -> None:
    body.nominate("Dunn", "Brown")
    motion = body.putting("Adams", "Clark", "Dunn")
    motion.vote("Adams", "Clark")
    body.secretary.record(f"{motion.path}/votes", instead(motion, "Dunn", "Brown"))
    decision = motion.decide()
    brown = standings(body, decision)["Brown"]
    assert (brown["standing"], brown["holder"]) == ("FOR", body.person("Brown"))
    assert "deputy-acts" in brown["because"]
    assert (decision["outcome"], decision["verdict"]["tally"]["votesFor"]) == ("APPROVED", 3)
    (vote,) = (one for one in body.secretary.read(motion.path)["votes"] if one["seat"] == body.committee.seats["Brown"])
    assert vote["voter"] == body.person("Dunn")


def test_nobody_votes_by_proxy(body: Committee) -> None:
    motion = body.putting("Adams", "Clark", "Shaw")
    for proxy in ("Clark", "Stranger"):
        refused = body.secretary.refused(f"{motion.path}/votes", instead(motion, proxy, "Brown"))
        assert refused["type"] == "/problems/voter-not-in-the-seat"


def test_no_deputy_acts_for_a_member_who_is_in_the_room_or_after_the_nomination_was_withdrawn(body: Committee) -> None:
    body.nominate("Dunn", "Brown")
    motion = body.putting("Adams", "Brown", "Clark", "Dunn")
    refused = body.secretary.refused(f"{motion.path}/votes", instead(motion, "Dunn", "Brown"))
    assert refused["type"] == "/problems/member-in-the-room"
    seat = f"boards/{body.committee.board}/seats/{body.committee.seats['Brown']}"
    said = {"member": body.person("Brown"), "deputy": body.person("Dunn"), "lastDay": "2009-06-01"}
    body.registrar.record(f"{seat}/deputy-withdrawals", said)
    refused = body.secretary.refused(f"{motion.path}/votes", instead(motion, "Dunn", "Brown"))
    assert refused["type"] == "/problems/voter-not-in-the-seat"


def test_a_member_in_conflict_does_not_vote_through_a_deputy_unless_a_ruling_says_so(body: Committee) -> None:
    body.interested("Brown")
    body.nominate("Dunn", "Brown")
    motion = body.putting("Adams", "Clark", "Dunn", "Shaw")
    refused = body.secretary.refused(f"{motion.path}/votes", instead(motion, "Dunn", "Brown"))
    assert refused["type"] == "/problems/conflict-of-interest"
    (finding,) = refused["findings"]
    assert finding["path"][0]["relation"] == "DEPUTY_FOR"
    assert finding["path"][0]["to"] == f"person:{body.person('Brown')}"
    motion.item.rule("Dunn", "NOTE_AND_PARTICIPATE", by="Adams")
    body.secretary.record(f"{motion.path}/votes", instead(motion, "Dunn", "Brown"))


def test_the_deputys_own_interest_counts_as_well(body: Committee) -> None:
    body.interested("Dunn")
    body.nominate("Dunn", "Brown")
    motion = body.putting("Adams", "Clark", "Dunn")
    told = body.secretary.post(f"{motion.path}/votes:preview", instead(motion, "Dunn", "Brown")).json()
    assert (told["accepted"], told["problem"]["type"]) == (False, "/problems/conflict-of-interest")


@pytest.mark.parametrize(("stone", "standing", "votes_for"), [("FOR", "FOR", 3), ("AGAINST", "PRESENT_NOT_VOTING", 2)])
def test_two_who_share_a_seat_have_one_vote_and_none_where_they_disagree(
    body: Committee, stone: str, standing: str, votes_for: int
) -> None:
    motion = body.putting("Adams", "Clark", "Shaw", "Stone")
    motion.vote("Adams", "Clark", "Shaw")
    motion.vote("Stone", choice=stone)
    again = body.secretary.refused(f"{motion.path}/votes", motion.ballot("Stone", stone))
    assert again["type"] == "/problems/already-voted"
    decision = motion.decide()
    assert standings(body, decision)["Shaw"]["standing"] == standing
    assert decision["verdict"]["tally"]["votesFor"] == votes_for
    assert decision["verdict"]["quorum"]["counted"] == 3
    seat = body.secretary.read(
        f"boards/{body.committee.board}/seats/{body.committee.seats['Shaw']}", as_at="2009-06-02"
    )
    assert [seat["holder"]["person"], seat["shares"]["person"]] == [body.person("Shaw"), body.person("Stone")]


def test_one_of_two_votes_for_both_and_a_conflict_of_either_touches_the_seat(body: Committee) -> None:
    motion = body.putting("Adams", "Clark", "Stone")
    motion.vote("Adams", "Clark", "Stone")
    assert standings(body, motion.decide())["Shaw"]["standing"] == "FOR"
    body.interested("Shaw")
    (found,) = body.secretary.read("rejudgements")["results"]
    seat = body.committee.seats["Shaw"]
    (touched,) = (one for one in found["verdict"]["standings"] if one["seat"] == seat)
    assert (touched["standing"], found["outcomeNow"]) == ("EXCLUDED", "NO_DECISION_INQUORATE")

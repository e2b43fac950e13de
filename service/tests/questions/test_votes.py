"""Who voted, how, in which seat, and whether they should have."""

from service.tests.meetings.make import WalthamForest
from service.tests.questions.ask import afterwards, interest, put, recommended


def test_a1_who_voted_how_and_in_which_seat_and_whether_it_was_held_that_day(forest: WalthamForest) -> None:
    seats = forest.development.seats
    path = f"boards/{forest.development.board}/seats/{seats['Davies']}/vacancies"
    forest.registrar.record(path, {"person": forest.person("Davies"), "vacated": "2009-05-31"})
    motion = put(forest, "Adams", "Brown", "Clark")
    motion.vote("Adams", "Clark")
    motion.vote("Brown", choice="AGAINST")
    decision = forest.secretary.read(f"decisions/{motion.decide()['decision']}")
    standings = {one["seat"]: (one.get("holder"), one["standing"]) for one in decision["verdict"]["standings"]}
    assert standings == {
        seats["Adams"]: (forest.person("Adams"), "FOR"),
        seats["Brown"]: (forest.person("Brown"), "AGAINST"),
        seats["Clark"]: (forest.person("Clark"), "FOR"),
        seats["Davies"]: (None, "VACANT"),
    }


def test_a2_who_voted_while_interested_as_known_now_and_as_known_then(forest: WalthamForest) -> None:
    decision = recommended(forest)["decision"]
    before = forest.secretary.read("")["logSize"]
    interest(forest, "Brown")
    [found] = forest.secretary.read("rejudgements", decision=decision)["results"]
    brown = forest.development.seats["Brown"]
    [step] = [one for one in found["verdict"]["steps"] if one["code"] == "vote-by-excluded"]
    assert step["seats"] == [brown]
    assert "vote-by-excluded" not in [one["code"] for one in found["verdictThen"]["steps"]]
    assert forest.secretary.read("rejudgements", decision=decision, position=before)["results"] == []


def test_a22_who_brought_a_case_and_then_voted_on_it_at_the_other_board(forest: WalthamForest) -> None:
    case = forest.recommended(authors=("Writer", "Foster"))
    forest.examined(case, forest.disinvestment, by="Green")
    sitting = forest.sitting(forest.disinvestment, "Evans", "Foster", "Green", "Irving")
    motion = sitting.item("7", "FINAL_APPROVAL", case, presiding="Evans").motion("APPROVE")
    motion.vote("Evans", "Green", "Irving")
    asked = {"code": "separation-of-duties"}
    assert forest.secretary.read("findings", **asked)["results"] == []
    receipt = forest.secretary.record(f"{motion.path}/votes", motion.ballot("Foster") | afterwards())
    [found] = forest.secretary.read("findings", **asked)["results"]
    assert (found["position"], found["type"]) == (receipt["position"], "meetings.VoteCast")


def test_a23_who_presided_and_whether_a_casting_vote_broke_a_tie(forest: WalthamForest) -> None:
    motion = put(forest, "Adams", "Brown", "Clark", "Davies")
    motion.vote("Adams", "Brown")
    motion.vote("Clark", "Davies", choice="AGAINST")
    body = {"presiding": forest.person("Adams"), "choice": "FOR"}
    forest.secretary.record(f"{motion.path}/casting-votes", body)
    shown = forest.secretary.read(f"decisions/{motion.decide()['decision']}")
    tally = shown["verdict"]["tally"]
    assert shown["inputs"]["question"]["presiding"] == forest.person("Adams")
    assert (tally["votesFor"], tally["votesAgainst"], tally["casting"]) == (2, 2, 1)
    assert shown["outcome"] == "RECOMMENDED"


def test_a44_how_long_each_was_present_and_who_voted_from_outside(forest: WalthamForest) -> None:
    motion = put(forest, "Adams", "Brown", "Clark", "Davies")
    sitting = motion.item.sitting
    motion.vote("Adams", "Brown", "Clark")
    sitting.record("departures", {"person": forest.person("Davies")})
    stays = {one["person"]: one for one in forest.secretary.read(f"{sitting.path}/attendance")["results"]}
    gone, stayed = stays[forest.person("Davies")], stays[forest.person("Adams")]
    assert (gone["cameAt"] < gone["leftAt"], stayed["leftAt"]) == (True, None)
    asked = {"meeting": sitting.meeting, "code": "not-in-the-room"}
    assert forest.secretary.read("findings", **asked)["results"] == []
    receipt = forest.secretary.record(f"{motion.path}/votes", motion.ballot("Davies") | afterwards())
    [found] = forest.secretary.read("findings", **asked)["results"]
    assert found["position"] == receipt["position"]

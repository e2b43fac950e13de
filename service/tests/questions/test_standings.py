"""Who withdrew from questions, and who was not in favour."""

from datetime import date, timedelta

from domain.kernel.financial_year import FinancialYear, year_of
from service.tests.meetings.make import WalthamForest
from service.tests.questions.ask import MEMBERS, put, recommended
from service.tests.serving import Json

EVERYBODY = (*MEMBERS, "Davies")


def test_a10_for_how_many_items_more_than_half_of_the_voting_members_withdrew(forest: WalthamForest) -> None:
    for name in EVERYBODY:
        forest.person(name)
    one, three = put(forest, *EVERYBODY, reference="WF/1"), put(forest, *EVERYBODY, reference="WF/3")
    one.item.rule("Brown", "LEAVE_FOR_ITEM", by="Adams")
    for name in ("Brown", "Clark", "Davies"):
        three.item.rule(name, "LEAVE_FOR_ITEM", by="Adams")
    recommended(forest, "WF/0")
    few, many = one.decide(), three.decide()

    def asked(**filters: object) -> list[tuple[str, int, int]]:
        found = forest.secretary.read("withdrawals", **filters)
        return [(row["decision"], row["there"], len(row["withdrew"])) for row in found["results"]]

    assert asked() == [(few["decision"], 4, 1), (many["decision"], 4, 3)]
    assert asked(more_than_half="true") == [(many["decision"], 4, 3)]
    assert asked(more_than_half="false", board=forest.development.board) == [(few["decision"], 4, 1)]
    assert asked(board=forest.disinvestment.board) == []
    day = date.fromisoformat(few["decided"])
    assert len(asked(decided_from=day, decided_to=day)) == len(asked())
    assert asked(decided_to=day - timedelta(days=1)) == asked(decided_from=day + timedelta(days=1)) == []
    found = forest.secretary.read("withdrawals", more_than_half="true", limit=1)
    assert (found["items"], found["meetings"]) == (1, 1)
    [line] = found["results"]
    assert set(line["withdrew"]) == {forest.person(name) for name in ("Brown", "Clark", "Davies")}
    both = forest.secretary.read("withdrawals", limit=1)
    assert (both["items"], both["meetings"], len(both["results"])) == (2, 2, 1)


WEIGHED: Json = {
    "trigger": "LIMITED_CLINICAL_EFFECTIVENESS",
    "evidence": "On the list of procedures of limited value",
    "options": [
        {"kind": "DO_NOTHING", "account": "The cost stays"},
        {"kind": "STOP", "account": "The cost ends", "preferred": True},
    ],
}


def test_a42_who_dissented_or_abstained_when_services_were_decommissioned_in_a_year(forest: WalthamForest) -> None:
    def divided(reference: str, kind: str) -> Json:
        sitting = forest.sitting(forest.development, *EVERYBODY)
        case = forest.case(reference, kind=kind, disinvestment=WEIGHED)
        motion = sitting.item("4", "RECOMMENDATION", case, presiding="Adams").motion("RECOMMEND")
        motion.vote("Adams", "Davies")
        motion.vote("Brown", choice="AGAINST")
        motion.vote("Clark", choice="ABSTAIN")
        return motion.decide()

    ended, begun = divided("WF/1", "DECOMMISSION"), divided("WF/2", "INVEST")
    recommended(forest, "WF/4")

    def asked(**filters: object) -> list[str]:
        return [row["decision"] for row in forest.secretary.read("dissents", **filters)["results"]]

    year = year_of(date.fromisoformat(ended["decided"]))
    before = FinancialYear(begins=year.begins - 1)
    assert asked() == asked(financial_year=year.name) == [ended["decision"], begun["decision"]]
    assert asked(kind="DECOMMISSION", financial_year=before.name) == []
    [line] = forest.secretary.read("dissents", kind="DECOMMISSION", financial_year=year.name)["results"]
    assert (line["decision"], line["kind"]) == (ended["decision"], "DECOMMISSION")
    assert (line["votesAgainst"], line["abstained"]) == (1, 1)
    said = {(vote["seat"], vote["voter"], vote["choice"]) for vote in line["votes"]}
    seats = forest.development.seats
    assert said == {
        (seats["Brown"], forest.person("Brown"), "AGAINST"),
        (seats["Clark"], forest.person("Clark"), "ABSTAIN"),
    }
    assert forest.secretary.get("dissents", financial_year="2010/12").status_code == 400

"""Who sat for which term, and who acted outside one."""

import pytest

from service.tests.meetings.make import WalthamForest
from service.tests.questions.ask import MEMBERS, afterwards, put, recommended
from service.tests.serving import Json


def outside(forest: WalthamForest, **asked: object) -> list[tuple[str, str]]:
    rows = forest.secretary.read(f"boards/{forest.development.board}/acts-outside-terms", **asked)["results"]
    return [(row["person"], row["acted"]) for row in rows]


def test_a24_who_acted_after_a_term_before_one_or_by_no_term(forest: WalthamForest) -> None:
    motion = put(forest, *MEMBERS)
    motion.vote(*MEMBERS)
    brown, clark = forest.person("Brown"), forest.person("Clark")
    seats = forest.development.seats
    stranger = {"seat": seats["Davies"], "voter": forest.person("Evans"), "choice": "FOR"}
    forest.secretary.record(f"{motion.path}/votes", stranger | afterwards())
    decided = motion.decide()
    recommended(forest, "WF/8")
    before = forest.secretary.read("")["logSize"]
    path = f"boards/{forest.development.board}/seats"
    forest.registrar.record(f"{path}/{seats['Brown']}/vacancies", {"person": brown, "vacated": "2009-06-01"})
    evans, late = (forest.person("Evans"), "WITHOUT_TERM"), (brown, "AFTER_TERM")
    assert outside(forest) == [late, evans, late]
    assert outside(forest, position=before) == [evans]
    assert outside(forest, seat=seats["Brown"]) == outside(forest, person=brown) == [late, late]
    assert outside(forest, person=clark) == []
    rows = forest.secretary.read(f"boards/{forest.development.board}/acts-outside-terms", limit=1)
    assert {row["decision"] for row in rows["results"]} == {decided["decision"]}
    assert rows["metadata"]["next"] == rows["results"][0]["since"]


@pytest.mark.parametrize(
    ("term", "acted"),
    [
        ({"termFrom": "2009-06-03"}, "BEFORE_TERM"),
        ({"termFrom": "2009-05-01", "termTo": "2009-06-01"}, "AFTER_TERM"),
        ({"termFrom": "2009-06"}, "PERHAPS"),
        ({"termFrom": "2009-06-02", "termTo": "2009-06-02"}, None),
    ],
)
def test_a24_the_day_of_the_meeting_says_whether_a_term_was_running(
    forest: WalthamForest, term: Json, acted: str | None
) -> None:
    path = f"boards/{forest.development.board}/seats"
    body = {"title": "Fifth", "roles": ["GP"], "office": "MEMBER", "basis": "APPOINTED"}
    seat, gray = forest.registrar.make(path, body), forest.person("Gray")
    forest.registrar.record(f"{path}/{seat}/appointments", {"person": gray} | term)
    forest.development.seats["Gray"] = seat
    motion = put(forest, *MEMBERS, "Gray")
    motion.vote(*MEMBERS)
    forest.secretary.record(f"{motion.path}/votes", motion.ballot("Gray") | afterwards())
    motion.decide()
    assert outside(forest) == ([(gray, acted)] if acted else [])

"""Under which rules decisions were taken."""

from service.tests.meetings.make import WalthamForest
from service.tests.questions.ask import recommended


def test_a39_which_decisions_rest_on_a_charter_that_was_changed_later_and_on_which_version(
    forest: WalthamForest,
) -> None:
    first = recommended(forest, "WF/1")
    before = forest.secretary.read("")["logSize"]
    path = f"boards/{forest.development.board}"
    charter = forest.registrar.read(path, as_at="2009-06-02")["charter"]["charter"]
    again = {"version": 2, "inForceFrom": "2009-06-01", "citation": "Board, 1 June", "charter": charter}
    forest.registrar.record_upon(path, f"{path}/charters", again)
    second = recommended(forest, "WF/2")

    def asked(**filters: object) -> list[tuple[str, int]]:
        rows = forest.secretary.read("decisions", **filters)["results"]
        return [(row["decision"], row["charterVersion"]) for row in rows]

    assert asked(charter_changed="true") == [(first["decision"], 1)]
    assert asked(charter_changed="false") == [(second["decision"], 2)]
    assert asked(charter_changed="true", position=before) == []
    assert asked(charter_changed="true", board=forest.disinvestment.board) == []
    assert [version for _, version in asked()] == [1, 2]

"""Who wrote what down when, and how late."""

from datetime import UTC, datetime, timedelta

from service.auth.callers import Role
from service.tests.meetings.make import WalthamForest
from service.tests.questions.ask import afterwards, interest


def test_a28_which_facts_were_recorded_how_late_and_by_whom(forest: WalthamForest) -> None:
    def told(days: int) -> int:
        happened = datetime.now(UTC) - timedelta(days=days, hours=1)
        receipt = interest(forest, "Brown", **afterwards() | {"occurredAt": happened.isoformat()})
        position: int = receipt["facts"][0]["position"]
        return position

    on_the_day, after_a_week, after_a_month = told(0), told(8), told(31)

    def late(**asked: object) -> list[tuple[int, int]]:
        rows = forest.secretary.read("late-facts", **asked)["results"]
        return [(row["position"], row["daysLate"]) for row in rows]

    assert late(days=30) == [(after_a_month, 31)]
    assert late(days=7) == late() == [(after_a_week, 8), (after_a_month, 31)]
    assert late(days=7, position=after_a_week) == [(after_a_week, 8)]
    [first] = forest.secretary.read("late-facts", limit=1)["results"]
    auditor = forest.service.caller(forest.ods, Role.AUDITOR)
    assert first["actor"] == auditor.read(f"log/facts/{on_the_day}")["fact"]["actor"]
    assert (first["reason"], first["source"]) == ("Minuted on paper", "Minutes, page 4")


def test_a27_the_whole_history_of_any_record_is_asked_for_by_its_kind_and_id(forest: WalthamForest) -> None:
    told = interest(forest, "Brown")
    made, person = told["location"].rsplit("/", 1)[1], forest.person("Brown")
    path = f"interests/{made}"
    ended = forest.secretary.record_upon(path, f"{path}/end", {"person": person, "ended": "2010-08-31"})
    auditor = forest.service.caller(forest.ods, Role.AUDITOR)
    found = auditor.read("log/facts", about=f"interest:{made}")["results"]
    assert [one["position"] for one in found] == [told["facts"][0]["position"], ended["facts"][0]["position"]]
    assert [one["fact"]["type"] for one in found] == ["interests.InterestDeclared", "interests.InterestEnded"]
    assert {"A share"} <= {each["text"] for each in found[0]["disclosures"]}
    page = auditor.get("log/facts", about=f"interest:{made}", limit=1)
    assert page.json()["metadata"]["next"] == found[0]["position"]
    assert f"about=interest%3A{made}" in page.headers["Link"]
    assert auditor.read("log/facts", about="interest:01890a5d-ac96-774b-bcce-b302099a8057")["results"] == []

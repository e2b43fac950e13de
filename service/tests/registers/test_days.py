"""The days of a decision: decided, published, effective and confirmed are kept apart, and sources may disagree."""

from datetime import date

import pytest

from service.auth.callers import Role
from service.tests.meetings.make import WalthamForest
from service.tests.registers.test_decisions import decision
from service.tests.serving import Json, Service


@pytest.fixture
def forest(either_service: Service) -> WalthamForest:
    return WalthamForest(either_service)


def told(forest: WalthamForest, of: Json, which: str, words: str, day: str | None, source: str | None) -> Json:
    body = {"which": which, "words": words, "day": day, "source": source}
    receipt: Json = forest.secretary.record(f"decisions/{of['decision']}/days", body)
    return receipt


def entry(forest: WalthamForest) -> Json:
    [found] = forest.secretary.read("decision-entries")["results"]
    return dict(found)


def test_t6_decided_published_effective_and_confirmed_are_four_days(forest: WalthamForest) -> None:
    made = decision(forest, "WF/1", on=date(2009, 6, 2))
    publisher = forest.service.caller(forest.ods, Role.PUBLISHER)
    publisher.record(f"decisions/{made['decision']}/publications", {"published": made["decided"]})
    told(forest, made, "EFFECTIVE", "from the first of April", "2031-04-01", "Resolution 4")
    path = f"meetings/{made['meeting']}"
    draft = {"text": "Agreed.", "documentHash": "ab" * 32}
    forest.secretary.record(f"{path}/minutes", draft)
    later = forest.sitting(forest.development, "Adams", "Brown", on=date(2009, 7, 7))
    item = later.item("2", "NOTING", presiding="Adams")
    forest.secretary.record(f"{path}/minutes/confirmations", {"atMeeting": later.meeting, "atItem": item.item})
    found = entry(forest)
    assert (found["decided"], found["published"]) == (made["decided"], made["decided"])
    assert (found["effective"], found["contradictory"]) == ("2031-04-01", [])
    assert found["confirmed"] == made["decided"]  # recorded today, as the decision was
    [line] = publisher.read("published-decisions")["results"]
    assert (line["effective"], line["confirmed"]) == (found["effective"], found["confirmed"])


def test_t6_a_day_that_cannot_be_is_kept_in_its_words_and_found(forest: WalthamForest) -> None:
    """Rosewell, 2021."""
    made = decision(forest, "WF/1", on=date(2009, 6, 2))
    receipt = told(forest, made, "EFFECTIVE", "with effect from 31 June 2021", None, "The direction")
    [said] = entry(forest)["daysTold"]
    assert (said["words"], said.get("day")) == ("with effect from 31 June 2021", None)
    assert (said["impossible"], said["source"]) == (True, "The direction")
    [found] = forest.secretary.read("findings", code="impossible-day-in-source")["results"]
    assert found["position"] == receipt["position"]
    body = {"which": "EFFECTIVE", "words": "from 30 June 2021", "source": "The direction"}
    problem = forest.secretary.refused(f"decisions/{made['decision']}/days", body)
    assert problem["type"] == "/problems/day-missing"


def test_t7_sources_that_disagree_on_the_month_are_listed_and_neither_is_mended(forest: WalthamForest) -> None:
    """Future Fit: December 2016 in the news, November 2016 in a paper of the board."""
    made = decision(forest, "WF/1", on=date(2009, 6, 2))
    first = told(forest, made, "PUBLISHED", "in December 2016", "2016-12", "The news")
    assert "findings" not in first or not first["findings"]
    second = told(forest, made, "PUBLISHED", "in November 2016", "2016-11", "A paper of the board")
    assert [one["evidence"] for one in second["findings"]] == [[first["position"]]]
    found = entry(forest)
    assert [one["day"] for one in found["daysTold"]] == ["2016-12", "2016-11"]
    assert [one["contradicts"] for one in found["daysTold"]] == [[], [first["position"]]]
    assert (found["contradictory"], found.get("published")) == (["PUBLISHED"], None)
    [listed] = forest.secretary.read("findings", code="sources-disagree")["results"]
    assert listed["position"] == second["position"]


def test_a_day_that_the_record_contradicts_is_found_and_the_record_stays(forest: WalthamForest) -> None:
    made = decision(forest, "WF/1", on=date(2009, 6, 2))
    receipt = told(forest, made, "DECIDED", "in May 2009", "2009-05", "A newspaper")
    assert [one["code"] for one in receipt["findings"]] == ["sources-disagree"]
    found = entry(forest)
    assert (found["decided"], found["contradictory"]) == (made["decided"], ["DECIDED"])
    body = {"which": "DECIDED", "words": "in May", "day": "2009-05"}
    unsourced = forest.secretary.refused(f"decisions/{made['decision']}/days", body)
    assert unsourced["type"] == "/problems/source-missing"

"""Who had the papers of an item from which they were kept."""

from service.tests.meetings.make import WalthamForest
from service.tests.questions.ask import MEMBERS, afterwards, interest, put


def test_a38_who_read_the_papers_of_an_item_from_which_they_were_kept(forest: WalthamForest) -> None:
    motion = put(forest, *MEMBERS, "Davies")
    item, sitting = motion.item, motion.item.sitting
    adams, brown, clark = (forest.person(name) for name in MEMBERS)
    sent = item.record("papers", {"people": [adams, brown, clark]})["position"]

    def kept(**asked: object) -> list[tuple[str, str, bool]]:
        rows = forest.secretary.read("papers", kept_from_item="true", meeting=sitting.meeting, **asked)["results"]
        return [(row["person"], row["how"], row["papersWithheld"]) for row in rows]

    assert kept() == []
    item.rule("Brown", "LEAVE_AND_PAPERS_WITHHELD", by="Adams")
    item.rule("Clark", "SPEAK_NOT_VOTE", by="Adams")
    refused = forest.secretary.refused(f"{item.path}/paper-readings", {"person": brown})
    assert refused["type"] == "/problems/papers-withheld"
    item.record("paper-readings", {"person": adams})
    read = item.record("paper-readings", {"person": brown} | afterwards())
    assert kept() == [(brown, "SENT", True), (brown, "READ", True)]
    assert kept(how="READ", person=brown) == [(brown, "READ", True)]
    assert kept(how="READ", position=read["position"] - 1) == []
    assert kept(person=adams) == []
    [found] = forest.secretary.read("findings", code="papers-withheld")["results"]
    assert found["position"] == read["position"]
    page = forest.secretary.read("papers", item=item.item, limit=1)
    assert ([row["person"] for row in page["results"]], page["metadata"]["next"]) == ([adams, brown, clark], sent)
    rest = forest.secretary.read("papers", board=forest.development.board, after=sent)["results"]
    assert [(row["person"], row["how"], row["keptFromItem"]) for row in rest] == [
        (adams, "READ", False),
        (brown, "READ", True),
    ]
    [line] = [one for one in forest.secretary.read(f"{sitting.path}/conflicts")["results"] if one["person"] == brown]
    assert line["papersSentAt"] < line["papersReadAt"]


def test_a38_what_the_record_found_when_the_item_was_decided_counts_where_nobody_ruled(forest: WalthamForest) -> None:
    interest(forest, "Brown")
    motion = put(forest, *MEMBERS, "Davies")
    motion.item.record("paper-readings", {"person": forest.person("Brown")})
    asked = {"kept_from_item": "true", "how": "READ"}
    assert forest.secretary.read("papers", **asked)["results"] == []
    motion.vote("Adams", "Clark", "Davies")
    motion.decide()
    [line] = forest.secretary.read("papers", **asked)["results"]
    assert (line["person"], line["papersWithheld"], line["title"]) == (forest.person("Brown"), False, "Item 4")

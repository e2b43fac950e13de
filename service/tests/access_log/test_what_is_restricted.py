"""Which answers are restricted: withheld interests wherever they are shown, packs with words, and impact."""

from datetime import date

from service.auth.callers import Role
from service.store.access_book import AccessBook, Reading
from service.store.vault import Vault
from service.tests.access_log.conftest import Watched
from service.tests.meetings.make import WalthamForest, member
from service.tests.meetings.test_withheld_interests import CLINIC, STATED, decided
from service.tests.privacy.make import WHY
from service.tests.serving import Service


def test_a_conflict_that_rests_on_a_withheld_interest_is_shown_to_few_for_a_reason(either_service: Service) -> None:
    forest = WalthamForest(either_service)
    forest.organisation(CLINIC)
    interest = forest.secretary.make("interests", STATED | {"person": forest.person("Brown")})
    case = forest.case("WF/7", CLINIC)
    sitting = forest.sitting(forest.development, "Adams", "Brown", "Clark", "Davies", on=date(2009, 6, 2))
    decided(sitting.item("4", "RECOMMENDATION", case, presiding="Adams"))
    auditor = forest.service.caller(forest.ods, Role.AUDITOR)
    before = len(auditor.read("access-log", limit=1000)["results"])
    operations = {
        f"meetings/{sitting.meeting}/forecast": "forecastMeeting",
        f"meetings/{sitting.meeting}/conflicts": "readConflicts",
        f"cases/{case}/file": "readCaseFile",
        f"cases/{case}/history": "readCaseHistory",
    }
    for path in operations:
        refused = forest.secretary.without_reason().get(path)
        assert refused.json()["type"] == "/problems/access-reason-missing", path
        assert forest.secretary.get(path).status_code == 200
        assert member(forest, "Brown").without_reason().get(path).status_code == 200
        assert member(forest, "Clark").without_reason().get(path).status_code == 200
    found = auditor.read("access-log", limit=1000, after=before + 1)["results"]
    assert [one["operation"] for one in found] == list(operations.values())
    assert {tuple(one["discloses"]) for one in found} == {(f"interest:{interest}",)}


def test_erasing_a_reader_breaks_no_link(body: Watched) -> None:
    keeper = body.service.caller(body.ods, Role.SECRETARY, person=body.ben)
    body.declare(body.ben)
    keeper.read("breaches")
    (before,) = body.entries()
    erasure = body.dpo.make("erasures", {"person": body.ben} | WHY)
    body.service.caller(body.ods, Role.DPO).record(f"erasures/{erasure}/approvals")
    assert body.entries(until=before["at"]) == [before]
    assert before["person"] == body.ben


def test_two_processes_that_enter_at_once_make_one_chain(body: Watched) -> None:
    vault: Vault = body.service.app.state.vault
    others = [AccessBook(body.service.database, vault) for _ in range(2)]
    for number in range(6):
        reading = Reading(read_at=number + 1, reader="a", thing="", said={"at": "x", "asked": {}}, reason="why")
        assert others[number % 2].enter(body.ods, reading) == number + 1
    for book in others:
        book.close()

"""What is recorded about somebody is given to them, by whichever entry, and that it was given is on record."""

import pytest

from service.auth.callers import Role
from service.privacy import access_queries
from service.tests.merges.make import merge
from service.tests.privacy.make import Privacy
from service.tests.serving import Service
from service.viewing import in_turn

CLINIC = "F86001"
WHY = {"reason": "Asked by letter; passport seen"}


@pytest.fixture(autouse=True)
def _few_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (access_queries, in_turn):
        monkeypatch.setattr(module, "AT_A_TIME", 2)


@pytest.fixture
def body(either_service: Service) -> Privacy:
    body = Privacy(either_service)
    body.organisation(CLINIC)
    return body


def declared(body: Privacy, name: str, narrative: str) -> None:
    """Somebody declared an interest in the clinic."""
    said = {"person": body.person(name), "category": "FINANCIAL", "organisation": CLINIC, "heldFrom": "2008"}
    body.secretary.record("interests", said | {"narrative": narrative})


def give(body: Privacy, name: str) -> str:
    """Somebody is given what is recorded about them."""
    return body.officer.make("subject-accesses", {"person": body.person(name)} | WHY)


def test_everything_about_a_person_is_given_with_its_words_by_every_entry_and_nothing_about_others(
    body: Privacy,
) -> None:
    declared(body, "Brown", "A share <b>in</b> the clinic")
    declared(body, "Miller", "A cousin works there")
    declared(body, "Clark", "Somebody else's")
    merge(body, "Brown", "Miller")
    given = give(body, "Miller")
    told = body.officer.read(f"subject-accesses/{given}")
    assert set(told["entries"]) == {body.person("Brown"), body.person("Miller")}
    types = [one["type"] for one in told["facts"]]
    assert types.count("people.PersonRegistered") == types.count("interests.InterestDeclared") == 2
    assert types[-1] == "privacy.SubjectAccessGiven"
    narratives = [one["data"]["narrative"] for one in told["facts"] if "narrative" in one["data"]]
    assert narratives == ["A share <b>in</b> the clinic", "A cousin works there"]
    rows = {one["registerName"]: one["rows"] for one in told["registers"]}
    assert [one["narrative"] for one in rows["interests"]] == narratives
    assert {one["name"] for one in rows["people"]} == {"Dr Brown", "Dr Miller"}
    assert "Somebody else" not in str(told)


def test_the_page_says_the_same_and_no_word_of_it_becomes_markup(body: Privacy) -> None:
    declared(body, "Brown", "A share <b>in</b> the clinic")
    given = give(body, "Brown")
    answer = body.officer.get(f"subject-accesses/{given}/pages")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert "A share &lt;b&gt;in&lt;/b&gt; the clinic" in answer.text
    assert "<b>" not in answer.text
    assert "Dr Brown" in answer.text


def test_what_was_given_is_as_it_stood_then_and_without_what_was_erased_since(body: Privacy) -> None:
    declared(body, "Brown", "A share")
    given = give(body, "Brown")
    before = body.officer.read(f"subject-accesses/{given}")
    declared(body, "Brown", "Another share")
    assert body.officer.read(f"subject-accesses/{given}") == before
    body.erase("Brown")
    after = body.officer.read(f"subject-accesses/{given}")
    assert len(after["facts"]) == len(before["facts"])
    assert "A share" not in str(after)
    assert "<em>erased</em>" in body.officer.get(f"subject-accesses/{given}/pages").text


def test_that_it_was_given_is_on_record_with_the_reason_and_only_officers_give_it(body: Privacy) -> None:
    first, second = give(body, "Brown"), give(body, "Brown")
    found = body.officer.read("subject-accesses", person=body.person("Brown"))["results"]
    assert [one["access"] for one in found] == [first, second]
    assert found[0]["reason"] == WHY["reason"]
    told = body.officer.read(f"subject-accesses/{second}")
    assert [one["access"] for one in told["accesses"]] == [first, second]
    for role in (Role.SECRETARY, Role.AUDITOR, Role.REGISTRAR):
        other = body.service.caller(body.ods, role)
        assert other.refused("subject-accesses", {"person": body.person("Brown")} | WHY)["status"] == 403
        assert other.get(f"subject-accesses/{first}").status_code == 403
    silent = body.officer.refused("subject-accesses", {"person": body.person("Brown")})
    assert (silent["status"], silent["type"]) == (409, "/problems/reason-missing")
    assert body.officer.get(f"subject-accesses/{body.person('Brown')}").status_code == 404


def test_whoever_is_given_access_learns_who_read_about_them(body: Privacy) -> None:
    for name in ("Brown", "Clark"):
        declared(body, name, "A share in the clinic")
    brown, clark = body.person("Brown"), body.person("Clark")
    keeper = body.service.caller(body.ods, Role.SECRETARY, person=clark)
    interests = [one["interest"] for one in keeper.read("interests")["results"]]
    amended = {"person": brown, "category": "FINANCIAL", "organisation": CLINIC, "narrative": "Hidden"}
    path = f"interests/{interests[0]}"
    keeper.record_upon(path, f"{path}/amendments", amended | {"heldFrom": "2008", "publicationWithheld": True})
    keeper.read("log/facts", about=f"person:{brown}")
    keeper.read("log/facts", about=f"person:{clark}")
    keeper.read("interests")
    keeper.read("breaches")
    given = give(body, "Brown")
    keeper.read("log/facts", about=f"person:{brown}")
    told = body.officer.read(f"subject-accesses/{given}")["readings"]
    assert [(one["operation"], one["person"]) for one in told] == [("listFacts", clark), ("listInterests", clark)]
    page = body.officer.get(f"subject-accesses/{given}/pages").text
    assert page.count("listFacts") == page.count("listInterests") == 1

"""Business cases over HTTP: versions, what they said when, and what may not be done to them."""

import pytest

from service.auth.callers import Role
from service.tests.serving import Json, Service, Somebody

MISSING = "00000000-0000-7000-8000-000000000000"


@pytest.fixture
def ods(service: Service) -> str:
    return service.new_body()


@pytest.fixture
def registrar(service: Service, ods: str) -> Somebody:
    return service.caller(ods, Role.REGISTRAR)


@pytest.fixture
def secretary(service: Service, ods: str) -> Somebody:
    return service.caller(ods, Role.SECRETARY)


@pytest.fixture
def author(registrar: Somebody) -> str:
    return registrar.make("people", {"office": "Practice manager"})


def content(author: str, **more: object) -> Json:
    """What a case says."""
    usual: Json = {
        "title": "Dermatology closer to home",
        "kind": "INVEST",
        "origin": "PBC_CONSORTIUM",
        "summary": "A clinic in the community",
        "recommendation": "Approve",
        "authors": [author],
        "money": [{"kind": "INVESTMENT", "amount": {"amountPence": 9_000_000, "qualifier": "UP_TO"}}],
    }
    return usual | more


def draft(secretary: Somebody, author: str, reference: str, **more: object) -> str:
    """The id of a case that has been begun."""
    return secretary.make("cases", {"reference": reference, "content": content(author, **more)})


def submitted(secretary: Somebody, author: str, reference: str = "WF/1") -> str:
    """The id of a case that has been submitted."""
    case = draft(secretary, author, reference)
    secretary.record_upon(f"cases/{case}", f"cases/{case}/submissions")
    return case


def test_a_case_is_read_as_it_was_written(secretary: Somebody, author: str) -> None:
    case = draft(secretary, author, "WF/1")
    shown = secretary.read(f"cases/{case}")
    assert (shown["reference"], shown["status"], shown["version"]) == ("WF/1", "DRAFT", None)
    assert shown["title"] == "Dermatology closer to home"
    sent = content(author)
    assert {name: shown["content"][name] for name in sent if name != "money"} == {
        name: held for name, held in sent.items() if name != "money"
    }
    (line,) = shown["content"]["money"]
    assert (line["kind"], line["amount"]["qualifier"]) == ("INVESTMENT", "UP_TO")


def test_a_draft_is_rewritten_only_by_whoever_read_it_last(secretary: Somebody, author: str) -> None:
    case = draft(secretary, author, "WF/1")
    old = secretary.etag(f"cases/{case}")["If-Match"]
    path, body = f"cases/{case}/revisions", {"content": content(author, title="Skin clinics")}
    assert secretary.refused(path, body)["status"] == 428
    secretary.record(path, body, if_match=old)
    assert secretary.refused(path, body, if_match=old)["status"] == 412
    assert secretary.read(f"cases/{case}")["title"] == "Skin clinics"


def test_a_submitted_version_stays_readable_as_it_was(secretary: Somebody, author: str) -> None:
    case = submitted(secretary, author)
    path = f"cases/{case}"
    secretary.record(f"{path}/returns", {"why": "The costs are missing"})
    secretary.record_upon(path, f"{path}/revisions", {"content": content(author, title="Skin clinics")})
    secretary.record_upon(path, f"{path}/submissions")
    shown = secretary.read(path)
    assert (shown["title"], shown["version"], shown["status"]) == ("Skin clinics", 2, "SUBMITTED")
    first, second = shown["versions"]
    assert (first["version"], second["version"]) == (1, 2)
    assert first["contentHash"] != second["contentHash"]
    assert secretary.read(f"{path}/versions/1")["title"] == "Dermatology closer to home"
    assert secretary.read(f"{path}/versions/2")["title"] == "Skin clinics"
    assert secretary.get(f"{path}/versions/3").status_code == 404


def test_what_is_submitted_is_not_rewritten(secretary: Somebody, author: str) -> None:
    case = submitted(secretary, author)
    body = {"content": content(author, title="Skin clinics")}
    problem = secretary.refused(f"cases/{case}/revisions", body, if_match=secretary.etag(f"cases/{case}")["If-Match"])
    assert problem["type"] == "/problems/case-already-submitted"


def test_an_incomplete_case_is_not_submitted(secretary: Somebody, author: str) -> None:
    case = draft(secretary, author, "WF/1", money=[])
    etag = secretary.etag(f"cases/{case}")["If-Match"]
    problem = secretary.refused(f"cases/{case}/submissions", {}, if_match=etag)
    assert (problem["type"], problem["rule"]) == ("/problems/case-incomplete", "a-case-is-complete-when-submitted")


def test_amounts_that_cannot_be_added_up_are_refused(secretary: Somebody, author: str) -> None:
    largest = {"kind": "INVESTMENT", "amount": {"amountPence": 2**53 - 1}}
    body = {"reference": "WF/1", "content": content(author, money=[largest, largest])}
    problem = secretary.refused("cases", body)
    assert problem["type"] == "/problems/money-too-large"
    assert problem["errors"][0]["pointer"] == "#/content/money/1/amount"
    case = draft(secretary, author, "WF/1", money=[largest])
    etag = secretary.etag(f"cases/{case}")["If-Match"]
    again = secretary.refused(f"cases/{case}/revisions", {"content": body["content"]}, if_match=etag)
    assert again["type"] == "/problems/money-too-large"


def test_a_reference_names_one_case_of_the_body(secretary: Somebody, author: str) -> None:
    draft(secretary, author, "WF/1")
    problem = secretary.refused("cases", {"reference": "WF/1", "content": content(author)})
    assert problem["type"] == "/problems/reference-already-used"


def test_nobody_scores_a_case_they_wrote(registrar: Somebody, secretary: Somebody, author: str) -> None:
    case = submitted(secretary, author)
    score = {"version": 1, "scorer": author, "criterion": "Access", "score": "7.5"}
    assert secretary.refused(f"cases/{case}/scores", score)["type"] == "/problems/own-case-scored"
    other = registrar.make("people", {"office": "Public health"})
    secretary.record(f"cases/{case}/scores", score | {"scorer": other})
    (shown,) = secretary.read(f"cases/{case}")["scores"]
    assert (shown["scorer"], shown["score"]) == (other, "7.5")


def test_the_register_is_filtered_paged_and_read_as_it_was(secretary: Somebody, author: str) -> None:
    first = submitted(secretary, author, "WF/1")
    second = draft(secretary, author, "WF/2", kind="PILOT")
    end = secretary.read("")["logSize"]
    secretary.record(f"cases/{first}/withdrawals", {"why": "Overtaken"})

    def found(**query: object) -> list[str]:
        return [one["case"] for one in secretary.read("cases", **query)["results"]]

    assert found() == [first, second]
    assert found(kind="PILOT") == found(reference="WF/2") == found(status="DRAFT") == [second]
    assert (found(status="WITHDRAWN"), found(status="SUBMITTED")) == ([first], [])
    assert (found(status="WITHDRAWN", position=end), found(status="SUBMITTED", position=end)) == ([], [first])
    page = secretary.read("cases", limit=1)
    assert found(after=page["metadata"]["next"]) == [second]


def test_the_history_names_every_fact_and_the_difference_names_what_changed(secretary: Somebody, author: str) -> None:
    case = draft(secretary, author, "WF/1")
    path, before = f"cases/{case}", secretary.read("")["logSize"]
    secretary.record_upon(path, f"{path}/revisions", {"content": content(author, kind="PILOT")})
    secretary.record_upon(path, f"{path}/submissions")
    told = [one["type"] for one in secretary.read(f"{path}/history")["results"]]
    assert told == ["cases.CaseDrafted", "cases.CaseRevised", "cases.CaseSubmitted"]
    difference = secretary.read(f"{path}/diff", **{"from": before})
    assert difference["changed"]["status"] == ["DRAFT", "SUBMITTED"]
    assert difference["changed"]["kind"] == ["INVEST", "PILOT"]
    assert [one["type"] for one in difference["results"]] == told[1:]
    first = secretary.get(f"{path}/diff", **{"from": before}, limit=1)
    assert [one["type"] for one in first.json()["results"]] == told[1:2]
    assert first.json()["changed"] == difference["changed"]
    assert f"from={before}&after={first.json()['metadata']['next']}&limit=1" in first.headers["link"]
    second = secretary.read(f"{path}/diff", **{"from": before}, after=first.json()["metadata"]["next"])
    assert [one["type"] for one in second["results"]] == told[2:]
    assert second["metadata"].get("next") is None


def test_there_is_nothing_to_see_of_a_case_that_is_not_on_record(secretary: Somebody, author: str) -> None:
    case = draft(secretary, author, "WF/1")
    assert secretary.get(f"cases/{MISSING}").status_code == 404
    assert secretary.get(f"cases/{case}", position=1).status_code == 404
    assert secretary.refused(f"cases/{MISSING}/withdrawals", {"why": "Overtaken"})["type"] == "/problems/unknown-case"


def test_an_auditor_reads_cases_and_writes_none(service: Service, ods: str, secretary: Somebody, author: str) -> None:
    case = draft(secretary, author, "WF/1")
    auditor = service.caller(ods, Role.AUDITOR)
    assert auditor.read(f"cases/{case}")["case"] == case
    problem = auditor.refused("cases", {"reference": "WF/2", "content": content(author)})
    assert problem["type"] == "/problems/not-permitted"

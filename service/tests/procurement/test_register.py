"""Contracts over HTTP: the register of procurement decisions, the record of an award, and what is counted."""

import pytest

from service.auth.callers import Role
from service.tests.meetings.make import WalthamForest
from service.tests.serving import Json, Service, pages_of

CLINIC, OTHER = "F86001", "F86002"
TOLD_LATER: Json = {"mode": "RETROSPECTIVE", "reason": "From the file.", "source": "Contract 7"}  # decided today
APPROVERS = ("Evans", "Foster", "Green", "Irving")


@pytest.fixture
def forest(either_service: Service) -> WalthamForest:
    forest = WalthamForest(either_service)
    for code in (CLINIC, OTHER):
        forest.organisation(code)
    return forest


def approved(forest: WalthamForest, reference: str = "WF/1", *, conflicted: bool = False) -> Json:
    """A decision of the disinvestment board to approve a case for the clinic."""
    case = forest.recommended(CLINIC, reference=reference)
    forest.examined(case, forest.disinvestment, by="Foster")
    present = ("Evans", "Foster", "Green", "Hughes") if conflicted else APPROVERS
    sitting = forest.sitting(forest.disinvestment, *present)
    item = sitting.item("7", "FINAL_APPROVAL", case, presiding="Evans")
    if conflicted:
        item.rule("Hughes", "LEAVE_FOR_ITEM", by="Evans")
        sitting.record("departures", {"person": forest.person("Hughes"), "item": item.item})
    motion = item.motion("APPROVE")
    motion.vote("Evans", "Foster", "Green")
    return motion.decide()


def contract(decision: Json | None = None, *, pounds: int = 90_000, code: str = CLINIC, **said: object) -> Json:
    told: Json = {
        "decision": decision["decision"] if decision else None,
        "case": decision["case"] if decision else None,
        "title": "Dermatology",
        "description": "A clinic in the community",
        "process": "TENDER",
        "providers": [{"organisation": code, "name": "Oak Practice", "registeredAddress": "1 Oak Lane"}],
        "value": {"amountPence": pounds * 100},
        "reasons": "The best bid",
        "occurredAt": "2022-05-01T12:00:00Z",
    }
    return told | (TOLD_LATER if decision else {}) | said


def test_the_register_shows_who_decided_and_how_conflicts_were_managed_from_the_record(forest: WalthamForest) -> None:
    forest.position("Hughes", CLINIC)
    decision = approved(forest, conflicted=True)
    lead = forest.person("Green")
    said: Json = {
        "clinicalLead": lead,
        "valueToBody": {"amountPence": 1},
        "servicesFrom": "2022-08",
        "servicesTo": "2025-07",
    }
    award = forest.secretary.make("awards", contract(decision, **said))
    [line] = forest.service.caller(forest.ods, Role.PUBLISHER).read("published-awards")["results"]
    assert (line["award"], line["title"], line["process"]) == (award, "Dermatology", "TENDER")
    assert line["providers"][0]["registeredAddress"] == "1 Oak Lane"
    assert (line["clinicalLead"], line["valueToBody"]["amountPence"], line["servicesTo"]) == ("Green", 1, "2025-07")
    making = line["making"]
    assert (making["reference"], making["outcome"]) == ("Disinvestment Board 1", "APPROVED")
    standing = {one["office"]: one["standing"] for one in making["deciders"]}
    assert standing == {"Evans": "FOR", "Foster": "FOR", "Green": "FOR", "Hughes": "EXCLUDED"}
    [conflict] = [one for one in making["conflicts"] if one["office"] == "Hughes"]
    assert (conflict["management"], conflict["determinedBy"], conflict["leftTheRoom"]) == (
        "LEAVE_FOR_ITEM",
        "CHAIR",
        True,
    )
    assert "path" not in conflict


def test_an_award_without_an_approving_decision_is_refused_and_one_without_any_is_recorded(
    forest: WalthamForest,
) -> None:
    case = forest.recommended(CLINIC)
    [recommendation] = forest.secretary.read("decisions", case=case)["results"]
    problem = forest.secretary.refused("awards", contract(recommendation, mode="LIVE", occurredAt=None))
    assert (problem["type"], problem["rule"]) == (
        "/problems/awarded-without-approval",
        "what-was-not-approved-is-not-awarded",
    )
    award = forest.secretary.make("awards", contract(urgent=True))
    assert forest.secretary.read(f"awards/{award}")["making"] is None


def test_the_record_of_one_award_has_its_criteria_changes_and_representations(forest: WalthamForest) -> None:
    award = forest.secretary.make("awards", contract(approved(forest), criteria="Quality first"))
    path, then = f"awards/{award}", {"occurredAt": "2022-06-01T12:00:00Z"}
    forest.secretary.record(f"{path}/modifications", {"urgent": True, "reasons": "More patients"} | then)
    said = {"organisation": OTHER, "account": "Our bid was better"}
    forest.secretary.record(f"{path}/representations", said | then)
    before = forest.secretary.read("")["logSize"]
    answered = {"organisation": OTHER, "outcome": "NOT_UPHELD", "reasons": "It was not"}
    forest.secretary.record(f"{path}/answers", answered | then)
    forest.secretary.record(f"{path}/endings", {"ended": "2023-05"})
    shown = forest.secretary.read(path)
    assert (shown["criteria"], shown["ended"], shown["awarded"]) == ("Quality first", "2023-05", "2022-05-01")
    [change], [representation] = shown["modifications"], shown["representations"]
    assert (change["urgent"], change["modified"], change["reasons"]) == (True, "2022-06-01", "More patients")
    assert (representation["outcome"], representation["reasons"]) == ("NOT_UPHELD", "It was not")
    then_known = forest.secretary.read(path, position=before)
    assert (then_known["representations"][0]["outcome"], then_known["ended"]) == (None, None)


def test_the_summary_of_a_financial_year_counts_what_happened_in_it_by_the_days_of_london(
    forest: WalthamForest,
) -> None:
    secretary, publisher = forest.secretary, forest.service.caller(forest.ods, Role.PUBLISHER)
    direct: Json = {"process": "DIRECT_AWARD_C"}
    secretary.make("awards", contract(**direct, occurredAt="2024-03-31T22:59:59Z"))
    secretary.make("awards", contract(**direct, occurredAt="2024-03-31T23:00:00Z", urgent=True, code=OTHER))
    abandoned = {"title": "Podiatry", "process": "COMPETITIVE", "reasons": "No bid"}
    secretary.record("abandonments", abandoned | {"occurredAt": "2024-05-01T12:00:00Z"})

    def counts(year: str) -> tuple[int, int, int, int, int]:
        found = publisher.read("procurement-summaries", financial_year=year)
        awards = {one["process"]: one["awards"] for one in found["byProcess"]}
        return (
            awards["DIRECT_AWARD_C"],
            found["urgentAwards"],
            found["newProviders"],
            found["providersContracted"],
            found["abandoned"],
        )

    assert counts("2023/24") == (1, 0, 1, 1, 0)
    assert counts("2024/25") == (1, 1, 1, 2, 1)
    assert publisher.read("procurement-summaries", as_at="2024-04-01")["financialYear"] == "2024/25"
    odd = publisher.get("procurement-summaries", financial_year="2024/26")
    assert (odd.status_code, odd.json()["type"]) == (400, "/problems/invalid-moment")


def test_totals_say_what_went_where_a_decision_maker_had_an_interest_as_known_then_and_now(
    forest: WalthamForest,
) -> None:
    decision = approved(forest)
    forest.secretary.make("awards", contract(decision, pounds=100))
    forest.secretary.make("awards", contract(decision, pounds=50, code=OTHER))
    forest.secretary.make("awards", contract(decision, pounds=7, occurredAt="2023-05-01T12:00:00Z"))
    before = forest.secretary.read("")["logSize"]
    forest.position("Green", CLINIC)
    auditor = forest.service.caller(forest.ods, Role.AUDITOR)
    then = auditor.read("award-totals", position=before)["results"]
    assert [row["interestedAwards"] for row in then] == [0, 0]
    first, second = auditor.read("award-totals")["results"]
    assert (first["financialYear"], first["awards"], first["value"]) == (
        "2022/23",
        2,
        {"leastPence": 15_000, "mostPence": 15_000},
    )
    assert (first["interestedAwards"], first["interestedValue"]) == (1, {"leastPence": 10_000, "mostPence": 10_000})
    [interested] = first["interested"]
    assert (interested["people"], interested["voted"]) == ([forest.person("Green")], True)
    assert (second["financialYear"], second["interestedValue"]["mostPence"]) == ("2023/24", 700)
    assert len(auditor.read("award-totals", as_at="2022-12-31")["results"]) == 1
    assert list(pages_of(auditor, "award-totals", limit=1)) == [[first], [second]]


def test_an_interest_of_unknown_beginning_widens_what_went_to_interested_providers(forest: WalthamForest) -> None:
    decision = approved(forest)
    forest.secretary.make("awards", contract(decision, pounds=100))
    told = {"category": "FINANCIAL", "organisation": CLINIC, "narrative": "Shares", "heldFrom": "2022"}
    forest.secretary.record("interests", told | {"person": forest.person("Evans")})
    auditor = forest.service.caller(forest.ods, Role.AUDITOR)
    [total] = auditor.read("award-totals")["results"]
    assert total["interestedValue"] == {"leastPence": 0, "mostPence": 10_000}
    assert total["interested"][0]["interested"] == "INDETERMINATE"


def test_what_stands_on_two_bases_is_not_added_up(forest: WalthamForest) -> None:
    decision = approved(forest)
    forest.secretary.make("awards", contract(decision, pounds=100))
    forest.secretary.make("awards", contract(decision, pounds=40))
    forest.secretary.make("awards", contract(decision, pounds=50, basis={"tax": "WITH_VAT"}))
    [total] = forest.service.caller(forest.ods, Role.AUDITOR).read("award-totals")["results"]
    assert total["value"] == {"leastPence": 14_000, "mostPence": None}
    assert total["interestedValue"] == {"leastPence": 0, "mostPence": 0}
    assert [(one["basis"]["tax"], one["amount"]["least"], one["amount"]["most"]) for one in total["valueByBasis"]] == [
        (None, 14_000, 14_000),
        ("WITH_VAT", 5_000, 5_000),
    ]


def test_a_provider_that_is_entered_twice_is_one_provider_in_the_summary(forest: WalthamForest) -> None:
    forest.secretary.make("awards", contract(occurredAt="2023-05-01T12:00:00Z"))
    forest.secretary.make("awards", contract(code=OTHER, occurredAt="2024-05-01T12:00:00Z"))
    publisher = forest.service.caller(forest.ods, Role.PUBLISHER)

    def counted() -> tuple[int, int]:
        found = publisher.read("procurement-summaries", financial_year="2024/25")
        return found["newProviders"], found["providersContracted"]

    assert counted() == (1, 2)
    forest.registrar.record("organisation-links", {"holder": OTHER, "held": CLINIC, "kind": "SAME_ORGANISATION"})
    assert counted() == (0, 1)

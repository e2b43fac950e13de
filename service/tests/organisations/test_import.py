"""The open data of Waltham Forest, imported over HTTP."""

from typing import Any

import pytest

from domain.kernel.ids import BodyCode
from domain.organisations.commands import ImportedOrganisation
from service.auth.callers import Role
from service.demo.ods import Snapshot, organisations_of, suppliers_to_import, trusts_of_seed_areas
from service.tests.serving import Json, Service, Somebody

WALTHAM_FOREST = BodyCode("08W")


@pytest.fixture
def registrar(either_service: Service) -> Somebody:
    return either_service.caller(either_service.new_body("CCG"), Role.REGISTRAR)


def sent(*entries: ImportedOrganisation) -> Json:
    """The entries as they are sent."""
    return {"entries": [_entry(entry) for entry in entries]}


def all_pages(registrar: Somebody, **query: object) -> list[Json]:
    """The whole register, a few lines at a time."""
    found: list[Json] = []
    after: Any = None
    while True:
        page = registrar.read("organisations", limit=25, after=after, **query)
        found += page["results"]
        after = page["metadata"]["next"]
        if after is None:
            return found


def test_the_practices_of_waltham_forest_are_imported_whole(registrar: Somebody) -> None:
    entries = organisations_of(WALTHAM_FOREST)
    receipt = registrar.record("organisations:import", sent(*entries))
    found = all_pages(registrar)
    assert [(one["organisation"], one["name"], one["kind"]) for one in found] == [
        (entry.organisation, entry.name, entry.kind.name) for entry in entries
    ]
    assert receipt["logSize"] == 1 + len(receipt["facts"])
    for entry in entries[::10]:
        shown = registrar.read(f"organisations/{entry.organisation}")["memberships"]
        assert sorted((it["joined"] or "", it["left"] or "") for it in shown) == sorted(
            (_text(it.start) or "", _text(it.end) or "") for it in entry.memberships
        )


def test_an_import_repeated_records_nothing_more(registrar: Somebody) -> None:
    body = sent(*organisations_of(WALTHAM_FOREST))
    first = registrar.record("organisations:import", body)
    again = registrar.record("organisations:import", body)
    assert (again["facts"], again["logSize"]) == ([], first["logSize"])


def test_a_later_register_changes_names_and_closings_and_the_earlier_one_stays_readable(registrar: Somebody) -> None:
    registrar.record("organisations:import", sent(*organisations_of(WALTHAM_FOREST)))
    february_2016 = all_pages(registrar)
    before = registrar.read("")["logSize"]
    later = registrar.record("organisations:import", sent(*organisations_of(WALTHAM_FOREST, Snapshot.NOVEMBER_2025)))
    kinds = {fact["type"] for fact in later["facts"]}
    assert kinds == {"organisations.OrganisationRenamed", "organisations.OrganisationClosed"}
    november_2025 = {one["organisation"]: one for one in all_pages(registrar)}
    changed = [one for one in february_2016 if november_2025[one["organisation"]] != one]
    assert 0 < len(changed) < len(february_2016)
    assert all_pages(registrar, position=before) == february_2016


def test_suppliers_and_trusts_stand_beside_the_practices(registrar: Somebody) -> None:
    suppliers, trusts = suppliers_to_import(), trusts_of_seed_areas()
    for entries in (organisations_of(WALTHAM_FOREST), suppliers, trusts):
        registrar.record("organisations:import", sent(*entries))
    assert len(all_pages(registrar)) == 66 + 96 + 6
    assert {one["organisation"] for one in all_pages(registrar, kind="NHS_TRUST")} >= {
        trust.organisation for trust in trusts
    }


def test_one_entry_that_cannot_be_read_stops_the_whole_import(registrar: Somebody) -> None:
    body = sent(*organisations_of(WALTHAM_FOREST))
    body["entries"][3]["opened"] = "1974-02-30"
    problem = registrar.refused("organisations:import", body)
    assert problem["errors"][0]["pointer"] == "#/entries/3/opened"
    assert all_pages(registrar) == []


def _entry(entry: ImportedOrganisation) -> Json:
    memberships = [{"start": _text(it.start), "end": _text(it.end)} for it in entry.memberships]
    plain = {"organisation": entry.organisation, "name": entry.name, "kind": entry.kind.name}
    return plain | {"opened": _text(entry.opened), "closed": _text(entry.closed), "memberships": memberships}


def _text(date: Any) -> str | None:  # noqa: ANN401 - a partial date or nothing
    return date.text if date else None

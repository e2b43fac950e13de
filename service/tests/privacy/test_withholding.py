"""Words are hidden at once from every reader by one officer, and read again or confirmed by a second."""

import pytest

from service.auth.callers import Role
from service.store.databases import Database
from service.store.vault import Vault
from service.tests.privacy.make import Privacy
from service.tests.serving import Json, Service

WHY = {"reason": "A child is named"}
WITHHELD = {"withheld": True}


@pytest.fixture
def body(either_service: Service) -> Privacy:
    return Privacy(either_service)


def name_of(body: Privacy, name: str, **when: object) -> object:
    """How the register of people has somebody."""
    return body.secretary.read(f"people/{body.person(name)}", **when)["name"]


def withhold(body: Privacy, name: str) -> str:
    """The words about somebody are hidden."""
    return body.officer.make("withholdings", {"person": body.person(name)} | WHY)


def disclosed(body: Privacy, position: int) -> list[Json]:
    """What an auditor is shown of the words of a fact."""
    auditor = body.service.caller(body.ods, Role.AUDITOR)
    found: list[Json] = auditor.read(f"log/facts/{position}")["disclosures"]
    return found


def test_words_are_hidden_at_once_from_everybody_also_as_of_before(body: Privacy) -> None:
    made = body.registrar.record("people", {"office": "Nurse", "name": "Ann Other"})
    body.people["Ann"] = made["location"].rsplit("/", 1)[1]
    assert disclosed(body, made["position"])[0]["text"] == "Ann Other"
    withhold(body, "Ann")
    assert name_of(body, "Ann") == WITHHELD
    assert name_of(body, "Ann", position=made["position"]) == WITHHELD
    (shown,) = disclosed(body, made["position"])
    assert (shown["withheld"], shown.get("disclosure"), shown.get("text")) == (True, None, None)


def test_another_process_hides_them_with_its_next_answer(body: Privacy) -> None:
    body.person("Brown")
    settings = body.service._settings
    other = Database(settings.store_url)
    vault, connection = Vault(settings.master_key_bytes()), other.connect()
    digests = [row[0] for row in body.rows(f"SELECT digest FROM disclosures WHERE ledger = '{body.ods}'")]  # noqa: S608
    assert "Dr Brown" in vault.reveal(connection, body.ods, digests).values()
    withhold(body, "Brown")
    found = vault.reveal(connection, body.ods, digests).values()
    connection.close()
    assert None in found
    assert "Dr Brown" not in found


def test_a_second_officer_confirms_it_or_has_them_read_again(body: Privacy) -> None:
    hidden = withhold(body, "Brown")
    for path in ("confirmations", "liftings"):
        refused = body.officer.refused(f"withholdings/{hidden}/{path}", WHY)
        assert (refused["status"], refused["type"]) == (403, "/problems/confirmed-by-whoever-asked")
    body.other.record(f"withholdings/{hidden}/confirmations")
    confirmed = body.officer.read(f"withholdings/{hidden}")
    assert (confirmed["state"], len(confirmed["withheld"]), confirmed["reason"]) == ("CONFIRMED", 1, WHY["reason"])
    body.other.record(f"withholdings/{hidden}/liftings", {"reason": "It was somebody else"})
    assert name_of(body, "Brown") == "Dr Brown"
    assert body.officer.read("withholdings", state="LIFTED")["results"] == [body.officer.read(f"withholdings/{hidden}")]
    withhold(body, "Brown")
    assert name_of(body, "Brown") == WITHHELD


def test_words_are_read_again_once_every_withholding_that_hides_them_is_lifted(body: Privacy) -> None:
    position = body.registrar.record("people", {"office": "Nurse", "name": "Ann Other"})["position"]
    first = body.officer.make("withholdings", {"facts": [position]} | WHY)
    second = body.other.make("withholdings", {"facts": [position]} | WHY)
    body.officer.record(f"withholdings/{second}/confirmations")
    body.other.record(f"withholdings/{first}/liftings", WHY)
    assert body.officer.read(f"withholdings/{first}")["withheld"] == []
    assert body.officer.read(f"withholdings/{second}")["withheld"] == [position]
    assert disclosed(body, position)[0]["withheld"] is True
    body.officer.record(f"withholdings/{second}/liftings", WHY)
    assert disclosed(body, position)[0]["text"] == "Ann Other"


def test_words_recorded_after_a_person_was_withheld_are_read(body: Privacy) -> None:
    withhold(body, "Brown")
    held = body.officer.record("legal-holds", {"person": body.person("Brown"), "why": "Inquiry"})
    assert disclosed(body, held["position"])[0]["text"] == "Inquiry"


def test_what_is_hidden_can_be_erased_and_then_reads_so(body: Privacy) -> None:
    hidden = withhold(body, "Brown")
    body.erase("Brown")
    assert name_of(body, "Brown") == {"erased": True}
    body.other.record(f"withholdings/{hidden}/liftings", WHY)
    assert name_of(body, "Brown") == {"erased": True}


def test_only_officers_hide_words(body: Privacy) -> None:
    for role in (Role.SECRETARY, Role.REGISTRAR, Role.AUDITOR, Role.PUBLISHER):
        other = body.service.caller(body.ods, role)
        assert other.refused("withholdings", {"person": body.person("Brown")} | WHY)["status"] == 403
    assert name_of(body, "Brown") == "Dr Brown"

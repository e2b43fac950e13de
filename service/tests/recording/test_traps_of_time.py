"""Three times of one matter, sources that disagree, impossible dates, and what is told late (traps T1, T6, T7, T8)."""

from datetime import UTC, datetime

from service.auth.callers import Role
from service.tests.recording.records import PERSON, Records
from service.tests.serving import Json

AFTERWARDS: Json = {"mode": "RETROSPECTIVE", "reason": "Told late"}


def sources(records: Records, *positions: int) -> list[set[str]]:
    """The words behind the digests of each of these facts, as an auditor reads them."""
    auditor = records.service.caller(records.ods, Role.AUDITOR)
    facts = {one["position"]: one for one in auditor.read("log/facts", limit=100)["results"]}
    return [{each["text"] for each in facts[position]["disclosures"]} for position in positions]


def test_t1_true_from_should_have_been_known_and_recorded_are_three_times(records_on_either: Records) -> None:
    """Croydon: held since 2016, a breach in July 2018, reported in January 2019."""
    records, started = records_on_either, datetime.now(UTC)
    person = records.registrar.make("people", PERSON)
    declared = {
        "category": "NON_FINANCIAL_PERSONAL",
        "narrative": "A friend bids",
        "heldFrom": "2016",
        "person": person,
    }
    interest = records.secretary.make("interests", declared | {"person": person, "awareSince": "2018-07"})
    breach = {"type": "REGISTERED_BUT_NOT_DECLARED", "route": "AUDIT", "account": "Told by themselves"}
    told = AFTERWARDS | {"occurredAt": "2019-01-14T09:00:00Z", "source": "An e-mail"}
    receipt = records.secretary.record("breaches", breach | {"happened": "2018-07", "involved": "A GP"} | told)
    held = records.secretary.read(f"interests/{interest}")
    assert (held["heldFrom"], held["awareSince"]) == ("2016", "2018-07")
    fact = records.leaf(receipt["position"])
    assert (fact["data"]["happened"], fact["data"]["reported"]) == ("2018-07", "2019-01-14")
    assert datetime.fromisoformat(fact["recordedAt"]) >= started


def test_t6_a_source_with_an_impossible_date_is_kept_word_for_word_and_found(records_on_either: Records) -> None:
    """Rosewell: a direction dated 2 October 2021 was revoked on 24 August 2021."""
    words = "Revoked on 24 August 2021: the direction dated 2 October 2021; minutes of 31 June"
    told = AFTERWARDS | {"occurredAt": "2021-08-24T10:00:00Z", "source": words}
    receipt = records_on_either.registrar.record("people", PERSON | told)
    [read] = sources(records_on_either, receipt["position"])
    assert words in read
    assert [one["code"] for one in receipt["findings"]] == ["impossible-day-in-source"]
    [found] = records_on_either.service.caller(records_on_either.ods, Role.AUDITOR).read("findings")["results"]
    assert (found["position"], found["source"]) == (receipt["position"], words)


def test_t7_two_sources_that_disagree_on_the_month_stand_each_beside_its_own_fact(records_on_either: Records) -> None:
    """Future Fit: December 2016 in the news, November 2016 in a paper of the board."""
    told = {"2016-12-12T12:00:00Z": "The news: December 2016", "2016-11-30T12:00:00Z": "The board: November 2016"}
    receipts = [
        records_on_either.registrar.record("people", PERSON | AFTERWARDS | {"occurredAt": moment, "source": words})
        for moment, words in told.items()
    ]
    positions = [one["position"] for one in receipts]
    read = sources(records_on_either, *positions)
    assert all(words in found for words, found in zip(told.values(), read, strict=True))
    occurred = [records_on_either.leaf(position)["occurredAt"] for position in positions]
    assert [moment[:7] for moment in occurred] == ["2016-12", "2016-11"]


def test_t8_what_is_told_late_is_seen_to_be_late_and_changes_nothing_that_was_known(
    records_on_either: Records,
) -> None:
    records = records_on_either
    before, listed = records.size(), records.registrar.read("people")["results"]
    told = AFTERWARDS | {"occurredAt": "2009-06-16T18:30:00Z", "source": "Minutes, page 3"}
    said = records.leaf(records.registrar.record("people", PERSON | told)["position"])
    assert (said["mode"], said["occurredAt"]) == ("RETROSPECTIVE", "2009-06-16T18:30:00.000000Z")
    assert datetime.fromisoformat(said["occurredAt"]) < datetime.fromisoformat(said["recordedAt"])
    assert records.registrar.read("people", position=before)["results"] == listed
    assert len(records.registrar.read("people")["results"]) == len(listed) + 1

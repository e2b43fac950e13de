"""The feed in pages: every fact in order, and something in the place of each that is not shown."""

from base64 import b64decode, urlsafe_b64decode
from hashlib import sha256
from json import dumps, loads

import pytest
from cloudevents.core.formats.json import JSONFormat
from cloudevents.core.v1.event import CloudEvent
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from service.auth.callers import Role
from service.tests.feed.make import PREFIX, Followed, feed
from service.tests.serving import Json


def problem(answer: object) -> tuple[int, str]:
    """The status and the reason of a refusal."""
    told: Json = answer.json()  # type: ignore[attr-defined]
    return told["status"], told["type"]


def test_a_follower_reads_every_fact_in_the_order_of_the_log(body: Followed) -> None:
    for number in range(7):
        body.person(f"Member {number}")
    told, facts = feed(body.auditor, limit=3), body.auditor.read("log/facts")["results"]
    assert [one["position"] for one in told] == list(range(1, body.size() + 1))
    assert [one["id"] for one in told] == [one["fact"]["id"] for one in facts]
    assert [one["leafhash"] for one in told] == [b64decode(one["leafHash"]).hex() for one in facts]
    assert [one["data"] for one in told] == [one["fact"]["data"] for one in facts]


def test_each_is_a_cloud_event_for_those_who_know_nothing_of_us(body: Followed) -> None:
    board = body.chartered("Board")
    body.called(board)
    told = feed(body.auditor) + feed(body.integrator_of(board)) + feed(body.auditor, types="people.PersonRegistered")
    for one in told:
        read = JSONFormat().read(CloudEvent, dumps(one))
        assert read.get_type().startswith(PREFIX)
        assert (read.get_source(), read.get_id()) == (f"https://localhost/decisions/{body.ods}", one["id"])
        assert all(isinstance(part, str | int) for name, part in one.items() if name != "data")


def test_what_a_fact_says_fits_the_schema_that_it_names(body: Followed) -> None:
    body.case("WF/1")
    for one in feed(body.integrator):
        name = one["dataschema"].removeprefix("https://localhost/decisions/")
        schema = body.service.client.get(f"/v1/{name}")
        assert schema.headers["content-type"] == "application/schema+json"
        Draft202012Validator(schema.json()).validate(one["data"])
        assert schema.json()["title"].replace(" ", ".") == one["type"].removeprefix(PREFIX)


def test_the_circumstances_of_a_fact_stand_beside_it(body: Followed) -> None:
    body.registrar.record(
        "people",
        {
            "office": "GP",
            "mode": "RETROSPECTIVE",
            "reason": "From the minutes",
            "source": "Minutes, 4 May 2009",
            "occurredAt": "2009-05-04T18:00:00Z",
        },
        x_correlation_id="batch-7",
    )
    [last] = body.auditor.read("feed", after=body.size() - 1)["results"]
    fact = body.auditor.read(f"log/facts/{body.size()}")["fact"]
    assert (last["time"], last["occurredat"]) == (fact["recordedAt"], "2009-05-04T18:00:00.000000Z")
    assert (last["actor"], last["mode"], last["correlationid"]) == (fact["actor"], "RETROSPECTIVE", "batch-7")
    assert last["reasondigest"] == fact["reason"]["_sd"][0]
    assert last["sourcedigest"] == fact["source"]["_sd"][0]


def test_whoever_reads_everything_is_given_the_words_and_what_proves_them(body: Followed) -> None:
    body.person("Ada")
    [last] = body.auditor.read("feed", after=body.size() - 1)["results"]
    made = last["disclosures"].split("~")
    opened = [loads(urlsafe_b64decode(one + "==")) for one in made]
    assert [text for _, _, text in opened] == ["Dr Ada"]
    digests = [urlsafe_b64decode(one["_sd"][0] + "==") for one in last["data"].values() if isinstance(one, dict)]
    assert [sha256(one.encode()).digest() for one in made] == digests
    assert "disclosures" not in body.integrator.read("feed", after=body.size() - 1)["results"][0]


def test_erased_words_are_named_by_their_digests(body: Followed) -> None:
    body.person("Ada")
    size = body.size()
    body.service.destroy_texts(body.ods)
    [last] = body.auditor.read("feed", after=size - 1)["results"]
    assert "disclosures" not in last
    assert last["erased"] == last["data"]["name"]["_sd"][0]
    assert "erased" not in body.integrator.read("feed", after=size - 1)["results"][0]


def test_the_last_page_says_how_far_it_reaches_and_that_nothing_more_is_there(body: Followed) -> None:
    first = body.auditor.get("feed", limit=1)
    size = body.size()
    assert first.headers["Record-Position"] == str(size)
    body.person("Ada")
    page = body.auditor.get("feed", limit=1)
    assert page.json()["metadata"] == {"limit": 1, "last": 1, "position": size + 1, "next": 1}
    assert "after=1" in page.links["next"]["url"]
    rest = body.auditor.get("feed", after=1)
    assert rest.json()["metadata"] == {"limit": 50, "last": size + 1, "position": size + 1}
    assert "next" not in rest.links
    nothing = body.auditor.get("feed", after=size + 1).json()
    assert (nothing["results"], nothing["metadata"]["last"]) == ([], size + 1)


def test_who_has_what_is_there_is_told_so_and_sent_nothing(body: Followed) -> None:
    etag = body.auditor.get("feed").headers["ETag"]
    again = body.auditor.ask("GET", "feed", headers={"If-None-Match": f'"0", W/{etag}'})
    assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", etag)
    assert body.integrator.get("feed").headers["ETag"] != etag
    body.person("Ada")
    assert body.auditor.ask("GET", "feed", headers={"If-None-Match": etag}).status_code == 200


def test_a_position_that_the_record_does_not_have_is_refused(body: Followed) -> None:
    """So a follower learns that a backup was restored, and does not wait for ever."""
    answer = body.auditor.get("feed", after=body.size() + 1)
    assert problem(answer) == (400, "/problems/invalid-moment")
    streamed = body.auditor.ask(
        "GET", "feed", headers={"Accept": "text/event-stream", "Last-Event-ID": str(body.size() + 1)}
    )
    assert problem(streamed) == (400, "/problems/invalid-moment")


@pytest.mark.parametrize(
    "asked",
    [{"types": "people.PersonRegistred"}, {"types": "people"}, {"after": "-1"}, {"limit": 0}, {"wait": 61}],
)
def test_what_is_asked_for_in_a_wrong_way_is_refused(body: Followed, asked: dict[str, object]) -> None:
    assert problem(body.auditor.get("feed", **asked)) == (400, "/problems/invalid-request")


@pytest.mark.parametrize("sent", ["", "x", "-1", "1.0", "01", "99999999999999999"])
def test_an_event_id_that_is_no_position_is_refused(body: Followed, sent: str) -> None:
    answer = body.auditor.ask("GET", "feed", headers={"Last-Event-ID": sent})
    assert problem(answer) == (400, "/problems/invalid-request")


@pytest.mark.parametrize("role", [Role.MEMBER, Role.CHAIR, Role.PUBLISHER, Role.REGISTRAR])
def test_whose_work_it_is_not_does_not_follow(body: Followed, role: Role) -> None:
    assert problem(body.service.caller(body.ods, role).get("feed")) == (403, "/problems/not-permitted")


def test_nobody_follows_a_body_that_they_have_no_part_in(body: Followed) -> None:
    elsewhere = body.service.caller("T99999", Role.INTEGRATOR)
    elsewhere.ods = body.ods
    assert problem(elsewhere.get("feed")) == (404, "/problems/unknown-body")
    assert problem(body.service.caller("T99998", Role.INTEGRATOR).get("feed")) == (404, "/problems/unknown-body")

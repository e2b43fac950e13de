"""Whoever is told everything says why, and is entered in the access log; nobody else is asked."""

from service.tests.feed.make import Followed
from service.tests.feed.streaming import ACCEPT, stream
from service.tests.serving import Json

MISSING = "/problems/access-reason-missing"


def entered(body: Followed) -> list[tuple[str, Json]]:
    """What of the feed was read, by the thing and what was asked."""
    entries = body.auditor.read("access-log")["results"]
    return [(one.get("thing", ""), one["asked"]) for one in entries if one["operation"] == "readFeed"]


def test_a_page_with_words_needs_a_reason_and_is_entered(body: Followed) -> None:
    refused = body.auditor.without_reason().get("feed")
    assert (refused.status_code, refused.json()["type"]) == (400, MISSING)
    assert entered(body) == []
    body.auditor.read("feed", limit=5)
    assert [asked["limit"] for _, asked in entered(body)] == ["5"]


def test_whoever_is_told_nothing_new_is_not_entered(body: Followed) -> None:
    etag = body.auditor.get("feed", after=body.size()).headers["ETag"]
    assert body.auditor.ask("GET", "feed", headers={"If-None-Match": etag}).status_code == 304
    assert entered(body) == []


def test_a_stream_is_entered_once_with_where_it_begins(body: Followed) -> None:
    refused = body.auditor.without_reason().ask("GET", "feed", headers=ACCEPT)
    assert (refused.status_code, refused.json()["type"]) == (400, MISSING)
    body.person("Ada")
    with stream(body.auditor, "1") as open_one:
        open_one.take(1)
        body.person("Ben")
        open_one.take(1)
    assert [thing for thing, _ in entered(body)] == ["stream:after-1"]


def test_an_integrator_needs_no_reason(body: Followed) -> None:
    assert body.integrator.without_reason().get("feed").status_code == 200
    with stream(body.integrator.without_reason()) as open_one:
        assert open_one.take(1)[0]["position"] == 1
    assert entered(body) == []

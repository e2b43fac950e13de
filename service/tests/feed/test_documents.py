"""What integrators are told of the feed is so."""

import re
from base64 import urlsafe_b64decode
from pathlib import Path
from typing import Any

from service.tests.feed.make import Followed, feed

GUIDE = (Path(__file__).parents[3] / "docs" / "for-integrators.md").read_text(encoding="utf-8")


def guide() -> dict[str, Any]:
    """The functions that the guide shows."""
    found: dict[str, Any] = {}
    for block in re.findall(r"```python\n(.*?)```", GUIDE, re.DOTALL):
        exec(block, found)  # noqa: S102 - our own document
    return found


def test_a_follower_proves_by_the_guide_that_nothing_is_missing(body: Followed) -> None:
    """With placeholders in the place of most facts."""
    body.called(body.chartered("Board"))
    events = feed(body.integrator_of(body.board("Other", "APPROVAL")), limit=2)
    checkpoint = body.integrator.get("log/checkpoint").text
    is_complete = guide()["is_complete"]
    assert is_complete(events, checkpoint)
    assert not is_complete(events[:-1], checkpoint)
    assert not is_complete([*events[:-1], events[0]], checkpoint)


def test_whoever_reads_everything_opens_the_words_by_the_guide(body: Followed) -> None:
    body.person("Ada")
    [last] = body.auditor.read("feed", after=body.size() - 1)["results"]
    digests = {one["_sd"][0] for one in last["data"].values() if isinstance(one, dict)}
    assert guide()["words_of"](last) == {urlsafe_b64decode(f"{one}=="): "Dr Ada" for one in digests}
    [hidden] = body.integrator.read("feed", after=body.size() - 1)["results"]
    assert guide()["words_of"](hidden) == {}
    assert digests == {one["_sd"][0] for one in hidden["data"].values() if isinstance(one, dict)}


def test_the_description_of_the_feed_is_served_as_it_is_published(body: Followed) -> None:
    answer = body.service.client.get("/v1/asyncapi.json")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/json")
    assert answer.json()["asyncapi"] == "3.0.0"


def test_there_is_no_schema_of_what_is_no_fact(body: Followed) -> None:
    for name, status in (("meetings.VoteCast.v9.schema.json", 404), ("openapi.json", 400), ("..%2fopenapi.json", 400)):
        assert body.service.client.get(f"/v1/event-schemas/{name}").status_code == status

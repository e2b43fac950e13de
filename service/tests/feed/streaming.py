"""A follower's stream, read line by line as the HTML standard says (section 9.2.6), and cut off wherever one likes."""

import json
from collections.abc import Iterator
from contextlib import contextmanager

import httpx

from service.tests.serving import Json, Somebody

ACCEPT = {"Accept": "text/event-stream"}


class Streaming:
    """An open stream: what it sends, and the id of the last event that was taken."""

    def __init__(self, answer: httpx.Response, last: str | None) -> None:
        self.answer, self.last = answer, last
        self._lines = answer.iter_lines()

    def blocks(self) -> Iterator[list[str]]:
        """What stands between two empty lines, comments and hints as well."""
        block: list[str] = []
        for line in self._lines:
            if line:
                block.append(line)
            elif block:
                yield block
                block = []

    def events(self) -> Iterator[Json]:
        """The events, until the stream ends."""
        for block in self.blocks():
            fields = dict(line.split(": ", 1) for line in block if not line.startswith(":"))
            if "data" in fields:
                self.last = fields["id"]
                yield json.loads(fields["data"])

    def take(self, many: int) -> list[Json]:
        """So many events, as soon as they are there."""
        events = self.events()
        return [next(events) for _ in range(many)]


@contextmanager
def stream(follower: Somebody, last: str | None = None, **query: str | int) -> Iterator[Streaming]:
    """A stream that begins after the last event taken, and is cut off at the end."""
    headers = ACCEPT | follower._token | ({} if last is None else {"Last-Event-ID": last})
    address = f"/v1/bodies/{follower.ods}/feed"
    with follower._client.stream("GET", address, headers=headers, params=query) as answer:
        assert answer.status_code == 200, answer.read()
        yield Streaming(answer, last)

"""A body whose record others follow, and what a follower reads of it."""

from collections.abc import Iterator

from service.auth.callers import Role
from service.tests.meetings.make import Board, Body
from service.tests.serving import Json, Service, Somebody, pages_of

PREFIX = "org.commissioning-decisions."
PLACEHOLDER, SKIPPED = f"{PREFIX}feed.Placeholder.v1", f"{PREFIX}feed.Skipped.v1"


class Followed(Body):
    """A body with an auditor and an integrator who follow its record."""

    def __init__(self, service: Service) -> None:
        super().__init__(service)
        self.auditor = service.caller(self.ods, Role.AUDITOR)
        self.integrator = service.caller(self.ods, Role.INTEGRATOR)

    def integrator_of(self, *boards: Board) -> Somebody:
        """An integrator of some boards only."""
        return self.service.caller(self.ods, Role.INTEGRATOR, boards=tuple(one.board for one in boards))

    def size(self) -> int:
        """How long the record is."""
        size: int = self.secretary.read("")["logSize"]
        return size

    def chartered(self, name: str, kind: str = "DEVELOPMENT") -> Board:
        """A board with a charter, so that it can meet."""
        board = self.board(name, kind)
        self.adopt(board, remit={"decides": ["NOTING"]})
        return board

    def called(self, board: Board) -> str:
        """A meeting that was called."""
        return self.secretary.make(
            "meetings", {"board": board.board, "startsAt": "2009-06-16T18:00:00+01:00", "place": "Town hall"}
        )


def feed(follower: Somebody, **query: object) -> list[Json]:
    """All that a follower reads, page after page."""
    return [one for page in pages_of(follower, "feed", **query) for one in page]


def names(events: list[Json]) -> list[str]:
    """What the events are, without what all types begin and end with; a range with its positions."""
    return list(_names(events))


def _names(events: list[Json]) -> Iterator[str]:
    for one in events:
        told = one["type"].removeprefix(PREFIX).rpartition(".")[0]
        yield f"{one['data']['from']}–{one['data']['to']}" if one["type"] == SKIPPED else told

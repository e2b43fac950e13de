"""Problem documents (RFC 9457) as the tests read them."""

from dataclasses import dataclass
from typing import Any, Final

import httpx

MEDIA_TYPE: Final = "application/problem+json"
ALWAYS: Final = frozenset({"type", "title", "status", "detail", "instance", "traceId"})
LEAKS: Final = ("Traceback", "sqlalchemy", "psycopg", "sqlite3", "pydantic", ".py")


@dataclass(frozen=True)
class Problem:
    """Why a request was refused."""

    answer: httpx.Response
    document: dict[str, Any]

    @property
    def status(self) -> int:
        """The HTTP status."""
        return self.answer.status_code

    @property
    def code(self) -> str:
        """The reason, the last part of the problem's type."""
        kind: str = self.document["type"]
        return kind.removeprefix("/problems/")

    @property
    def evidence(self) -> list[int]:
        """The positions of the facts that it rests on."""
        found: list[int] = self.document.get("evidence", [])
        return found

    @property
    def places(self) -> set[str]:
        """The members and parameters at fault: `#/content/title`, `limit`."""
        faults = [*self.document.get("errors", []), self.document]
        return {fault[name] for fault in faults for name in ("pointer", "parameter") if name in fault}

    def __str__(self) -> str:
        """The document, for the message of a test that fails."""
        return self.answer.text


def problem_of(answer: httpx.Response) -> Problem:
    """The problem document of an answer; fails where it is none, is not complete, or tells what it should not."""
    assert answer.headers.get("content-type") == MEDIA_TYPE, f"{answer.status_code} {answer.text[:500]}"
    document = answer.json()
    assert document.keys() >= ALWAYS, document
    assert document["status"] == answer.status_code
    assert document["type"].startswith("/problems/")
    assert not [leak for leak in LEAKS if leak in answer.text], answer.text
    return Problem(answer, document)

"""Merges over HTTP, for the tests of what becomes of two entries of one person."""

from service.auth.callers import Role
from service.tests.meetings.make import Body
from service.tests.serving import Json

WHY = {"reason": "One doctor, entered under her maiden name and her married one"}


def two(body: Body, name: str, other: str) -> Json:
    """That an entry is another one's."""
    return {"person": body.person(name), "merged": body.person(other)} | WHY


def merge(body: Body, name: str, other: str) -> str:
    """Somebody asked for a merge, and another registrar confirmed it."""
    asked = body.registrar.make("merges", two(body, name, other))
    body.service.caller(body.ods, Role.REGISTRAR).record(f"merges/{asked}/confirmations")
    return asked


def unmerge(body: Body, asked: str) -> Json:
    """The merge was taken back by two; the receipt of the second."""
    body.registrar.record(f"merges/{asked}/unmergings", WHY)
    return body.service.caller(body.ods, Role.REGISTRAR).record(f"merges/{asked}/unmergings/confirmations")

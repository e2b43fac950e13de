"""Entries in the registers of organisations, people and cases, as the tests make them."""

import secrets
from typing import Any, Final

from api_tests.bodies import Body
from api_tests.client import Json
from api_tests.deployment import new_code

LONG_AGO: Final = "2004-04-01"


def organisation(body: Body, name: str = "Oak Surgery", kind: str = "GP_PRACTICE") -> str:
    """The code of an organisation that was entered in the register."""
    code = new_code()
    body.registrar.record("organisations", {"organisation": code, "name": name, "kind": kind, "opened": LONG_AGO})
    return code


def member_practice(body: Body, name: str = "Oak Surgery") -> str:
    """The code of a practice that is a member of the body."""
    code = organisation(body, name)
    body.registrar.record("memberships", {"organisation": code, "joined": LONG_AGO})
    return code


def link(body: Body, holder: str, held: str, kind: str = "FEDERATION_MEMBERSHIP") -> Json:
    """The receipt of a link between two organisations."""
    said = {"holder": holder, "held": held, "kind": kind, "heldFrom": LONG_AGO}
    return body.registrar.record("organisation-links", said)


def person(body: Body, office: str, name: str | None = None) -> str:
    """The id of a person who was entered in the register."""
    return body.registrar.make("people", {"office": office} | ({"name": name} if name else {}))


def position(body: Body, who: str, at: str, kind: str = "PARTNER") -> str:
    """The id of a position that somebody took at an organisation."""
    said = {"organisation": at, "kind": kind, "heldFrom": LONG_AGO}
    return body.registrar.make(f"people/{who}/positions", said)


def reference() -> str:
    """A reference that no case has."""
    return f"CASE/{secrets.token_hex(6)}"


def content(authors: list[str], **said: Any) -> Json:  # noqa: ANN401 - JSON
    """What a case says, complete."""
    return {
        "title": "Dermatology in the community",
        "kind": "INVEST",
        "origin": "PBC_CONSORTIUM",
        "summary": "Move follow-up appointments from the acute trust to the polyclinic.",
        "recommendation": "Commission the service for three years.",
        "authors": authors,
        "money": [{"kind": "INVESTMENT", "amount": {"amountPence": 4_500_000}, "recurrence": "EVERY_YEAR"}],
    } | said


def draft(body: Body, said: Json) -> str:
    """The id of a case that was begun."""
    return body.secretary.make("cases", {"reference": reference(), "content": said})


def submit(body: Body, case: str) -> Json:
    """The receipt of the submission of a case as it stands."""
    return body.secretary.record_upon(f"cases/{case}", f"cases/{case}/submissions")


def submitted(body: Body, said: Json) -> str:
    """The id of a case that stands submitted."""
    case = draft(body, said)
    submit(body, case)
    return case

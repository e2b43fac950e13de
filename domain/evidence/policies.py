"""The rules of evidence packs, in the order of the book."""

from typing import Final

from domain.cases.policies import UnknownCase
from domain.evidence.commands import IssuePack
from domain.evidence.state import Issuing
from domain.kernel.refusals import Refused

MOST_FACTS: Final = 5_000


class PackAlreadyIssued(Refused):
    """An evidence pack is already on record under this id."""

    code = "pack-already-issued"


class PackWithoutPurpose(Refused):
    """An evidence pack is issued to somebody, and for a purpose in words."""

    code = "pack-without-purpose"


class PackTooLarge(Refused):
    """More than 5,000 facts bear on this case; an evidence pack holds no more."""

    code = "pack-too-large"


def a_pack_is_of_a_case_that_was_on_record(command: IssuePack, known: Issuing) -> Refused | None:
    """FOIA 2000 s.46 code of practice: what is shown of a record is what was in it at the time."""
    if known.begun_at is None or known.begun_at > command.position:
        return UnknownCase(pointer="/case")
    return None


def a_pack_is_issued_once(command: IssuePack, known: Issuing) -> Refused | None:
    """FOIA 2000 s.46 code of practice: it is on record who was given what."""
    return PackAlreadyIssued() if known.issued else None


def a_pack_is_issued_to_somebody_for_a_purpose(command: IssuePack, known: Issuing) -> Refused | None:
    """UK GDPR article 5(1)(b): personal data is passed on for a purpose that is stated."""
    for name, said in (("issuedTo", command.issued_to), ("purpose", command.purpose)):
        if not said.strip():
            return PackWithoutPurpose(pointer=f"/{name}")
    return None


def a_pack_can_be_handled(command: IssuePack, known: Issuing) -> Refused | None:
    """FOIA 2000 s.46 code of practice: what is shown is in a form that whoever asked can use."""
    return PackTooLarge() if command.facts > MOST_FACTS else None


ISSUING = (
    a_pack_is_of_a_case_that_was_on_record,
    a_pack_is_issued_once,
    a_pack_is_issued_to_somebody_for_a_purpose,
    a_pack_can_be_handled,
)

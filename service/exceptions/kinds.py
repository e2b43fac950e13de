"""The kinds of exceptions: what each list holds, and why anybody should look at it."""

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType
from typing import Final

from domain.kernel.values import value


class ExceptionKind(Enum):
    """What kind of thing should be looked at; the value stands in addresses."""

    RECORDED_LATE = "recorded-late"
    INQUORATE = "inquorate"
    OVERRIDDEN = "overridden"
    UNDETERMINED_CONFLICT = "undetermined-conflict"
    TAINTED = "tainted"
    UNRATIFIED = "unratified"
    OVERDUE = "overdue"
    UNPUBLISHED = "unpublished"
    INCOMPLETE_RECORD = "incomplete-record"
    READ_MODEL_MISMATCH = "read-model-mismatch"
    FAILED_VERIFICATION = "failed-verification"


@value
class Told:
    """What a list holds, in a sentence, and the source that asks for it."""

    lists: str
    citation: str


_STATUTORY_GUIDANCE: Final = "NHS England, Managing conflicts of interest: statutory guidance for CCGs, 2017"
UNPUBLISHED_DAYS: Final = 30

TOLD: Final[Mapping[ExceptionKind, Told]] = MappingProxyType(
    {
        ExceptionKind.RECORDED_LATE: Told(
            lists="What was recorded a whole day or more after it happened.",
            citation="Freedom of Information Act 2000 s.46, code of practice on the management of records",
        ),
        ExceptionKind.INQUORATE: Told(
            lists="Questions that found no quorum, so that nothing was decided.", citation="SI 2000/89 Sch 2 para 6"
        ),
        ExceptionKind.OVERRIDDEN: Told(
            lists="Rules that what happened did not keep, and dispensations and exceptions by which a rule was lifted.",
            citation="the source of the rule; NHS England 2017, annex B",
        ),
        ExceptionKind.UNDETERMINED_CONFLICT: Told(
            lists="Conflicts at items that are over, of which nobody determined how they be managed.",
            citation=_STATUTORY_GUIDANCE,
        ),
        ExceptionKind.TAINTED: Told(
            lists="Decisions that would be judged otherwise, knowing what was recorded after them.",
            citation="NHS England, Managing conflicts of interest in the NHS, 2017, breaches",
        ),
        ExceptionKind.UNRATIFIED: Told(
            lists="Chair's actions that the board has not ratified.", citation="the board's charter, chair's actions"
        ),
        ExceptionKind.OVERDUE: Told(
            lists="Conditions of approvals and reviews of benefits that were due and are not done.",
            citation="HM Treasury, Guide to Developing the Project Business Case, 2018",
        ),
        ExceptionKind.UNPUBLISHED: Told(
            lists=f"Decisions not published {UNPUBLISHED_DAYS} days after being taken, and breaches that were "
            "determined and not published.",
            citation="Freedom of Information Act 2000 s.19; NHS Act 2006 s.14O",
        ),
        ExceptionKind.INCOMPLETE_RECORD: Told(
            lists="Conflicts at items that are over, of whose five things the record lacks some.",
            citation=_STATUTORY_GUIDANCE,
        ),
        ExceptionKind.READ_MODEL_MISMATCH: Told(
            lists="Lists and registers that said otherwise than the log when they were compared last.",
            citation="docs/adr/0011",
        ),
        ExceptionKind.FAILED_VERIFICATION: Told(
            lists="What the last verification of the log found wrong, or could not look at.", citation="RFC 9162"
        ),
    }
)
"""In the order in which an auditor reads them."""

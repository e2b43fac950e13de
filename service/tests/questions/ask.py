"""Histories of which the answer is known: a recommendation on a case for the clinic, and what is written afterwards."""

from datetime import UTC, date, datetime

from service.tests.meetings.make import Motion, WalthamForest
from service.tests.serving import Json

CLINIC = "F86001"
MEMBERS = ("Adams", "Brown", "Clark")


def put(forest: WalthamForest, *present: str, reference: str = "WF/7") -> Motion:
    """A motion to recommend a case for the clinic, with these in the room."""
    sitting = forest.sitting(forest.development, *present, on=date(2009, 6, 2))
    case = forest.case(reference, CLINIC)
    return sitting.item("4", "RECOMMENDATION", case, presiding=present[0]).motion("RECOMMEND")


def recommended(forest: WalthamForest, reference: str = "WF/7") -> Json:
    """The decision on such a motion for which all three voted."""
    motion = put(forest, *MEMBERS, reference=reference)
    motion.vote(*MEMBERS)
    return motion.decide()


def interest(forest: WalthamForest, name: str, **said: object) -> Json:
    """The receipt of an interest in the clinic, held since 2008."""
    told = {"category": "FINANCIAL", "organisation": CLINIC, "narrative": "A share", "heldFrom": "2008"}
    return forest.secretary.record("interests", told | {"person": forest.person(name)} | said)


def afterwards() -> Json:
    """Written down after it happened, whatever rules it broke."""
    return {
        "mode": "RETROSPECTIVE",
        "occurredAt": datetime.now(UTC).isoformat(),
        "reason": "Minuted on paper",
        "source": "Minutes, page 4",
    }

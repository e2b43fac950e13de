"""The charters of the two boards of Waltham Forest; the account of the boards gives neither quorum nor votes."""

from typing import Final

from service.demo.calling import Json

CHECKS: Final = (
    "finance",
    "strategic_fit",
    "clinical_evidence",
    "quality_impact",
    "equality_impact",
    "engagement",
    "procurement_route",
    "conflicts_of_interest",
)
CITATION: Final = "Polysystem commissioning framework, as laid down for this demonstration"


def development(disinvestment: str) -> Json:
    """It researches, develops and proposes services to be commissioned, and proposes by a vote."""
    return {
        "composition": [
            {"role": "CLINICAL_DIRECTOR", "atLeast": 1, "atMost": 2},
            {"role": "GP", "atLeast": 5},
            {"role": "OFFICER", "atLeast": 2, "atMost": 4},
            {"role": "LAY", "atLeast": 2, "atMost": 2},
            {"role": "SPECIALIST", "atLeast": 0},
        ],
        "quorum": [
            {
                "minTotal": 5,
                "requires": [{"anyOf": ["LAY"], "atLeast": 1}, {"anyOf": ["OFFICER"], "atLeast": 2}],
                "requiresPresiding": ["CO_CHAIR"],
            }
        ],
        "voting": [{"castingVote": "PRESIDING_SECOND_VOTE"}],
        "remit": {
            "decides": ["RECOMMENDATION", "DEFERRAL", "NOTING"],
            "proposing": "BY_VOTE",
            "proposesTo": disinvestment,
            "noticeClearDays": 3,
        },
        "separation": {"separateFrom": [disinvestment]},
        "conflicts": _conflicts("SPEAK_NOT_VOTE"),
    }


def disinvestment(development: str) -> Json:
    """It exercises due diligence and final approval, and whoever had a hand in a case before has none here."""
    return {
        "composition": [
            {"role": "LAY", "atLeast": 3, "atMost": 4},
            {"role": "MEDICAL_DIRECTOR", "atLeast": 1, "atMost": 1},
            {"role": "OFFICER", "atLeast": 4, "atMost": 6},
        ],
        "quorum": [
            {
                "base": "WHOLE_MEMBERSHIP",
                "fraction": {"of": 1, "outOf": 2},
                "minTotal": 4,
                "requires": [{"anyOf": ["LAY"], "atLeast": 2}, {"anyOf": ["OFFICER"], "atLeast": 2}],
                "requiresPresiding": ["CHAIR", "VICE_CHAIR"],
            }
        ],
        "voting": [{"castingVote": "PRESIDING_SECOND_VOTE"}],
        "remit": {
            "decides": ["FINAL_APPROVAL", "DEFERRAL", "NOTING"],
            "needsDueDiligence": True,
            "checks": list(CHECKS),
            "noticeClearDays": 3,
        },
        "separation": {
            "separateFrom": [development],
            "barringActs": ["WROTE", "SPONSORED", "SCORED", "PROPOSED", "MOVED", "VOTED"],
        },
        "conflicts": _conflicts("LEAVE_FOR_ITEM"),
    }


def _conflicts(actual: str) -> Json:
    return {
        "actual": actual,
        "potential": "NOTE_AND_PARTICIPATE",
        "determinedBy": ["PRESIDING", "CHAIR"],
        "lookBackMonths": 6,
        "nilReturnMonths": 12,
    }

"""The charter of the commissioning executive committee: one board, so whoever has an interest stands aside."""

from typing import Final

from service.demo.calling import Json

CITATION: Final = "Terms of reference of the commissioning executive committee, as laid down for this demonstration"
INVEST_TO_SAVE_PENCE: Final = 400_000_000
CHARTER: Final[Json] = {
    "composition": [{"role": "OFFICER", "atLeast": 4}, {"role": "PBC_LEAD", "atLeast": 2}],
    "quorum": [
        {"minTotal": 5, "requires": [{"anyOf": ["OFFICER"], "atLeast": 3}], "requiresPresiding": ["CHAIR"]},
    ],
    "voting": [{"castingVote": "PRESIDING_SECOND_VOTE"}],
    "remit": {
        "decides": ["FINAL_APPROVAL", "DEFERRAL", "NOTING"],
        "limitPence": INVEST_TO_SAVE_PENCE,
        "noticeClearDays": 3,
    },
    "conflicts": {
        "actual": "SPEAK_NOT_VOTE",
        "potential": "NOTE_AND_PARTICIPATE",
        "determinedBy": ["PRESIDING"],
        "lookBackMonths": 6,
    },
}

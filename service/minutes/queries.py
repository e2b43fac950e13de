"""Finds the minutes of a meeting with what became of them, as known at any position."""

import json
from typing import Any

from domain.kernel.ids import MeetingId
from service.minutes.shown import MinutesShown
from service.minutes.tables import minute_steps, minutes
from service.problems.refusals import RefusedAtTheDoor
from service.viewing.digests import digests_in, revealed
from service.viewing.paging import all_of, one
from service.viewing.viewpoint import Texts, Viewpoint

Row = dict[str, Any]


class UnknownMinutesAsked(RefusedAtTheDoor):
    """No minutes of this meeting are on record, or were not then."""

    code = "unknown-minutes-asked"


def minutes_of(view: Viewpoint, meeting: MeetingId) -> MinutesShown:
    """The minutes; raises `UnknownMinutesAsked`."""
    row = one(view, minutes, meeting=str(meeting))
    if row is None:
        raise UnknownMinutesAsked
    steps = [
        step | {"amendments": json.loads(step["amendments"] or "[]")}
        for step in all_of(view, minute_steps, meeting=str(meeting))
    ]
    digests = [digest for step in steps for digest in (step["text_digest"], step["why_digest"])]
    texts = view.texts([*digests, *(one for step in steps for one in digests_in(step["amendments"]))])
    return MinutesShown.model_validate(
        {name: row[name] for name in ("meeting", "board", "status", "draft", "document_hash")}
        | {"text": texts[row["text_digest"]], "course": [_step(step, texts) for step in steps]}
    )


def _step(row: Row, texts: Texts) -> Row:
    return row | {
        "text": texts[row["text_digest"]],
        "why": texts[row["why_digest"]],
        "amendments": revealed(row["amendments"], texts),
    }

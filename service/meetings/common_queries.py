"""Finds how each of the boards that sat in common decided, each in the record of its own body."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from domain.kernel.answers import Answer
from domain.kernel.ids import BodyCode, MeetingId
from service.auth.callers import Caller
from service.meetings.common_shown import CommonDecision, CommonDecisions, CommonMember, CommonQuestion
from service.meetings.queries import Row, agenda_of
from service.meetings.tables import in_common, items
from service.meetings.voting_tables import motions
from service.viewing.beside import beside
from service.viewing.paging import all_of
from service.viewing.viewpoint import Viewpoint

Told = tuple[str, CommonDecision]
"""The number of an item, and a decision on it."""


def common_decisions(view: Viewpoint, meeting: MeetingId, caller: Caller, known_at: datetime | None) -> CommonDecisions:
    """How each board decided that sat in common at a meeting; raises `UnknownMeetingAsked`."""
    agenda_of(view, meeting)
    named = [(BodyCode(row["body"]), row["other"]) for row in all_of(view, in_common, meeting=str(meeting))]
    named += list(_naming(view, meeting, named))
    sat = [(BodyCode(view.ledger), str(meeting)), *named]
    records = [(body, at, beside(view, body, caller, known_at)) for body, at in sat]
    told = [list(_decided(record, at)) if record else None for _, at, record in records]
    members = [{"body": body, "meeting": at, "seen": record is not None} for body, at, record in records]
    return CommonDecisions(
        meetings=tuple(CommonMember.model_validate(one) for one in members),
        results=tuple(_question(number, told) for number in _numbers(told)),
    )


def _naming(
    view: Viewpoint, meeting: MeetingId, known: Sequence[tuple[BodyCode, str]]
) -> Iterator[tuple[BodyCode, str]]:
    """The meetings of this same body that name this one, which need not have named them."""
    for row in all_of(view, in_common, other=str(meeting)):
        found = BodyCode(view.ledger), str(row["meeting"])
        if row["body"] == view.ledger and found not in known:
            yield found


def _numbers(told: Sequence[Sequence[Told] | None]) -> list[str]:
    return list(dict.fromkeys(number for those in told for number, _ in those or ()))


def _decided(view: Viewpoint, meeting: str) -> Iterator[Told]:
    """Every decision of a meeting with the number of its item, in the order of its agenda."""
    for item in all_of(view, items, meeting=meeting):
        put = [motion for motion in all_of(view, motions, item=item["item"]) if motion["decision"]]
        texts = view.texts([item["title_digest"], *(motion["text_digest"] for motion in put)])
        for motion in put:
            words = {"title": texts[item["title_digest"]], "resolution": texts[motion["text_digest"]]}
            yield item["number"], _decision(view, item, motion, words)


def _decision(view: Viewpoint, item: Row, motion: Row, words: Mapping[str, Any]) -> CommonDecision:
    of_item = {name: item[name] for name in ("meeting", "board", "item", "case")}
    of_motion = {name: motion[name] for name in ("direction", "decision", "outcome")}
    return CommonDecision.model_validate({"body": view.ledger, **of_item, **of_motion, **words})


def _question(number: str, told: Sequence[Sequence[Told] | None]) -> CommonQuestion:
    by_body = [[one for at, one in those or () if at == number] for those in told]
    outcomes = [sorted(one.outcome for one in those) for those in by_body]
    return CommonQuestion(
        number=number, decisions=tuple(one for those in by_body for one in those), alike=_alike(outcomes)
    )


def _alike(outcomes: Sequence[Sequence[str]]) -> Answer:
    """Whether each decided with the same outcome; who has not decided, or is not seen, may still do so."""
    said = [one for one in outcomes if one]
    if any(one != said[0] for one in said):
        return Answer.NO
    return Answer.YES if len(said) == len(outcomes) else Answer.INDETERMINATE

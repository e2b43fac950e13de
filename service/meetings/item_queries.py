"""Finds items with what was declared, ruled, put and voted, as known at any position."""

import json
from collections.abc import Iterator, Sequence

from domain.boards.voting import BallotForm
from domain.kernel.ids import ItemId, MeetingId, MotionId
from service.meetings.conflict_tables import declarations, rulings
from service.meetings.correction_queries import with_votes_corrected
from service.meetings.item_shown import (
    AllowedShown,
    BallotShown,
    CastingVoteShown,
    ConsensusShown,
    CountShown,
    DeclarationShown,
    ItemShown,
    MotionShown,
    RulingShown,
    VoteShown,
)
from service.meetings.queries import ITEM_TEXTS, Row, fields, item_line, item_row
from service.meetings.voting_tables import motions, votes
from service.problems.refusals import RefusedAtTheDoor
from service.viewing.digests import digests_in, revealed
from service.viewing.paging import all_of, one
from service.viewing.viewpoint import Texts, Viewpoint


class UnknownMotionAsked(RefusedAtTheDoor):
    """No such motion was put at this item, or had not been then."""

    code = "unknown-motion-asked"


def the_item(view: Viewpoint, meeting: MeetingId, item: ItemId) -> ItemShown:
    """One item; raises `UnknownItemAsked`."""
    row, key = item_row(view, meeting, item), {"meeting": str(meeting), "item": str(item)}
    declared, ruled = all_of(view, declarations, **key), all_of(view, rulings, **key)
    put = all_of(view, motions, item=str(item))
    texts = view.texts([*map(row.get, ITEM_TEXTS.values()), *conflict_digests(declared, ruled), *_motion_digests(put)])
    return ItemShown.model_validate(
        item_line(row, texts)
        | key
        | {
            "board": row["board"],
            "declarations": [declaration(it, row, texts) for it in declared],
            "rulings": [ruling(it, texts) for it in ruled],
            "motions": [_motion(view, it, texts) for it in put],
        }
    )


def the_motion(view: Viewpoint, meeting: MeetingId, item: ItemId, motion: MotionId) -> MotionShown:
    """One motion with each vote; raises `UnknownMotionAsked`."""
    row = one(view, motions, motion=str(motion), item=str(item), meeting=str(meeting))
    if row is None:
        raise UnknownMotionAsked
    return _motion(view, row, view.texts(_motion_digests([row])))


def declaration(row: Row, item: Row, texts: Texts) -> DeclarationShown:
    """A declaration with its narrative; if it came when the item was under way, since when it had been heard."""
    opened = item["opened_at"]
    heard = opened if opened is not None and row["declared_at"] > opened else None
    told = {"narrative": texts[row["narrative_digest"]], "heard_since": heard}
    return DeclarationShown(**fields(DeclarationShown, row) | told)


def ruling(row: Row, texts: Texts) -> RulingShown:
    """A ruling with its reason."""
    return RulingShown(
        **fields(RulingShown, row) | {"why": texts[row["why_digest"]], "allows": AllowedShown.under(row["management"])}
    )


def conflict_digests(declared: Sequence[Row], ruled: Sequence[Row]) -> Iterator[str | None]:
    """The digests of the narratives and the reasons."""
    yield from (row["narrative_digest"] for row in declared)
    yield from (row["why_digest"] for row in ruled)


def _motion_digests(put: Sequence[Row]) -> Iterator[str]:
    for row in put:
        yield row["text_digest"]
        yield from digests_in(json.loads(row["terms"]))


def _motion(view: Viewpoint, row: Row, texts: Texts) -> MotionShown:
    cast = with_votes_corrected(view, row["motion"], all_of(view, votes, motion=row["motion"]))
    terms = revealed(json.loads(row["terms"]), texts)
    return MotionShown.model_validate(
        {name: row[name] for name in MotionShown.model_fields if name in row}
        | terms
        | {
            "text": texts[row["text_digest"]],
            "votes": [VoteShown(**fields(VoteShown, it)) for it in cast],
            "ballot": _ballot(row),
            "count": _count(row),
            "consensus": _consensus(row),
            "casting_vote": _casting_vote(row),
        }
    )


def _ballot(row: Row) -> BallotShown:
    """How a motion is voted on: once a member has required a recorded vote, by name or in writing."""
    unnamed = row["ballot"] not in (BallotForm.NAMED.name, BallotForm.WRITTEN.name)
    form = BallotForm.NAMED.name if row["required_by"] and unnamed else row["ballot"]
    return BallotShown(form=form, closes_at=row["closes_at"], required_by=row["required_by"])


def _count(row: Row) -> CountShown | None:
    if row["counted_by"] is None:
        return None
    return CountShown(
        votes_for=row["counted_for"],
        votes_against=row["counted_against"],
        abstained=row["counted_abstained"],
        counted_by=row["counted_by"],
    )


def _consensus(row: Row) -> ConsensusShown | None:
    if row["agreed_by"] is None:
        return None
    return ConsensusShown(stated_by=row["agreed_by"], stated_at=row["agreed_at"])


def _casting_vote(row: Row) -> CastingVoteShown | None:
    if row["casting_by"] is None:
        return None
    return CastingVoteShown(presiding=row["casting_by"], choice=row["casting_choice"], given_at=row["casting_at"])

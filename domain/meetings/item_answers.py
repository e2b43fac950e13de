"""The facts that follow at an item where the rules allow what was asked."""

from domain.meetings import commands as asked
from domain.meetings import events as happened
from domain.meetings.policies import called, the_item
from domain.meetings.state import Proceedings


def placed(it: asked.PlaceItem, known: Proceedings) -> happened.ItemPlaced:
    """The item was placed; a case comes in the version that stands submitted."""
    version = known.background.files[it.case].submitted if it.case else None
    return happened.ItemPlaced(
        meeting=it.meeting,
        item=it.item,
        board=called(known).board,
        number=it.number,
        title=it.title,
        purpose=it.purpose,
        case=it.case,
        version=version.number if version else None,
    )


def withdrawn(it: asked.WithdrawItem, known: Proceedings) -> happened.ItemWithdrawn:
    """The item was taken off the agenda."""
    return happened.ItemWithdrawn(meeting=it.meeting, item=it.item, why=it.why)


def item_opened(it: asked.OpenItem, known: Proceedings) -> happened.ItemOpened:
    """The meeting turned to the item."""
    return happened.ItemOpened(meeting=it.meeting, item=it.item, presiding=it.presiding)


def declared(it: asked.DeclareAtItem, known: Proceedings) -> happened.InterestDeclaredAtItem:
    """The interest was declared at the item."""
    return happened.InterestDeclaredAtItem(
        meeting=it.meeting,
        item=it.item,
        person=it.person,
        interest=it.interest,
        category=it.category,
        organisation=it.organisation,
        part=it.part,
        narrative=it.narrative,
    )


def ruled(it: asked.GiveRuling, known: Proceedings) -> happened.RulingGiven:
    """It was determined how the conflict is managed."""
    return happened.RulingGiven(
        meeting=it.meeting,
        item=it.item,
        person=it.person,
        management=it.management,
        determined_by=it.determined_by,
        determiner=it.determiner,
        assessed=it.assessed,
        exception=it.exception,
        until=it.until,
        part=it.part,
        why=it.why,
    )


def put(it: asked.PutMotion, known: Proceedings) -> happened.MotionPut:
    """The motion was put."""
    item = the_item(it, known)
    return happened.MotionPut(
        meeting=it.meeting,
        item=it.item,
        motion=it.motion,
        board=item.board,
        case=item.case,
        version=item.version,
        direction=it.direction,
        text=it.text,
        mover=it.mover,
        seconder=it.seconder,
        terms=it.terms,
        earlier=it.earlier,
    )


def voted(it: asked.CastVote, known: Proceedings) -> happened.VoteCast:
    """The vote was cast."""
    item = the_item(it, known)
    return happened.VoteCast(
        meeting=it.meeting,
        item=it.item,
        motion=it.motion,
        board=item.board,
        case=item.case,
        seat=it.seat,
        voter=it.voter,
        choice=it.choice,
    )


def tie_broken(it: asked.GiveCastingVote, known: Proceedings) -> happened.CastingVoteGiven:
    """The casting vote was given."""
    item = the_item(it, known)
    return happened.CastingVoteGiven(
        meeting=it.meeting,
        item=it.item,
        motion=it.motion,
        board=item.board,
        case=item.case,
        presiding=it.presiding,
        choice=it.choice,
    )


def vote_closed(it: asked.CloseVote, known: Proceedings) -> happened.VoteClosed:
    """Voting was closed."""
    return happened.VoteClosed(meeting=it.meeting, item=it.item, motion=it.motion)


def item_closed(it: asked.CloseItem, known: Proceedings) -> happened.ItemClosed:
    """The meeting finished with the item."""
    return happened.ItemClosed(meeting=it.meeting, item=it.item)

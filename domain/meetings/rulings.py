"""The rules of determining how a conflict is managed."""

from domain.boards.conflicts import Determiner
from domain.boards.events import Office
from domain.kernel.reasons import ReasonMissing
from domain.kernel.refusals import Refused
from domain.meetings.commands import GiveRuling
from domain.meetings.exceptions import EXCEPTIONS
from domain.meetings.moving import NotInTheRoom
from domain.meetings.order import the_meeting_moves_forward
from domain.meetings.policies import ITEM, called, charter_of, the_item
from domain.meetings.state import Proceedings
from domain.people.policies import UnknownPerson

CHAIRS = frozenset({Office.CHAIR, Office.CO_CHAIR})
BY_LAW = (Determiner.DISPENSATION, Determiner.STATUTE)  # whatever the charter says
STANDING_IN = (Determiner.PRESIDING,)  # where the chair is away or in conflict themselves
IN_THE_ROOM = frozenset({Determiner.CHAIR, Determiner.PRESIDING, Determiner.MEMBER_SELF})


class NotTheDeterminer(Refused):
    """The charter does not let this be determined by them."""

    code = "not-the-determiner"
    bends = True


class DeterminerMissing(Refused):
    """It must be on record who determined this."""

    code = "determiner-missing"
    bends = True


class OwnConflictRuled(Refused):
    """Nobody rules on their own conflict."""

    code = "own-conflict-ruled"
    bends = True


class NotPresiding(Refused):
    """This person does not preside over the item."""

    code = "not-presiding"
    bends = True


class NotTheChair(Refused):
    """This person does not hold the office of chair on this board."""

    code = "not-the-chair"
    bends = True


class RulingAfterTheVote(Refused):
    """The vote at this item has been closed, or this person has already voted at it."""

    code = "ruling-after-the-vote"
    bends = True


def whoever_is_ruled_on_is_registered(command: GiveRuling, known: Proceedings) -> Refused | None:
    """CCG statutory guidance 2017: minutes say who has the interest."""
    return None if command.person in known.boards.people else UnknownPerson(pointer="/person")


def there_is_a_reason_for_the_ruling(command: GiveRuling, known: Proceedings) -> Refused | None:
    """CCG statutory guidance 2017: minutes say how a conflict was managed, and why so."""
    return None if command.why.strip() else ReasonMissing(pointer="/why")


def the_charter_says_who_determines(command: GiveRuling, known: Proceedings) -> Refused | None:
    """HL3602, 24 November 2015 (the chair, or who presides); SSI 2014/285 (members); SSI 2015/432 (the member)."""
    adopted = charter_of(known)
    allowed = adopted.charter.conflicts.determined_by if adopted else ()
    if command.determined_by in (*allowed, *BY_LAW, *(STANDING_IN if Determiner.CHAIR in allowed else ())):
        return None
    return NotTheDeterminer(pointer="/determinedBy", evidence=[adopted.position] if adopted else [], allowed=allowed)


def it_is_on_record_who_determined(command: GiveRuling, known: Proceedings) -> Refused | None:
    """NAO 2015: of 75 conflicts examined, 14 records did not tell how they were managed."""
    needed = command.determined_by in IN_THE_ROOM and command.determiner is None
    return DeterminerMissing(pointer="/determiner") if needed else None


def nobody_rules_on_their_own_conflict(command: GiveRuling, known: Proceedings) -> Refused | None:
    """CCG statutory guidance 2017; only SSI 2015/432 leaves it to the member."""
    own = command.determiner == command.person
    allowed = command.determined_by is Determiner.MEMBER_SELF
    return OwnConflictRuled(pointer="/determiner") if own is not allowed and command.determiner else None


def the_determiner_is_there(command: GiveRuling, known: Proceedings) -> Refused | None:
    """What is determined in a meeting is determined by somebody who is in it."""
    inside = command.determined_by in IN_THE_ROOM or command.determined_by is Determiner.OTHER_MEMBERS
    if command.determiner is None or not inside:
        return None
    present = known.sitting.attendance.in_room(command.asked.occurred_at)
    return None if command.determiner in present else NotInTheRoom(pointer="/determiner")


def the_determiner_holds_the_office(command: GiveRuling, known: Proceedings) -> Refused | None:
    """HL3602, 24 November 2015: the chair of the meeting has responsibility for deciding."""
    match command.determined_by:
        case Determiner.PRESIDING:
            return None if command.determiner == _presiding(command, known) else NotPresiding(pointer="/determiner")
        case Determiner.CHAIR:
            return None if _is_chair(command, known) else NotTheChair(pointer="/determiner")
        case _:
            return None


def a_ruling_comes_before_the_vote(command: GiveRuling, known: Proceedings) -> Refused | None:
    """CCG statutory guidance 2017: a conflict is managed before the decision; no ruling undoes a vote cast."""
    motions, part = known.sitting.motions, command.part
    if part is not None and part.motion is not None:
        closed = motions.closed_at.get(part.motion)
        cast = [one.position for one in motions.votes_on(part.motion) if one.voter == command.person]
        after = [*([closed] if closed else []), *cast]
    else:
        after = [*motions.closings_at(command.item)] or [*motions.votes_of(command.person, command.item)]
    return RulingAfterTheVote(pointer="/person", evidence=after) if after else None


def _presiding(command: GiveRuling, known: Proceedings) -> object:
    opened = known.sitting.opened
    return the_item(command, known).presiding or (opened and opened.presiding)


def _is_chair(command: GiveRuling, known: Proceedings) -> bool:
    meeting, seats = called(known), known.boards.seats
    return command.determiner is not None and any(
        term.board == meeting.board and seats.by_id[term.seat].office in CHAIRS
        for term in seats.terms_of(command.determiner)
        if term.seat in seats.by_id and term.period.holds_on(meeting.day).possible
    )


RULING = (
    *ITEM,
    whoever_is_ruled_on_is_registered,
    there_is_a_reason_for_the_ruling,
    the_charter_says_who_determines,
    it_is_on_record_who_determined,
    nobody_rules_on_their_own_conflict,
    the_determiner_is_there,
    the_determiner_holds_the_office,
    *EXCEPTIONS,
    a_ruling_comes_before_the_vote,
    the_meeting_moves_forward,
)

"""The rules of an agenda: what may come on it, and what may be taken off."""

from domain.boards.remit import DecisionType
from domain.cases.policies import CaseNotSubmitted, UnknownCase
from domain.kernel.reasons import ReasonMissing
from domain.kernel.refusals import Refused
from domain.meetings.commands import PlaceItem, WithdrawItem
from domain.meetings.policies import ITEM, MEETING, called, charter_of
from domain.meetings.state import Proceedings
from domain.proposals.policies import comes_by_proposal


class NoCharterInForce(Refused):
    """The board has no charter in force on the day of the meeting."""

    code = "no-charter-in-force"


class ItemAlreadyPlaced(Refused):
    """An item is already on record under this id."""

    code = "item-already-placed"


class ItemAddedWithoutReason(Refused):
    """Notice of the meeting has been given; what is added to its agenda afterwards says why it could not wait."""

    code = "item-added-without-reason"
    bends = True


class ItemNumberAlreadyUsed(Refused):
    """Another item of this meeting already bears this number."""

    code = "item-number-already-used"


class ItemWithoutTitle(Refused):
    """An item has a number and a title in words."""

    code = "item-without-title"


class OutsideRemit(Refused):
    """The charter of this board does not let it decide this."""

    code = "outside-remit"
    bends = True


class NoOpenProposal(Refused):
    """No open proposal puts this version of the case before this board."""

    code = "no-open-proposal"
    bends = True


class CaseNotForThisItem(Refused):
    """An item to appoint somebody decides no case."""

    code = "case-not-for-this-item"


class ItemAlreadyMoved(Refused):
    """A motion has been put at this item, so it is answered and not taken away."""

    code = "item-already-moved"


def an_item_is_placed_once(command: PlaceItem, known: Proceedings) -> Refused | None:
    """RFC 9562, section 6: an id names one item."""
    placed = known.taken.get(command.item)
    return ItemAlreadyPlaced(pointer="/item", evidence=[placed]) if placed else None


def an_item_added_after_the_notice_says_why(command: PlaceItem, known: Proceedings) -> Refused | None:
    """SI 2000/89 Sch 2 para 2: the notice specifies the business; Local Government Act 1972, section 100B(4)."""
    unnoticed = known.sitting.notices and not (command.asked.reason or "").strip()
    return ItemAddedWithoutReason(pointer="/reason").as_warning() if unnoticed else None


def a_number_names_one_item(command: PlaceItem, known: Proceedings) -> Refused | None:
    """Minutes refer to business by the number of the item."""
    same = [item.placed_at for item in known.sitting.items.values() if item.number == command.number]
    return ItemNumberAlreadyUsed(pointer="/number", evidence=same) if same else None


def an_item_says_what_it_is(command: PlaceItem, known: Proceedings) -> Refused | None:
    """SI 2000/89 Sch 2 para 2: the notice specifies the business."""
    for name in ("number", "title"):
        if not getattr(command, name).strip():
            return ItemWithoutTitle(pointer=f"/{name}")
    return None


def a_board_decides_within_its_remit(command: PlaceItem, known: Proceedings) -> Refused | None:
    """NHS Waltham Forest, 2009: a development board cannot give final approval. Any board may note."""
    if command.purpose is DecisionType.NOTING:
        return None
    adopted = charter_of(known)
    if adopted is None:
        return NoCharterInForce(pointer="/meeting")
    decides = adopted.charter.remit.decides
    return (
        None
        if command.purpose in decides
        else OutsideRemit(pointer="/purpose", evidence=[adopted.position], purpose=command.purpose.value)
    )


def a_case_is_not_decided_as_an_appointment(command: PlaceItem, known: Proceedings) -> Refused | None:
    """NHS Waltham Forest, 2009: a case is approved as a final approval, with everything that this needs."""
    misplaced = command.case is not None and command.purpose is DecisionType.APPOINTMENT
    return CaseNotForThisItem(pointer="/case") if misplaced else None


def a_case_comes_to_a_board_as_submitted(command: PlaceItem, known: Proceedings) -> Refused | None:
    """A decision binds to a version of the case."""
    if command.case is None:
        return None
    file = known.background.files.get(command.case)
    if file is None:
        return UnknownCase(pointer="/case")
    return None if file.submitted else CaseNotSubmitted(pointer="/case")


def a_case_comes_to_the_approving_board_as_a_proposal(command: PlaceItem, known: Proceedings) -> Refused | None:
    """NHS Waltham Forest, 2009: one board proposes services, the other exercises final approval."""
    board, adopted = called(known).board, charter_of(known)
    if command.case is None or command.purpose is DecisionType.NOTING or adopted is None:
        return None
    if not comes_by_proposal(known.boards.boards[board].kind, adopted.charter):
        return None
    version = known.background.files[command.case].submitted
    lying = version and known.background.proposals.open_to(board, command.case, version.number)
    return None if lying else NoOpenProposal(pointer="/case")


def an_item_is_taken_off_before_a_motion_is_put(command: WithdrawItem, known: Proceedings) -> Refused | None:
    """What has been put to the members is answered, not taken away."""
    put = [motion.position for motion in known.sitting.motions.at_item(command.item)]
    return ItemAlreadyMoved(pointer="/item", evidence=put) if put else None


def there_is_a_reason_to_take_it_off(command: WithdrawItem, known: Proceedings) -> Refused | None:
    """PSR regulation 24: reasons are recorded."""
    return None if command.why.strip() else ReasonMissing(pointer="/why")


PLACING = (
    *MEETING,
    an_item_is_placed_once,
    an_item_added_after_the_notice_says_why,
    a_number_names_one_item,
    an_item_says_what_it_is,
    a_board_decides_within_its_remit,
    a_case_is_not_decided_as_an_appointment,
    a_case_comes_to_a_board_as_submitted,
    a_case_comes_to_the_approving_board_as_a_proposal,
)
WITHDRAWING = (*ITEM, an_item_is_taken_off_before_a_motion_is_put, there_is_a_reason_to_take_it_off)

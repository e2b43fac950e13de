"""The rules for a motion about an earlier decision: which may be ratified, varied, rescinded or replaced, and when."""

from domain.boards.charter import Reopening
from domain.decisions.commands import Asking
from domain.decisions.course import STANDING, Course
from domain.decisions.sequel_policies import DecisionNotInForce, UnknownDecision
from domain.decisions.state import Deliberation
from domain.kernel.months import months_after
from domain.kernel.refusals import Refused
from domain.meetings.motions import MAY_REPLACE, Direction
from domain.meetings.policies import called, charter_of, the_item, the_motion

RATIFYING = (Direction.RATIFY, Direction.REFUSE_RATIFICATION)


class DecisionOfAnotherBoard(Refused):
    """A board ratifies, varies, rescinds and replaces its own decisions."""

    code = "decision-of-another-board"


class DecisionOnAnotherMatter(Refused):
    """The decision that the motion names is about another case, or about another version of it."""

    code = "decision-on-another-matter"


class NothingToRatify(Refused):
    """Only a chair's action, or what too few members agreed to, waits to be ratified."""

    code = "nothing-to-ratify"


class ReopenedTooSoon(Refused):
    """The charter lets a decision stand for some months before it is reopened."""

    code = "reopened-too-soon"
    bends = True


class NoticeOfReopeningMissing(Refused):
    """The charter asks for notice before a decision is reopened."""

    code = "notice-of-reopening-missing"
    bends = True


def the_earlier(command: Asking, known: Deliberation) -> Course | None:
    """The decision that the motion names; only after the rule that the motion is known."""
    named = the_motion(command, known.proceedings).earlier
    return known.courses.get(named) if named else None


def the_decision_named_is_on_record(command: Asking, known: Deliberation) -> Refused | None:
    """What is not on record can be neither ratified nor rescinded."""
    named = the_motion(command, known.proceedings).earlier
    return UnknownDecision(pointer="/motion") if named and named not in known.courses else None


def a_board_reopens_its_own_decisions(command: Asking, known: Deliberation) -> Refused | None:
    """Standing orders: a resolution is rescinded by those who passed it; a new version is for who may approve it."""
    earlier, item = the_earlier(command, known), the_item(command, known.proceedings)
    if earlier is None or earlier.board == item.board:
        return None
    if the_motion(command, known.proceedings).direction in MAY_REPLACE and earlier.version != item.version:
        return None
    return DecisionOfAnotherBoard(pointer="/motion", evidence=[earlier.position])


def the_decision_named_is_about_the_case_of_the_item(command: Asking, known: Deliberation) -> Refused | None:
    """SI 2000/89 Sch 2 para 2: the notice specifies the business; conflicts are looked for in the case of the item."""
    earlier, item = the_earlier(command, known), the_item(command, known.proceedings)
    if earlier is None or earlier.case == item.case:
        return None
    return DecisionOnAnotherMatter(pointer="/motion", evidence=[earlier.position])


def only_what_waits_for_it_is_ratified(command: Asking, known: Deliberation) -> Refused | None:
    """Blackburn with Darwen, April 2013: two acted for a body without a quorum, which ratified it afterwards."""
    earlier = the_earlier(command, known)
    if earlier is None or the_motion(command, known.proceedings).direction not in RATIFYING:
        return None
    same_version = earlier.version == the_item(command, known.proceedings).version
    if earlier.awaits_ratification and same_version:
        return None
    return NothingToRatify(pointer="/motion", evidence=[earlier.turns[-1].position], status=earlier.status.value)


def what_is_varied_is_the_version_of_the_item(command: Asking, known: Deliberation) -> Refused | None:
    """HM Treasury, Guide to Developing the Project Business Case, 2018: each version is approved by itself."""
    earlier, motion = the_earlier(command, known), the_motion(command, known.proceedings)
    same = earlier is None or earlier.version == the_item(command, known.proceedings).version
    if earlier is None or same or motion.direction is not Direction.VARY:
        return None
    return DecisionOnAnotherMatter(pointer="/motion", evidence=[earlier.position], version=earlier.version)


def only_what_stands_is_reopened(command: Asking, known: Deliberation) -> Refused | None:
    """What was rescinded, replaced or set aside is not rescinded again, nor by ratifying that it was."""
    reopened = _reopened(command, known)
    if reopened is None or reopened.status in STANDING:
        return None
    return DecisionNotInForce(pointer="/motion", evidence=[reopened.turns[-1].position], status=reopened.status.value)


def a_decision_stands_for_some_months(command: Asking, known: Deliberation) -> Refused | None:
    """Standing orders, as the charter says: nothing is rescinded or reconsidered within six months of being decided."""
    earlier, rule = the_earlier(command, known), _rule(known)
    if earlier is None or rule.months is None or not _reopens(command, known):
        return None
    until = months_after(earlier.decided, rule.months)
    if called(known.proceedings).day >= until:
        return None
    return ReopenedTooSoon(pointer="/motion", evidence=[earlier.position], until=until.isoformat())


def reopening_needs_notice(command: Asking, known: Deliberation) -> Refused | None:
    """Standing orders, as the charter says: clear days' notice is given of a motion to rescind."""
    earlier, rule = the_earlier(command, known), _rule(known)
    if earlier is None or rule.notice_clear_days is None or not _reopens(command, known):
        return None
    day = called(known.proceedings).day
    clear = max(((day - given).days - 1 for given in known.proceedings.sitting.notices), default=0)
    if clear >= rule.notice_clear_days:
        return None
    return NoticeOfReopeningMissing(pointer="/motion", evidence=[earlier.position], clear_days=clear)


def _reopened(command: Asking, known: Deliberation) -> Course | None:
    """The decision that the motion varies, rescinds or replaces, by itself or by ratifying that too few did."""
    earlier, direction = the_earlier(command, known), the_motion(command, known.proceedings).direction
    if direction is Direction.REFUSE_RATIFICATION:
        return None
    if direction is not Direction.RATIFY or earlier is None:
        return earlier
    return known.courses.get(earlier.earlier) if earlier.motion and earlier.earlier else None


def _reopens(command: Asking, known: Deliberation) -> bool:
    """To ratify, or to extend what runs out, does not reopen what was decided."""
    return the_motion(command, known.proceedings).direction not in (*RATIFYING, Direction.EXTEND)


def _rule(known: Deliberation) -> Reopening:
    adopted = charter_of(known.proceedings)
    return adopted.charter.reopening if adopted else Reopening()


REOPENING = (
    the_decision_named_is_on_record,
    a_board_reopens_its_own_decisions,
    the_decision_named_is_about_the_case_of_the_item,
    only_what_waits_for_it_is_ratified,
    what_is_varied_is_the_version_of_the_item,
    only_what_stands_is_reopened,
    a_decision_stands_for_some_months,
    reopening_needs_notice,
)

"""Versions: an approval of another version takes the place of the one that stands, and says so."""

from domain.decisions.advancing import Advance
from domain.decisions.course import Course
from domain.decisions.outcomes import APPROVALS
from domain.decisions.policies import CaseAlreadyDecided
from domain.kernel.messages import Command
from domain.kernel.refusals import Refused


def an_approval_names_the_one_that_it_replaces(command: Command, judged: Advance) -> Refused | None:
    """HM Treasury, Guide to Developing the Project Business Case, 2018: one approval of a case stands at a time."""
    if judged.item.case is None or judged.decides not in APPROVALS:
        return None
    standing = [one for one in approved_at_another_version(judged) if one.decision not in judged.names]
    if not standing:
        return None
    return CaseAlreadyDecided(pointer="/item", evidence=[standing[0].position], decision=standing[0].decision)


def approved_at_another_version(judged: Advance) -> list[Course]:
    """The approvals of other versions of the case that stand."""
    item = judged.item
    decided = (one for one in judged.known.courses.values() if one.case == item.case and one.version != item.version)
    return [one for one in decided if one.is_final and one.decides in APPROVALS]

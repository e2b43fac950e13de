"""Versions: an approval of another version takes the place of the one that stands, and says so."""

from domain.cases.stages import CaseStage
from domain.decisions.advancing import Advance
from domain.decisions.course import Course
from domain.decisions.outcomes import APPROVALS
from domain.decisions.policies import CaseAlreadyDecided
from domain.kernel.messages import Command
from domain.kernel.refusals import Refused


def an_approval_names_the_one_that_it_replaces(command: Command, judged: Advance) -> Refused | None:
    """HM Treasury, Guide to Developing the Project Business Case, 2018: one approval of a stage stands at a time."""
    if judged.item.case is None or judged.decides not in APPROVALS:
        return None
    standing = [one for one in approved_at_another_version(judged) if one.decision not in judged.names]
    if not standing:
        return None
    return CaseAlreadyDecided(pointer="/item", evidence=[standing[0].position], decision=standing[0].decision)


def approved_at_another_version(judged: Advance) -> list[Course]:
    """The approvals of other versions of the case that stand; each stage is approved by itself."""
    item = judged.item
    decided = (one for one in judged.known.courses.values() if one.case == item.case and one.version != item.version)
    approved = [one for one in decided if one.is_final and one.decides in APPROVALS]
    stage = _stage_of(item.version, judged)
    return [one for one in approved if stage is None or _stage_of(one.version, judged) in (stage, None)]


def _stage_of(number: int | None, judged: Advance) -> CaseStage | None:
    file = judged.known.proceedings.background.files.get(judged.item.case) if judged.item.case else None
    version = file.version(number) if file else None
    return version.content.stage if version else None

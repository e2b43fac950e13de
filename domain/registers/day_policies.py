"""The rules for the days of a decision: each says its source, and where sources disagree that is found, not mended."""

from collections.abc import Iterator

from domain.decisions.sequel_policies import UnknownDecision
from domain.kernel.dates import PartialDate
from domain.kernel.refusals import Refused
from domain.kernel.sources import ImpossibleDayInSource, impossible_days
from domain.registers.commands import PublishDecision, TellDecisionDay
from domain.registers.days import DecisionDay
from domain.registers.policies import PUBLISHING
from domain.registers.state import Registers


class SourceMissing(Refused):
    """What a source says is told with the source."""

    code = "source-missing"


class DayMissing(Refused):
    """These words name a day that can be; say which."""

    code = "day-missing"


class SourcesDisagree(Refused):
    """Another source, or the record itself, says another day; each stays as it is."""

    code = "sources-disagree"
    bends = True


def only_a_decision_on_record_has_days(command: TellDecisionDay, known: Registers) -> Refused | None:
    """What is not on record has no days."""
    return None if command.decision in known.decisions else UnknownDecision(decision=command.decision)


def a_day_is_told_with_its_source(command: TellDecisionDay, known: Registers) -> Refused | None:
    """Future Fit, 2016: the news said December, a paper of the board November; whoever reads on can look it up."""
    return None if (command.asked.source or "").strip() else SourceMissing(pointer="/source")


def a_day_that_cannot_be_is_kept_in_words(command: TellDecisionDay, known: Registers) -> Refused | None:
    """Rosewell, 2021: what a source says is kept word for word, and the day that no calendar has is found."""
    impossible = bool(impossible_days(command.words))
    if command.day is None and not impossible:
        return DayMissing(pointer="/day")
    return ImpossibleDayInSource(pointer="/words").as_warning() if impossible else None


def sources_agree_on_a_day(command: TellDecisionDay | PublishDecision, known: Registers) -> Iterator[Refused]:
    """Future Fit, 2016: where two sources cannot both be right, that is said, and neither is mended."""
    which, day = _told(command)
    said = known.told.get(command.decision, ()) if day else ()
    against = [one for one in said if one.which is which and day is not None and one.contradicts(day)]
    if against:
        pointer = "/day" if isinstance(command, TellDecisionDay) else "/published"
        yield SourcesDisagree(pointer=pointer, evidence=[one.position for one in against]).as_warning()


def _told(command: TellDecisionDay | PublishDecision) -> tuple[DecisionDay, PartialDate | None]:
    if isinstance(command, PublishDecision):
        return DecisionDay.PUBLISHED, PartialDate.of(command.published)
    return command.which, command.day


TELLING_A_DAY = (
    only_a_decision_on_record_has_days,
    a_day_is_told_with_its_source,
    a_day_that_cannot_be_is_kept_in_words,
    sources_agree_on_a_day,
)
PUBLISHING_ON_A_DAY = (*PUBLISHING, sources_agree_on_a_day)

"""The days of a decision, each told by its source: what cannot be or contradicts is found, and nothing is mended."""

from dataclasses import replace
from datetime import date

import pytest

from domain.decisions.sequel_policies import UnknownDecision
from domain.kernel.dates import PartialDate
from domain.kernel.messages import Asked, Event, Mode
from domain.kernel.sources import ImpossibleDayInSource
from domain.kernel.spec import ASKED, Given, given
from domain.minutes.events import MinutesConfirmed
from domain.registers.commands import PublishDecision, TellDecisionDay
from domain.registers.day_policies import DayMissing, SourceMissing, SourcesDisagree
from domain.registers.days import DecisionDay
from domain.registers.decider import decider
from domain.registers.events import DecisionDayTold, DecisionPublished
from domain.tests.decisions.after import LATER, LATER_ITEM, decided, going_on
from domain.tests.decisions.story import DECISION, MEETING

NEWS = replace(ASKED, source="The news")
SAID = "In the words of the source"


def tell(
    day: str | None, which: DecisionDay = DecisionDay.PUBLISHED, words: str = SAID, asked: Asked = NEWS
) -> TellDecisionDay:
    return TellDecisionDay(
        asked=asked, decision=DECISION, which=which, words=words, day=PartialDate(day) if day else None
    )


def told(day: str, which: DecisionDay = DecisionDay.PUBLISHED) -> DecisionDayTold:
    return DecisionDayTold(decision=DECISION, which=which, words=SAID, day=PartialDate(day))


def known(*events: Event) -> Given:
    return given(decider, *going_on(decided(), *events).facts)


@pytest.mark.parametrize(
    ("first", "second", "disagree"),
    [
        ("2016-12", "2016-11", True),
        ("2016-12", "2016", False),
        ("2016-12", "2016-12-09", False),
        ("2016-12-09", "2016-12-08", True),
        ("2016-12-09", "2016-12-09", False),
    ],
)
def test_sources_disagree_where_no_day_is_meant_by_both(first: str, second: str, *, disagree: bool) -> None:
    """Future Fit, 2016: December in the news, November in a paper of the board."""
    found = known(told(first)).when(tell(second)).then_found(*([SourcesDisagree] if disagree else []))
    assert [one.pointer for one in found] == ["/day"] * disagree
    assert known(told(second)).when(tell(first)).then_found(*([SourcesDisagree] if disagree else [])) or not disagree


def test_what_is_said_of_one_day_contradicts_nothing_that_is_said_of_another() -> None:
    known(told("2016-12")).when(tell("2016-11", DecisionDay.EFFECTIVE)).then_found()


def test_a_source_may_stand_against_the_record_itself() -> None:
    known().when(tell("2009-05", DecisionDay.DECIDED)).then_found(SourcesDisagree)
    known().when(tell("2009-06-17", DecisionDay.DECIDED)).then_found()
    published = DecisionPublished(decision=DECISION, published=date(2009, 6, 19), public_text=None, exemptions=())
    known(published).when(tell("2009-06-20")).then_found(SourcesDisagree)
    confirmed = MinutesConfirmed(meeting=MEETING, draft=1, at_meeting=LATER, at_item=LATER_ITEM, amendments=())
    known(confirmed).when(tell("2009-07", DecisionDay.CONFIRMED)).then_found(SourcesDisagree)


def test_a_publication_stands_against_what_a_source_said_before() -> None:
    publish = PublishDecision(
        asked=ASKED, decision=DECISION, published=date(2009, 6, 19), public_text=None, exemptions=()
    )
    known(told("2009-06-20")).when(publish).then_found(SourcesDisagree)
    known(told("2009-06")).when(publish).then_found()


def test_a_day_that_cannot_be_stays_in_its_words() -> None:
    """Rosewell, 2021."""
    known().when(tell(None, words="from 31 June 2021")).then_found(ImpossibleDayInSource)
    known().when(tell(None, words="from 30 June 2021")).then_refused(DayMissing)


@pytest.mark.parametrize("mode", list(Mode))
def test_a_source_that_names_an_impossible_day_is_found_whatever_it_is_told_of(mode: Mode) -> None:
    asked = replace(NEWS, source="Minutes of 31 June, page 4", mode=mode, reason="Told late")
    [found] = known().when(tell("2009-06", asked=asked)).then_found(ImpossibleDayInSource)
    assert (found.rule, found.pointer) == ("a-source-names-days-that-can-be", "/source")


def test_a_day_is_told_with_its_source_and_of_a_decision_on_record() -> None:
    known().when(tell("2009", asked=ASKED)).then_refused(SourceMissing)
    known().when(tell("2009", asked=replace(ASKED, source=" "))).then_refused(SourceMissing)
    given(decider).when(tell("2009")).then_refused(UnknownDecision)

"""What a sitting is after it was told which meetings are held in common with it."""

from collections.abc import Callable, Mapping
from typing import Any

from domain.kernel.facts import Fact
from domain.kernel.messages import Event
from domain.meetings.common_facts import CommonMeetingNamed
from domain.meetings.sitting import Sitting


def _named(known: Sitting, event: CommonMeetingNamed, fact: Fact[Any]) -> Sitting:
    return known._replace(in_common={**known.in_common, event.other: fact.position})


COURSE_IN_COMMON: Mapping[type[Event], Callable[[Sitting, Any, Fact[Any]], Sitting]] = {CommonMeetingNamed: _named}

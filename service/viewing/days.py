"""Days as boards count them: whole days in London."""

from datetime import date
from typing import Annotated, Final

from fastapi import Depends, Request

from service.clock import london_day
from service.viewing.viewpoint import AsAt, InvalidMoment

FIRST: Final = date(1, 4, 1)
"""Before it no financial year has a number."""


async def _day_asked(request: Request, as_at: AsAt = None) -> date | None:
    if as_at is not None and as_at > london_day(request.app.state.clock.now()):
        raise InvalidMoment("This day lies in the future.", parameter="as_at")
    if as_at is not None and as_at < FIRST:
        raise InvalidMoment("No record reaches back to this day.", parameter="as_at")
    return as_at


TheDayAsked = Annotated[date | None, Depends(_day_asked)]
"""The day of `as_at`, nothing where it was not said; a day in the future is refused."""


async def _day(request: Request, asked: TheDayAsked) -> date:
    return asked or london_day(request.app.state.clock.now())


TheDay = Annotated[date, Depends(_day)]
"""The day of `as_at`, today where it was not said; a day in the future is refused."""

"""What a meeting is heading for: who would be kept from each item, and whether a quorum is still possible."""

from functools import cache

from fastapi import Request

from domain.decisions.commands import ForecastMeeting
from domain.decisions.exclusion import bars
from domain.decisions.forecast import ItemForecast, forecast
from domain.decisions.inputs import Exclusion
from domain.kernel.codec import write
from domain.kernel.ids import BoardId, MeetingId
from domain.kernel.messages import Asked
from service.auth.callers import Caller
from service.bus import reading
from service.meetings.elsewhere import other_boards
from service.meetings.forecast_shown import (
    ExclusionForecast,
    ItemForecastShown,
    MeetingForecast,
    PresidingForecast,
    QuorumForecast,
)
from service.meetings.item_shown import AllowedShown
from service.store.databases import Database
from service.viewing.withholding import as_seen_by


def forecast_of(request: Request, caller: Caller, meeting: MeetingId) -> MeetingForecast:
    """The forecast of a meeting as this caller may see it; raises `Refused` where there is no such meeting."""
    database: Database = request.app.state.database
    now = request.app.state.clock.now()
    command = ForecastMeeting(
        asked=Asked(by=caller.subject, at=now, occurred_at=now, via=caller.client), meeting=meeting
    )
    connection, ods = database.reader(), request.path_params["ods"]
    read = cache(reading(connection, ods))
    found = forecast(command, read)
    elsewhere = other_boards(connection, ods, command, found, read)
    shown = MeetingForecast(
        meeting=command.meeting, results=tuple(_shown(one, elsewhere.get(one.item.item, ())) for one in found)
    )
    return as_seen_by(caller, connection, ods, shown)


def _shown(one: ItemForecast, elsewhere: tuple[BoardId, ...]) -> ItemForecastShown:
    quorum = one.quorum
    return ItemForecastShown(
        other_boards=elsewhere,
        item=one.item.item,
        number=one.item.number,
        case=one.item.case,
        excluded=tuple(_exclusion(each) for each in one.exclusions if bars(each)),
        noted=tuple(_exclusion(each) for each in one.exclusions if not bars(each)),
        quorum=QuorumForecast(
            possible=quorum.quorate,
            needed=quorum.needed,
            counted=quorum.counted,
            base=quorum.base,
            unmet=quorum.unmet,
            people=one.counted,
        ),
        presides=PresidingForecast(
            chairs_in_conflict=one.chairs_in_conflict,
            turn=one.presides.turn.name if one.presides.turn else None,
            people=one.presides.people,
            ways_out=tuple(way.name for way in one.presides.ways_out),
        ),
    )


def _exclusion(one: Exclusion) -> ExclusionForecast:
    return ExclusionForecast(
        person=one.person,
        ground=one.ground.name,
        management=one.management.name,
        allows=AllowedShown.under(one.management.name),
        determined_by=one.determined_by.name if one.determined_by else None,
        findings=tuple(write(finding, str) for finding in one.findings),
        agreed=tuple(write(agreed, str) for agreed in one.agreed),
        also_sits_on=one.also_sits_on,
    )

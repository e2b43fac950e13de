"""Permissions in a meeting: a role that covers some boards only counts where the meeting's board is one of them."""

from typing import Annotated

from fastapi import Depends, Request

from domain.kernel.ids import BodyCode, PersonId
from domain.meetings.events import MeetingCalled
from service.auth.bearer import TheCaller
from service.auth.callers import Caller
from service.auth.entries import is_themselves
from service.auth.permissions import Permission, Permitted, may, who
from service.auth.refusals import NotPermitted
from service.store.databases import Database
from service.store.leaves import fact_of
from service.store.selecting import newest


def board_of_meeting(request: Request) -> str | None:
    """The board whose meeting the path names, nothing where there is no such meeting; one look-up in the log."""
    database: Database = request.app.state.database
    ods, meeting = request.path_params["ods"], request.path_params["meeting"]
    found = newest(database.reader(), ods, [(f"meeting:{meeting}", MeetingCalled.type_name)])
    called = [fact_of(position, leaf).event for _, _, position, leaf in found]
    return next((event.board for event in called if isinstance(event, MeetingCalled)), None)


def may_in_meeting(*permissions: Permission) -> Permitted:
    """A dependency for routes about a `{meeting}`; looks its board up only for a role that is restricted to boards.

    Raises `UnknownBody` for a body the caller has no part in, else `NotPermitted`.
    """
    wanted = who(*permissions)
    somewhere = may(*wanted, board_known_later=True)

    async def permitted(request: Request, caller: TheCaller) -> Caller:
        await somewhere(request, caller)
        ods = request.path_params["ods"]
        if caller.roles_in(ods).isdisjoint(wanted):
            caller.must_be(wanted, ods, board_of_meeting(request))
        return caller

    return permitted


def may_all_in_meeting(*permissions: Permission) -> Permitted:
    """A dependency for routes about a `{meeting}` that do several kinds of acts at once: each must be permitted."""
    each = [may_in_meeting(permission) for permission in permissions]

    async def permitted(request: Request, caller: TheCaller) -> Caller:
        for may_one in each:
            await may_one(request, caller)
        return caller

    return permitted


def must_declare_in_meeting(request: Request, caller: Caller, ods: BodyCode, person: PersonId) -> None:
    """Everybody declares for themselves, the secretary of the meeting's board for anybody; raises `NotPermitted`."""
    if is_themselves(request, caller, person):
        return
    if caller.roles_somewhere_in(ods).isdisjoint(who(Permission.DECLARE_INTERESTS)):
        raise NotPermitted("You can declare your own interests only.")
    caller.must_be(who(Permission.DECLARE_INTERESTS), ods, board_of_meeting(request))


MayKeepMeeting = Annotated[Caller, Depends(may_in_meeting(Permission.RECORD_MEETINGS))]
MayRecordVotesInMeeting = Annotated[Caller, Depends(may_in_meeting(Permission.RECORD_VOTES))]
MayTakeItems = Annotated[Caller, Depends(may_all_in_meeting(Permission.RECORD_MEETINGS, Permission.RECORD_VOTES))]
MayRuleInMeeting = Annotated[Caller, Depends(may_in_meeting(Permission.RULE_ON_CONFLICTS))]
MayDecideInMeeting = Annotated[Caller, Depends(may_in_meeting(Permission.DECIDE))]
MayCallMeetings = Annotated[Caller, Depends(may(*who(Permission.RECORD_MEETINGS), board_known_later=True))]

"""Whether a vote would be accepted now, and what the record says of the voter; nothing is recorded."""

from collections.abc import Iterable
from functools import cache

from fastapi import Request

from domain.kernel.codec import write
from domain.kernel.deciders import consider, know
from domain.kernel.messages import BrokenRule
from domain.kernel.refusals import Refused
from domain.meetings.commands import CastVote
from domain.meetings.decider import decider
from domain.meetings.policies import called, charter_of
from domain.meetings.recusals import Recusal, recusals
from domain.meetings.state import Proceedings
from domain.merges.identity import identity_in
from service.auth.callers import Caller
from service.bus import reading
from service.meetings.item_shown import AllowedShown, RecusalFound, VotePreview
from service.problems.responses import problem_document
from service.recording.receipts import FindingShown
from service.store.databases import Database
from service.viewing.withholding import as_seen_by


def preview_of(request: Request, caller: Caller, command: CastVote) -> VotePreview:
    """Try a vote on the rules and say with which problem it would be refused, if it would."""
    database: Database = request.app.state.database
    connection, ods = database.reader(), request.path_params["ods"]
    read = cache(reading(connection, ods))
    command = identity_in(read, ods).told(command)
    problem = None
    broken: tuple[BrokenRule, ...] = ()
    try:
        broken = consider(decider, command, read).command.asked.findings
    except Refused as refusal:
        problem = problem_document(refusal, request.scope)
    found = _recusals(command, know(decider, command, read))
    shown = VotePreview(
        accepted=problem is None,
        problem=problem,
        recusals=tuple(_shown(one) for one in found),
        findings=tuple(FindingShown.model_validate(write(one, str)) for one in broken),
    )
    return as_seen_by(caller, connection, ods, shown)


def _recusals(command: CastVote, known: Proceedings) -> Iterable[Recusal]:
    item = known.sitting.items.get(command.item)
    adopted = charter_of(known) if known.sitting.called else None
    if item is None or adopted is None:
        return ()
    item = item.concerning(command.motion)
    return recusals(item, [command.voter], adopted.charter, known.around(called(known).day))


def _shown(one: Recusal) -> RecusalFound:
    return RecusalFound(
        ground=one.ground.name,
        management=one.management.name,
        allows=AllowedShown.under(one.management.name),
        determined_by=one.determined_by.name if one.determined_by else None,
        findings=tuple(write(finding, str) for finding in one.findings),
        agreed=tuple(write(agreed, str) for agreed in one.agreed),
    )

"""Finds exceptions: how many there are of each kind, and page by page what they are."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import Final

from domain.kernel.codec import instant
from service.exceptions.conflicts import INCOMPLETE_RECORD, UNDETERMINED_CONFLICT
from service.exceptions.decisions import INQUORATE, TAINTED, UNRATIFIED
from service.exceptions.due import OVERDUE, UNPUBLISHED
from service.exceptions.facts import OVERRIDDEN, RECORDED_LATE
from service.exceptions.found import ExceptionFound, Listing, Moment
from service.exceptions.kinds import TOLD, ExceptionKind
from service.exceptions.runs import FAILED_VERIFICATION, READ_MODEL_MISMATCH
from service.exceptions.shown import ExceptionOverview, ExceptionShown, KindCounted
from service.store.heads import read_head
from service.store.leaves import moment_of
from service.store.scanning import RECORDED_AT
from service.store.verification_runs import RunKind, latest_run
from service.viewing.page_asked import PageAsked
from service.viewing.paging import Found
from service.viewing.viewpoint import Viewpoint

LISTINGS: Final[Mapping[ExceptionKind, Listing]] = MappingProxyType(
    {
        ExceptionKind.RECORDED_LATE: RECORDED_LATE,
        ExceptionKind.INQUORATE: INQUORATE,
        ExceptionKind.OVERRIDDEN: OVERRIDDEN,
        ExceptionKind.UNDETERMINED_CONFLICT: UNDETERMINED_CONFLICT,
        ExceptionKind.TAINTED: TAINTED,
        ExceptionKind.UNRATIFIED: UNRATIFIED,
        ExceptionKind.OVERDUE: OVERDUE,
        ExceptionKind.UNPUBLISHED: UNPUBLISHED,
        ExceptionKind.INCOMPLETE_RECORD: INCOMPLETE_RECORD,
        ExceptionKind.READ_MODEL_MISMATCH: READ_MODEL_MISMATCH,
        ExceptionKind.FAILED_VERIFICATION: FAILED_VERIFICATION,
    }
)
RUNS: Final = MappingProxyType(
    {
        ExceptionKind.READ_MODEL_MISMATCH: RunKind.COMPARISON,
        ExceptionKind.FAILED_VERIFICATION: RunKind.VERIFICATION,
    }
)
ALL_AT_ONCE: Final = 1_000


def overview(view: Viewpoint, day: date, now: datetime) -> ExceptionOverview:
    """How many exceptions there are of each kind."""
    moment = Moment(day=day, until=_until(view, now))
    counted = tuple(_counted(view, kind, moment) for kind in ExceptionKind)
    return ExceptionOverview(results=counted, position=view.position, as_at=day.isoformat())


def page_of(
    view: Viewpoint, kind: ExceptionKind, day: date, now: datetime, asked: PageAsked
) -> tuple[tuple[ExceptionShown, ...], Found]:
    """A page of the exceptions of a kind, in the order of the log."""
    moment = Moment(day=day, until=_until(view, now))
    found = LISTINGS[kind].some(view, moment, asked.after or 0, asked.limit + 1)
    shown = found[: asked.limit]
    following = shown[-1].cursor if len(found) > asked.limit else None
    return tuple(_shown(view, kind, one) for one in shown), Found(rows=(), next=following)


def all_of_a_kind(view: Viewpoint, kind: ExceptionKind, day: date, now: datetime) -> Iterator[ExceptionShown]:
    """Every exception of a kind, read in pages."""
    moment, after = Moment(day=day, until=_until(view, now)), 0
    while found := LISTINGS[kind].some(view, moment, after, ALL_AT_ONCE):
        yield from (_shown(view, kind, one) for one in found)
        after = found[-1].cursor


def _counted(view: Viewpoint, kind: ExceptionKind, moment: Moment) -> KindCounted:
    run = latest_run(view.connection, view.ledger, RUNS[kind], moment.until) if kind in RUNS else None
    return KindCounted(
        kind=kind,
        lists=TOLD[kind].lists,
        citation=TOLD[kind].citation,
        path=f"/v1/bodies/{view.ledger}/exceptions/{kind.value}",
        count=LISTINGS[kind].count(view, moment),
        last_run=instant(run.ran_at) if run else None,
    )


def _shown(view: Viewpoint, kind: ExceptionKind, one: ExceptionFound) -> ExceptionShown:
    return ExceptionShown(
        kind=kind,
        sentence=one.sentence,
        subject=one.subject,
        path=f"/v1/bodies/{view.ledger}/{one.path}",
        since=one.since,
        position=one.position,
        citation=one.citation or TOLD[kind].citation,
    )


def _until(view: Viewpoint, now: datetime) -> datetime:
    """Up to when runs were known at the viewpoint: now, or before the next fact was recorded."""
    head = read_head(view.connection, view.ledger)
    if head is None or head.size <= view.position:
        return now
    rows = view.connection.run(RECORDED_AT, ledger=view.ledger, position=view.position + 1)
    return moment_of(rows[0][0])

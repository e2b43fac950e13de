"""`decisions replay`: the story of a ledger, a meeting or a case, fact by fact, as it was known at a moment."""

from datetime import datetime
from typing import Any

import typer
from rich.console import Console
from rich.progress import Progress

from domain.kernel.facts import Fact
from domain.kernel.ids import MeetingId
from service.audit.replaying import length, story, the_case
from service.audit.verifying.asking import Asking
from service.audit.verifying.snapshots import snapshot
from service.cli.configuring import the_url
from service.cli.exits import Misused
from service.cli.meeting_story import told
from service.cli.progress import bar
from service.cli.verify import outcome_of
from service.store.connections import Connection
from service.store.leaves import fact_of, microseconds
from service.store.scanning import position_at
from verifier.findings import CannotTell
from verifier.reports import Outcome
from verifier.rows import stored_head


def replay(
    database: str,
    ledger: str,
    *,
    meeting: str | None = None,
    case: str | None = None,
    position: int | None = None,
    known_at: datetime | None = None,
    json: bool = False,
) -> int:
    """Print a story from a database (SQLAlchemy URL): every fact of a ledger, or those about a meeting or a case.

    A case is named by its id or by its reference, also the one to which that was corrected. Up to a position, or to
    what was recorded by a moment with its offset. 0: told; 2: cannot tell; 64: wrong usage.
    """

    def run() -> Outcome:
        if meeting and case:
            raise Misused("say a meeting or a case, not both")
        with snapshot(the_url(database)) as connection:
            upto = _upto(connection, ledger, position, known_at)
            tag = f"meeting:{meeting}" if meeting else the_case(connection, ledger, case, upto=upto) if case else None
            if tag and not length(connection, ledger, upto=upto, tag=tag):
                raise CannotTell(f"nothing is on record up to there about {tag.replace(':', ' ', 1)}")
            if meeting and not json and (facts := _readable(connection, ledger, upto, f"meeting:{meeting}")):
                _tell_meeting(connection, ledger, MeetingId(meeting), facts, upto)
            else:
                _tell(connection, ledger, upto, tag, json=json)
        return Outcome.GOOD

    return outcome_of(run)


def _upto(connection: Connection, ledger: str, position: int | None, known_at: datetime | None) -> int:
    if position is not None and known_at is not None:
        raise Misused("say a position or a moment, not both")
    head = stored_head(Asking(connection), ledger)
    if head is None:
        raise CannotTell(f"there is no ledger {ledger} in this database")
    if known_at is None:
        return head.size if position is None else position
    if known_at.tzinfo is None:
        raise Misused("say the moment with its offset: 2018-04-12T18:30:00+01:00")
    return position_at(connection, ledger, microseconds(known_at))


def _readable(connection: Connection, ledger: str, upto: int, tag: str) -> list[Fact[Any]]:
    """The facts of a meeting; none where one of them cannot be read, which the plain story then shows."""
    said = [(one.position, one.leaf) for one in story(connection, ledger, upto=upto, tag=tag)]
    try:
        return [fact_of(position, leaf) for position, leaf in said]
    except Exception:  # noqa: BLE001 - whatever is wrong with its bytes
        return []


def _tell_meeting(connection: Connection, ledger: str, meeting: MeetingId, facts: list[Fact[Any]], upto: int) -> None:
    with bar("facts", lines_follow=True) as progress:
        for at, lines in enumerate(told(connection, ledger, meeting, facts, upto=upto), start=1):
            typer.echo("\n".join(lines))
            progress(at, len(facts))


def _tell(connection: Connection, ledger: str, upto: int, tag: str | None, *, json: bool) -> None:
    errors, lines = Console(stderr=True), Console()
    quiet = lines.is_terminal or not errors.is_terminal  # where the lines themselves are seen, they show how far it is
    with Progress(console=errors, transient=True, disable=quiet) as shown:
        task = shown.add_task(ledger, total=length(connection, ledger, upto=upto, tag=tag))
        for one in story(connection, ledger, upto=upto, tag=tag):
            typer.echo(one.as_json() if json else one.as_line())
            shown.advance(task)

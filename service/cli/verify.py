"""`decisions verify`: whether a database is what was recorded; no running service is needed."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from service.audit.verifying.databases import verify_database
from service.audit.verifying.runs import runs_of
from service.audit.verifying.wanted import Verification
from service.cli.configuring import the_url
from service.cli.exits import Misused
from service.clock import now
from service.projections.projector import Projections
from service.store.databases import Database
from service.store.verification_runs import keep_runs
from verifier.exports import verify_export
from verifier.findings import CannotTell
from verifier.given import NotAKey, master_key_in, refuse_contradictions, trusted
from verifier.ledgers import Progress as Told
from verifier.reports import Outcome, Report
from verifier.told import as_json, as_text


def verify(
    database: str,
    projections: Projections,
    *,
    checkpoints: Sequence[Path] = (),
    keys: Sequence[str] = (),
    witnesses: Sequence[str] = (),
    policy: Path | None = None,
    master_key_file: Path | None = None,
    ledger: str | None = None,
    replay: bool = False,
    hashes_only: bool = False,
    json: bool = False,
    record: bool = False,
) -> int:
    """Verify a database (SQLAlchemy URL), say what was found, and answer the exit code.

    `checkpoints` are files with signed checkpoints or receipts kept outside, `keys` the log's public keys as text;
    `replay` has every judgement follow from the facts before it, and where only hashes count no fact is read; with
    `record`, what was found is written down in the database.
    0: nothing wrong; 1: tampering shown; 2: cannot tell, something is missing; 64: wrong usage.
    """

    def run() -> Outcome:
        known, trust = trusted(keys, witnesses, policy)
        refuse_contradictions(hashes_only=hashes_only, replay=replay, master_key=master_key_file is not None)
        wanted = Verification(
            url=the_url(database),
            projections=projections,
            checkpoints=tuple(checkpoints),
            keys=known,
            policy=trust,
            master_key=master_key_in(master_key_file),
            ledger=ledger,
            replay=replay,
            hashes_only=hashes_only,
        )
        return _verified(wanted, json=json, record=record)

    return outcome_of(run)


def verify_file(
    file: Path,
    *,
    checkpoints: Sequence[Path] = (),
    keys: Sequence[str] = (),
    witnesses: Sequence[str] = (),
    policy: Path | None = None,
    ledger: str | None = None,
    replay: bool = False,
    hashes_only: bool = False,
    json: bool = False,
) -> int:
    """Verify what `decisions export` wrote, from the file alone; says what was found and answers as `verify` does."""

    def run() -> Outcome:
        with progress_on_terminal() as progress:
            known, trust = trusted(keys, witnesses, policy)
            refuse_contradictions(hashes_only=hashes_only, replay=replay, master_key=False)
            report = verify_export(
                file,
                checkpoints=checkpoints,
                keys=known,
                policy=trust,
                ledger=ledger,
                replay=replay,
                hashes_only=hashes_only,
                progress=progress(file.name),
            )
        typer.echo(as_json(report) if json else as_text(report))
        return report.outcome

    return outcome_of(run)


def _verified(wanted: Verification, *, json: bool, record: bool) -> Outcome:
    with progress_on_terminal() as progress:
        report = verify_database(wanted, progress)
    typer.echo(as_json(report) if json else as_text(report))
    if record:
        _keep(wanted, report)
    return report.outcome


def _keep(wanted: Verification, report: Report) -> None:
    """Write down what was found; nothing where nothing could be looked at and no ledger was named."""
    runs = runs_of(report, now(), wanted.ledger)
    with closing(Database(wanted.url.render_as_string(hide_password=False), lossy=True).connect()) as connection:
        if runs:
            keep_runs(connection, runs)


def outcome_of(run: Callable[[], Outcome]) -> Outcome:
    """The exit code of a command; what is misused or missing is said on the error stream."""
    try:
        return run()
    except (Misused, NotAKey) as reason:
        typer.echo(str(reason), err=True)
        return Outcome.MISUSED
    except CannotTell as reason:
        typer.echo(f"Missing: {reason}.", err=True)
        return Outcome.CANNOT_TELL


@contextmanager
def progress_on_terminal() -> Iterator[Callable[[str], Told]]:
    """A bar for each stage of each ledger, on the error stream, if that is a terminal."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bars:
        tasks: dict[str, TaskID] = {}

        def of(ledger: str) -> Told:
            def told(stage: str, done: int, total: int) -> None:
                name = f"{ledger} {stage}"
                if name not in tasks:
                    tasks[name] = bars.add_task(name, total=total)
                bars.update(tasks[name], completed=done)

            return told

        yield of

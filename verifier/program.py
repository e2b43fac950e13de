"""The verifier as a program: one file is given to it, one answer comes back, as an exit code and in words."""

import os
import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final, NoReturn

from verifier.databases import verify_tables
from verifier.evidence.archive import MAGIC as PACKED
from verifier.evidence.verifying import verify_pack
from verifier.exports import header_of, verify_export
from verifier.findings import CannotTell
from verifier.given import NotAKey, master_key_in, refuse_contradictions, trusted
from verifier.ledgers import Progress
from verifier.progress import Lines
from verifier.reports import Outcome, Report
from verifier.sqlite_files import MAGIC, sqlite_file
from verifier.told import as_json, as_text
from verifier.wanted import Wanted

ABOUT: Final = """\
Check from the bytes up whether a record is still what was recorded.

FILE is an evidence pack, or what `decisions export` wrote, with or without texts, or the SQLite file of a database,
which is read and never written. Nothing else is asked: no server, no network, none of the program that keeps the
record."""
CODES: Final = """\
exit codes:
  0   nothing is wrong
  1   tampering is shown; the first wrong position is named
  2   cannot tell, because something is missing; it is said what
  64  wrong usage

Without --key no signature is checked; without --checkpoint nobody notices that a whole log was written anew; without
--witness or --policy nobody says that others were shown the same log."""


class Arguments(ArgumentParser):
    """Reads the command line; wrong usage ends with 64, for 2 means something else here."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong, and end."""
        self.print_usage(sys.stderr)
        self.exit(Outcome.MISUSED, f"{self.prog}: {message}\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Verify a file, say what was found, and answer the exit code."""
    parser = _parser()
    asked = parser.parse_args(arguments)
    progress = Lines()
    try:
        report = _verified(asked, progress)
    except NotAKey as reason:
        parser.error(str(reason))
    except CannotTell as reason:
        report = Report(missing=(str(reason),))
    except KeyboardInterrupt:
        report = Report(missing=("the verification was interrupted",))
    except Exception as error:  # noqa: BLE001 - whatever a file makes of us, an auditor gets an answer
        report = Report(missing=(f"the verification itself failed: {type(error).__name__}: {error}",))
    progress.end()
    _say(as_json(report) if asked.json else as_text(report))
    return report.outcome


def _parser() -> Arguments:
    parser = Arguments(
        prog="verifier.pyz", description=ABOUT, epilog=CODES, formatter_class=RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "file", metavar="FILE", type=Path, help="an evidence pack, an export, or the SQLite file of a database"
    )
    parser.add_argument(
        "--key", metavar="NAME+ID+KEY", action="append", default=[], help="a public key of the log, pinned by you"
    )
    parser.add_argument(
        "--checkpoint",
        metavar="FILE",
        action="append",
        default=[],
        type=Path,
        help="a checkpoint or receipt that was kept outside; may be given again",
    )
    _take_witnesses(parser)
    parser.add_argument(
        "--body", metavar="ODS", help="only this body, of a database; or the body that a pack or an export must be of"
    )
    parser.add_argument(
        "--master-key-file", metavar="FILE", type=Path, help="the master key, to open the sealed texts of a database"
    )
    _take_thoroughness(parser)
    parser.add_argument("--json", action="store_true", help="for programs: answer as one JSON object")
    return parser


def _take_thoroughness(parser: Arguments) -> None:
    parser.add_argument(
        "--replay", action="store_true", help="have every judgement follow from the facts before it; takes more memory"
    )
    parser.add_argument(
        "--hashes-only",
        action="store_true",
        help="look at positions, hashes, the tree and what was signed of it, and read no fact: several times as fast",
    )


def _take_witnesses(parser: Arguments) -> None:
    parser.add_argument(
        "--witness",
        metavar="NAME+ID+KEY",
        action="append",
        default=[],
        help="a witness that must have cosigned; may be given again",
    )
    parser.add_argument(
        "--policy", metavar="FILE", type=Path, help="which logs and witnesses are believed, and how many are enough"
    )


def _verified(asked: Namespace, progress: Lines) -> Report:
    refuse_contradictions(
        hashes_only=asked.hashes_only, replay=asked.replay, master_key=asked.master_key_file is not None
    )
    keys, policy = trusted(asked.key, asked.witness, asked.policy)
    wanted = Wanted(
        checkpoints=tuple(asked.checkpoint),
        keys=keys,
        policy=policy,
        master_key=master_key_in(asked.master_key_file),
        ledger=asked.body,
        replay=asked.replay,
        hashes_only=asked.hashes_only,
    )
    begins = _begins(asked.file)
    if begins.startswith(MAGIC):
        return verify_tables(sqlite_file(asked.file), wanted, lambda ledger: partial(progress.of, ledger))
    return _verified_file(asked.file, wanted, partial(progress.of, asked.file.name), packed=begins.startswith(PACKED))


def _verified_file(file: Path, wanted: Wanted, told: Progress, *, packed: bool) -> Report:
    """Verify a pack or an export."""
    if wanted.master_key is not None and not packed:
        header_of(file)  # a spoilt database is neither: then it is the file that is wrong, and not how it was asked
    if wanted.master_key is not None:
        raise NotAKey("packs and exports are not encrypted: --master-key-file is for databases")
    if packed and (wanted.replay or wanted.hashes_only):
        raise NotAKey("a pack holds the facts of one case: --replay and --hashes-only are for databases and exports")
    given: dict[str, Any] = {
        "checkpoints": wanted.checkpoints,
        "keys": wanted.keys,
        "policy": wanted.policy,
        "ledger": wanted.ledger,
        "progress": told,
    }
    if packed:
        return verify_pack(file, **given)
    return verify_export(file, **given, replay=wanted.replay, hashes_only=wanted.hashes_only)


def _begins(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(len(MAGIC))
    except OSError as error:
        raise CannotTell(f"{file} cannot be read: {error.strerror}") from None


def _say(text: str) -> None:
    """Print, whatever the terminal can show."""
    encoding = sys.stdout.encoding or "utf-8"
    try:
        print(text.encode(encoding, "backslashreplace").decode(encoding), flush=True)  # noqa: T201 - for the terminal
    except BrokenPipeError:  # whoever reads it has read enough; Python would complain again at its end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

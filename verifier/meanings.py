"""What each fact says, read as one of those that are known; each decision is judged again, and its votes looked up."""

from typing import Any

from domain.kernel.facts import Fact
from domain.kernel.ids import CaseId
from domain.kernel.messages import Event
from domain.kernel.plain import SaysMore
from domain.kernel.recorded import envelope_in, event_in
from domain.kernel.tags import tags_of
from domain.kernel.upcasts import RecordedByALaterProgram
from verifier.facts import UNFIT, Examined
from verifier.findings import Check, Findings
from verifier.known_facts import KNOWN
from verifier.replays import Replay
from verifier.rows import Row
from verifier.tags import tags_in
from verifier.verdicts import judge_again
from verifier.votes import FOLLOWED, Votes


class Meanings:
    """Takes the facts of one ledger; what only a newer verifier can read is missing, and not wrong."""

    def __init__(
        self,
        findings: Findings,
        replay: Replay | None = None,
        *,
        all_are_read: bool = True,
        of_case: CaseId | None = None,
    ) -> None:
        """Expect facts of the known types, which `replay` may be told as well.

        Where somebody else reads them all, only those that lead to decisions are looked at. Where only the facts of a
        case are there, the votes are looked up behind its decisions alone.
        """
        self._findings, self._replay = findings, replay
        self._all_are_read = all_are_read
        self._votes = Votes(findings, of_case, seldom=replay is not None)
        self._unknown: set[str] = set()

    def take(self, row: Row, seen: Examined) -> None:
        """Read a fact whose bytes are in order and say this, and judge it again where it is a decision."""
        if not self._all_are_read and row.type not in FOLLOWED:
            return
        try:
            fact, unread = _fact(row, seen), None
        except UNFIT as reason:
            fact, unread = None, reason
        follows = self._replay.take(row, seen.said, fact) if self._replay else False
        if fact is None:
            self._tell_unread(row, seen.said, unread)
            return
        if fact.envelope.version == type(fact.event).type_version and fact.envelope.tags != tags_of(fact.event):
            self._findings.add(Check.TAGS, row.position, "the fact does not bear the tags of what it says")
        if not follows:
            judge_again(fact, self._findings)
        self._votes.take(fact, follows=follows)

    def _tell_unread(self, row: Row, said: dict[str, Any], reason: Exception | None) -> None:
        if isinstance(reason, RecordedByALaterProgram | SaysMore):
            self._does_not_know(row, said, f"of {row.type!a} and says more than is known: {reason.args[0]}")
        elif row.type not in KNOWN:
            self._does_not_know(row, said, f"of the type {row.type!a}")
        else:
            what = "the fact cannot be read as one of those that are known"
            self._findings.add(Check.ENVELOPE, row.position, what)

    def _does_not_know(self, row: Row, said: dict[str, Any], what: str) -> None:
        self._votes.lose(tag for _, tag in tags_in(said))
        if row.type not in self._unknown:
            self._unknown.add(row.type)
            self._findings.missing.append(f"the fact at position {row.position} is {what}: take a newer verifier")


def _fact(row: Row, seen: Examined) -> Fact[Event]:
    """The fact that the bytes say; raises one of `UNFIT`."""
    return Fact(position=row.position, event=event_in(seen.said), envelope=seen.envelope or envelope_in(seen.said))

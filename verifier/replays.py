"""Every judgement asked for again, of nothing but the facts recorded before it: what follows must be what stands there.

Who sat, who was there, which interests stood in the way, which charter was in force: none of it is taken from the
decision. The facts are kept meanwhile, some kilobytes each.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import fields
from typing import Any, Final

from domain.decisions.retracing import JUDGED, judged_again, rulebook_of
from domain.kernel.facts import Fact
from domain.kernel.messages import EVENT_TYPES, Event
from domain.kernel.plain import SaysMore
from domain.kernel.recorded import fact_of
from domain.kernel.refusals import Refused
from domain.kernel.selections import Pair, Selection
from domain.kernel.upcasts import RecordedByALaterProgram
from domain.merges.events import PersonsMerged
from verifier.facts import UNFIT
from verifier.findings import Check, Findings
from verifier.rows import Row
from verifier.tags import tags_in

TYPES: Final = frozenset(kind.type_name for kind in JUDGED)


class Unread:
    """A fact that cannot be read; whoever wants it is told why."""

    __slots__ = ("_leaf", "position")

    def __init__(self, row: Row) -> None:
        """Keep the bytes."""
        self.position, self._leaf = row.position, row.leaf

    def read(self) -> Fact[Event]:
        """Try again; raises what was raised before."""
        return fact_of(self.position, self._leaf)


Kept = Fact[Event] | Unread


class Replay:
    """Takes the facts of one ledger in their order, and has each judgement follow from those before it."""

    def __init__(self, ledger: str, findings: Findings) -> None:
        """Know of no fact."""
        self._ledger, self._findings = ledger, findings
        self._by_pair: defaultdict[Pair, list[Kept]] = defaultdict(list)
        self._later = self._renamed = False

    def take(self, row: Row, said: dict[str, Any], fact: Fact[Event] | None) -> bool:
        """Take a fact whose bytes say this; one that only a later program can read is passed over, and then missed.

        Answers whether it is a judgement that follows from the facts before, inputs and verdict.
        """
        one: Kept = fact or Unread(row)
        follows = row.type in TYPES and self._judge_again(one)
        self._later = self._later or row.type not in EVENT_TYPES
        self._renamed = self._renamed or row.type == PersonsMerged.type_name
        for tag in fact.envelope.tags if fact else [tag for _, tag in tags_in(said)]:
            self._by_pair[tag, row.type].append(one)
        return follows and not self._renamed  # for the verdict of renamed people was reached before they were

    def _judge_again(self, one: Kept) -> bool:
        try:
            fact = one.read() if isinstance(one, Unread) else one
            found = self._difference(fact)
        except (RecordedByALaterProgram, SaysMore):
            self._miss(one, "facts before it can only be read")
        except UNFIT:
            pass  # told where each fact is looked at by itself
        else:
            if found is None:
                return True
            if fact.envelope.rules != rulebook_of(fact):
                self._miss(one, "it was judged")
            elif self._later:
                self._miss(one, "facts before it can only be read")
            else:
                self._findings.add(Check.VERDICTS, one.position, found)
        return False

    def _difference(self, fact: Fact[Any]) -> str | None:
        try:
            event = judged_again(fact, self._read, self._ledger)
        except Refused as refusal:
            return f"the facts before it do not allow it ({refusal.code})"
        except (RecordedByALaterProgram, SaysMore):
            raise
        except (*UNFIT, AssertionError, LookupError):
            return "from the facts before it nothing follows that could be judged"
        if event is None:
            return "nothing of the kind follows from the facts before it"
        otherwise = [*_differing(event, fact.event)]
        return f"from the facts before it follows otherwise: {', '.join(otherwise)}" if otherwise else None

    def _miss(self, one: Kept, why: str) -> None:
        self._findings.missing.append(
            f"whether the judgement at position {one.position} follows from the facts before it cannot be told, "
            f"for {why} by another version of the program: take its verifier"
        )

    def _read(self, selection: Selection) -> Sequence[Fact[Event]]:
        listed = [held for pair in selection.every if (held := self._by_pair.get(pair))]
        found = {one.position: one for held in listed for one in held}
        for pair in selection.newest:
            found.update({one.position: one for one in self._by_pair.get(pair, ())[-1:]})
        facts = [found[position] for position in sorted(found)]
        return [one.read() if isinstance(one, Unread) else one for one in facts]


def _differing(event: Any, told: Any) -> Sequence[str]:  # noqa: ANN401 - any two of a kind
    """The parts in which two events differ; of the inputs, which of them."""
    return [
        f"{field.name} ({', '.join(_differing(one, other))})" if field.name == "inputs" else field.name
        for field in fields(event)
        if (one := getattr(event, field.name)) != (other := getattr(told, field.name))
    ]

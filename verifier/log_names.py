"""Under which names a log is believed to be this one: what was cosigned of another proves nothing of it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from domain.kernel.values import value
from domain.ledger.keys import VerifierKey
from domain.ledger.origins import FIRST, first_origin, generation_of, ledger_of
from verifier.checkpoints import Kept
from verifier.custody import Custody
from verifier.findings import Findings
from verifier.witnesses import Cosignatures

FOREIGN: Final = "cosignatures of the log {name} are kept in the database, and do not count for {ledger}"
UNKNOWN: Final = (
    "neither a key nor a checkpoint from outside was given for {ledger}: that {name}, as the cosignatures kept in the "
    "database say, is the name of its log was not checked"
)


@value
class LogNames:
    """The names of a ledger's log that an auditor brought with them; without any, whatever names that ledger."""

    ledger: str
    first: frozenset[str] = frozenset()
    is_known: bool = False

    def include(self, origin: str, newest: int) -> bool:
        """Whether a log of this name is this one; losses, each with a new name, led to the newest number."""
        right = first_origin(origin) in self.first if self.is_known else ledger_of(origin) == self.ledger
        return right and FIRST <= generation_of(origin) <= newest


def names_given(ledger: str, keys: Sequence[VerifierKey], kept: Sequence[Kept]) -> LogNames:
    """The names that stand on the keys that were given, and where there are none on what was kept outside."""
    given = [key.name for key in keys] or [one.checkpoint.origin for one in kept]
    mine = frozenset(first_origin(name) for name in given if ledger_of(name) == ledger)
    return LogNames(ledger=ledger, first=mine, is_known=bool(given))


def only_of_this_log(stored: Sequence[Kept], names: LogNames, custody: Custody, findings: Findings) -> list[Kept]:
    """What lies beside a log, without the cosignatures of any other log: they still must fit, but do not count."""
    foreign = sorted({name for one in stored if not names.include(name := one.checkpoint.origin, custody.generation)})
    findings.limits += [FOREIGN.format(ledger=names.ledger, name=name) for name in foreign]
    counted = sorted({one.checkpoint.origin for one in stored} - set(foreign))
    if not names.is_known:
        findings.limits += [UNKNOWN.format(ledger=names.ledger, name=name) for name in counted]
    return [one if one.checkpoint.origin in counted else _uncounted(one) for one in stored]


def _uncounted(one: Kept) -> Kept:
    return replace(one, cosignatures=Cosignatures(wrong=one.cosignatures.wrong))

"""The name of a log, its origin: the installation's address, the body, and after a loss a number.

The number is set off by a full stop, which no ODS code has: `log.example.nhs.uk/decisions/08W.2`.
"""

from typing import Final

FIRST: Final = 1


def origin_of(address: str, ledger: str, generation: int = FIRST) -> str:
    """The name of a ledger's log; the first has no number."""
    return f"{address}/{ledger}" if generation == FIRST else f"{address}/{ledger}.{generation}"


def ledger_of(origin: str) -> str:
    """The ledger that a log is of."""
    return _last(origin).partition(".")[0]


def generation_of(origin: str) -> int:
    """The how-manieth name of its ledger this is, from 1; 0 where it is no name of a log."""
    number = _last(origin).partition(".")[2]
    if not number:
        return FIRST
    return int(number) if number.isdecimal() and number.isascii() and not number.startswith("0") else 0


def first_origin(origin: str) -> str:
    """The name under which the log began, before any loss."""
    return origin[: len(origin) - len(_last(origin))] + ledger_of(origin)


def next_origin(origin: str) -> str:
    """The name that follows this one."""
    return f"{first_origin(origin)}.{generation_of(origin) + 1}"


def _last(origin: str) -> str:
    return origin.rpartition("/")[2]

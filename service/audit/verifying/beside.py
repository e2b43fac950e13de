"""The read models compared in a second process, while the first goes over the facts.

Whether the log is right is then not known yet; what the second process finds counts only where it is.
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context
from multiprocessing.connection import Connection as Pipe
from signal import SIG_IGN, SIGINT, signal
from typing import Final, NamedTuple

from sqlalchemy import URL

from domain.kernel.messages import EVENT_TYPES, Event
from domain.kernel.upcasts import UPCASTS, Upcast
from service.audit.verifying.read_models import compare_read_models
from service.projections.projector import Projections
from service.projections.replaying import Progress
from verifier.databases import Compare, Wrong
from verifier.findings import CannotTell
from verifier.undisturbed import undisturbed

WORTH_A_PROCESS: Final = 10_000
"""Facts; of fewer the comparison is over before a second process has begun."""
ENDED: Final = "the process that compares the read models has ended before its time"


class Work(NamedTuple):
    """What a second process needs, which begins with nothing: also every type of event, and how old ones are read."""

    url: URL
    projections: Projections
    ledgers: tuple[str, ...]
    types: tuple[type[Event], ...]
    upcasts: tuple[Upcast, ...]


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def comparing(url: URL, projections: Projections, ledgers: Sequence[str], facts: int) -> Iterator[Compare]:
    """Compare in this process, when asked; or in a second one, from now on, where there is work and room for two."""
    if facts < WORTH_A_PROCESS or processors() == 1:
        yield partial(compare_read_models, url, projections)
        return
    spawning = get_context("spawn")  # the one way that every system knows
    mine, theirs = spawning.Pipe(duplex=False)
    work = Work(
        url=url,
        projections=projections,
        ledgers=tuple(ledgers),
        types=tuple(EVENT_TYPES.values()),
        upcasts=tuple(UPCASTS.values()),
    )
    process = spawning.Process(target=_compare_all, args=(work, theirs), daemon=True)
    process.start()
    theirs.close()
    try:
        yield partial(_answer, mine)
    finally:
        process.terminate()
        process.join()
        mine.close()


def _compare_all(work: Work, told: Pipe) -> None:
    signal(SIGINT, SIG_IGN)  # the first process is interrupted as well, and ends this one
    with undisturbed():
        for ledger in work.ledgers:
            try:
                found = compare_read_models(work.url, work.projections, ledger, _in_hundredths(told, ledger))
            except CannotTell as reason:
                told.send((ledger, str(reason)))
            else:
                told.send((ledger, list(found)))


def _in_hundredths(told: Pipe, ledger: str) -> Progress:
    """Tell how far it is so rarely that the pipe holds it all: nobody listens before the facts are gone through."""
    before = -1

    def progress(done: int, total: int) -> None:
        nonlocal before
        if (hundredths := 100 * done // total) != before:
            before = hundredths
            told.send((ledger, (done, total)))

    return progress


def _answer(told: Pipe, ledger: str, progress: Progress) -> Sequence[Wrong]:
    """Wait for what is told of a ledger; what is told of those before it, whose logs are wrong, is not wanted."""
    while True:
        try:
            about, said = told.recv()
        except (EOFError, OSError):
            raise CannotTell(ENDED) from None
        if about == ledger:
            match said:
                case (int(done), int(total)):
                    progress(done, total)
                case str(reason):
                    raise CannotTell(reason)
                case list(found):
                    return found

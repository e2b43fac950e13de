"""Replies: how the writer's thread tells those who asked, each in the place where they wait."""

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Sequence
from concurrent import futures
from contextlib import suppress

from service.store.answers import Given
from service.store.requests import Receipt

Answer = Receipt | Given
Outcome = Answer | Exception
Waiter = futures.Future[Answer] | asyncio.Future[Answer]
"""Somebody who waits for an answer: a thread, or a task of an event loop."""
Told = tuple[Waiter, Outcome]


def has_gone(waiter: Waiter) -> bool:
    """Whether whoever asked no longer waits; a thread that still does is told so, and can no longer go away."""
    if isinstance(waiter, asyncio.Future):
        return waiter.cancelled()
    return not waiter.set_running_or_notify_cancel()


def tell(outcomes: Iterable[Told]) -> None:
    """Tell everybody what became of what they asked for.

    An event loop is woken once for all who wait in it: to wake it for each takes more than to record a short fact.
    """
    in_loops: defaultdict[asyncio.AbstractEventLoop, list[Told]] = defaultdict(list)
    for waiter, outcome in outcomes:
        if isinstance(waiter, asyncio.Future):
            in_loops[waiter.get_loop()].append((waiter, outcome))
        else:
            _settle(waiter, outcome)
    for loop, told in in_loops.items():
        with suppress(RuntimeError):  # the loop has ended, so nobody waits in it
            loop.call_soon_threadsafe(_settle_those_who_wait, told)


def _settle_those_who_wait(told: Sequence[Told]) -> None:
    for waiter, outcome in told:
        if not waiter.done():  # it may have been cancelled meanwhile
            _settle(waiter, outcome)


def _settle(waiter: Waiter, outcome: Outcome) -> None:
    if isinstance(outcome, Exception):
        waiter.set_exception(outcome)
    else:
        waiter.set_result(outcome)

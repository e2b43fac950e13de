"""Whoever asks from an event loop is told in it, together with all others who wait there."""

import asyncio
from collections.abc import Sequence
from concurrent.futures import Future
from contextvars import Context
from typing import Any

from domain.kernel.refusals import Refused
from service.store.answers import Given
from service.store.replies import Answer, tell
from service.store.requests import Receipt
from service.tests.store.rig import Store, asking
from service.tests.store.specimens import register

CALLERS = 20


class CountingLoop(asyncio.SelectorEventLoop):
    """Counts how often a thread has woken it."""

    woken = 0

    def call_soon_threadsafe(self, callback: Any, *args: Any, context: Context | None = None) -> asyncio.Handle:  # type: ignore[override] # noqa: ANN401 - as asyncio declares it
        """Count, and wake it."""
        self.woken += 1
        return super().call_soon_threadsafe(callback, *args, context=context)


def in_a_loop(main: Any) -> tuple[Any, int]:  # noqa: ANN401 - a coroutine and what it answers
    with asyncio.Runner(loop_factory=CountingLoop) as runner:
        answer = runner.run(main)
        loop = runner.get_loop()
        assert isinstance(loop, CountingLoop)
        return answer, loop.woken


def test_an_event_loop_is_woken_once_for_all_that_was_recorded_together(store: Store) -> None:
    async def ask() -> Sequence[object]:
        with store.held():
            asked = [store.writer.answer(asking(store.ledger, register(one % 10))) for one in range(CALLERS)]
            waiting = asyncio.gather(*asked, return_exceptions=True)
            await asyncio.sleep(0)
        return await waiting

    answers, woken = in_a_loop(ask())
    assert [isinstance(one, Receipt) for one in answers] == [True] * 10 + [False] * 10
    assert all(isinstance(one, Refused) for one in answers[10:])
    assert woken == 1


def test_who_gives_up_while_others_wait_stops_nobody(store: Store) -> None:
    async def ask() -> tuple[bool, object]:
        with store.held():
            hasty, patient = (
                asyncio.ensure_future(store.writer.answer(asking(store.ledger, register(n)))) for n in (1, 2)
            )
            await asyncio.sleep(0)
            hasty.cancel()
        return hasty.cancelled(), await patient

    (_, patient), _ = in_a_loop(ask())
    assert isinstance(patient, Receipt)


def test_a_loop_that_has_ended_keeps_nobody_else_from_being_told() -> None:
    loop, thread = asyncio.new_event_loop(), Future[Answer]()
    told = Given(request_digest=b"", answer=b"told")
    loop.close()
    tell([(asyncio.Future(loop=loop), told), (thread, told)])
    assert thread.result(0) == told
    tell([(asyncio.Future(loop=loop), told)])

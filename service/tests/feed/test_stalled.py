"""Whoever opens a stream and takes nothing of it holds nobody up."""

import asyncio
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest
from starlette.requests import ClientDisconnect
from starlette.types import Message

from service.feed.following import Following
from service.feed.streams import StreamResponse
from service.store.databases import Database


async def chunks(ended: list[bool]) -> AsyncGenerator[bytes, None]:
    """A stream that has always more, and notes that it was closed."""
    try:
        while True:
            yield b"data: {}\n\n"
    finally:
        ended.append(True)


async def answered(following: Following, *, stop: bool) -> list[bool]:
    """Have a stream answered to somebody who takes its head and then nothing; whether it was closed."""
    taken, ended = asyncio.Event(), list[bool]()

    async def take(message: Message) -> None:
        if message["type"] == "http.response.body":
            taken.set()
            await asyncio.Event().wait()

    async def nothing() -> Message:
        await asyncio.Event().wait()
        raise AssertionError

    response = StreamResponse(chunks(ended), following, {})
    answer = asyncio.create_task(response({"type": "http", "asgi": {"spec_version": "2.3"}}, nothing, take))
    await taken.wait()
    if stop:
        following.stop()
    with pytest.raises(ClientDisconnect):
        await asyncio.wait_for(answer, 10)
    assert following.has_room is not stop
    return ended


@pytest.fixture
def following(tmp_path: Path) -> Following:
    return Following(Database(f"sqlite:///{tmp_path / 'log.db'}"))


def test_it_is_hung_up_on_when_the_service_stops(following: Following, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("service.feed.following.GRACE", 0.01)
    assert asyncio.run(answered(following, stop=True)) == [True]


def test_it_is_hung_up_on_after_a_while(following: Following, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("service.feed.streams.STALLED", 0.01)
    assert asyncio.run(answered(following, stop=False)) == [True]


def test_there_is_room_for_more_while_few_follow(following: Following) -> None:
    async def follow() -> bool:
        with following.stream():
            return following.has_room

    assert asyncio.run(follow())

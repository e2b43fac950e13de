"""The feed as a stream: it goes on as long as somebody may see it, and whoever comes back misses nothing."""

import threading
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import accumulate
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service.auth.callers import Role
from service.clock import SystemClock
from service.feed.following import Following
from service.tests.feed.make import Followed, feed, names
from service.tests.feed.streaming import ACCEPT, stream
from service.tests.serving import Json, served

MANY = 250
"""More than one chunk."""


@pytest.fixture(params=["service", "service_on_postgres"], scope="module")
def long_record(request: pytest.FixtureRequest) -> Followed:
    """A record of some hundred facts, made once."""
    body = Followed(request.getfixturevalue(request.param))
    for number in range(MANY):
        body.person(f"Member {number}")
    return body


@pytest.fixture
def often(body: Followed) -> Iterator[Followed]:
    """The body, with a service whose streams look after their tokens more often than they do."""
    following: Following = body.service.app.state.following
    following.keep_alive, kept = 0.05, following.keep_alive
    yield body
    following.keep_alive = kept


def test_a_stream_tells_what_a_page_tells(long_record: Followed) -> None:
    with stream(long_record.auditor) as open_one:
        assert open_one.answer.headers["content-type"].startswith("text/event-stream")
        assert open_one.answer.headers["Record-Position"] == str(long_record.size())
        assert open_one.take(long_record.size()) == feed(long_record.auditor)
        assert open_one.last == str(long_record.size())


def test_it_begins_with_how_soon_to_come_back(body: Followed) -> None:
    with stream(body.auditor) as open_one:
        assert next(open_one.blocks()) == ["retry: 2000"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=8)
@given(cuts=st.lists(st.integers(1, 60), max_size=8), limit=st.integers(1, 60))
def test_whoever_is_cut_off_anywhere_and_comes_back_misses_nothing_and_gets_nothing_twice(
    long_record: Followed, cuts: list[int], limit: int
) -> None:
    size, last, told = long_record.size(), None, list[Json]()
    for until in [min(one, size) for one in accumulate(cuts)] + [size]:
        with stream(long_record.integrator, last) as open_one:
            told += open_one.take(until - len(told))
            last = open_one.last
    assert told == feed(long_record.integrator, limit=limit)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=5)
@given(cuts=st.lists(st.integers(0, MANY), max_size=5))
def test_the_ranges_of_one_who_comes_back_meet_without_a_gap(long_record: Followed, cuts: list[int]) -> None:
    """Wherever a follower of few types begins, what is told covers every position after it, once."""
    for begin in cuts:
        with stream(long_record.auditor, str(begin), types="organisations.BodyEstablished") as open_one:
            [told] = open_one.take(1) if begin else open_one.take(2)[1:]
        assert told["data"] == {"from": max(begin, 1) + 1, "to": long_record.size()}


def test_the_last_event_id_goes_before_the_position_in_the_address(body: Followed) -> None:
    body.person("Ada")
    with stream(body.auditor, "1", after=body.size()) as open_one:
        assert open_one.take(1)[0]["position"] == 2


@pytest.fixture
def patient(body: Followed) -> Iterator[Followed]:
    """The body, with a service that breaks no silence: nobody reads again who has not been woken."""
    following: Following = body.service.app.state.following
    following.keep_alive, kept = 3_600.0, following.keep_alive
    yield body
    following.keep_alive = kept


@pytest.fixture
def never_looking(body: Followed) -> Iterator[Followed]:
    """The body, with a service that never looks at the heads: only its own writer wakes anybody."""
    following: Following = body.service.app.state.following
    following._look_every, kept = 3_600.0, following._look_every
    if following._looking is not None:
        following._looking.get_loop().call_soon_threadsafe(following._looking.cancel)
    yield body
    following._look_every = kept
    if following._looking is not None:
        following._looking.get_loop().call_soon_threadsafe(following._looking.cancel)


def test_who_waits_is_told_of_what_is_recorded_meanwhile(never_looking: Followed) -> None:
    body = never_looking
    with stream(body.auditor, str(body.size())) as open_one:
        for number in range(5):
            body.person(f"Member {number}")
            assert names(open_one.take(1)) == ["people.PersonRegistered"]


def test_many_who_wait_are_all_told(body: Followed) -> None:
    told: list[str] = []

    def follow() -> None:
        follower = body.service.caller(body.ods, Role.INTEGRATOR)
        with stream(follower, str(size)) as open_one:
            ready.wait(10)
            told.extend(names(open_one.take(1)))

    size, ready = body.size(), threading.Barrier(21)
    threads = [threading.Thread(target=follow) for _ in range(20)]
    for one in threads:
        one.start()
    ready.wait(10)
    body.person("Ada")
    for one in threads:
        one.join(10)
    assert told == ["people.PersonRegistered"] * 20


def test_what_another_process_records_is_told_as_well(patient: Followed) -> None:
    """Its writer cannot wake us; the look at the heads does."""
    body = patient
    settings = body.service._settings
    with (
        served(settings.store_url, settings.data_dir) as other,
        stream(body.auditor, str(body.size())) as open_one,
    ):
        other.caller(body.ods, Role.REGISTRAR).record("people", {"office": "GP"})
        assert names(open_one.take(1)) == ["people.PersonRegistered"]


def test_silence_is_broken_by_comments(often: Followed) -> None:
    with stream(often.auditor, str(often.size())) as open_one:
        blocks = open_one.blocks()
        assert [next(blocks) for _ in range(3)] == [["retry: 2000"], [": ping"], [": ping"]]


def test_idle_streams_hold_no_connection_of_their_own(often: Followed) -> None:
    database = often.service.database
    follower = often.service.caller(often.ods, Role.INTEGRATOR)
    before = len(database._reading)
    opened = [stream(follower, str(often.size())) for _ in range(30)]
    for one in opened:
        blocks = one.__enter__().blocks()
        assert [next(blocks), next(blocks)] == [["retry: 2000"], [": ping"]]
    assert len(database._reading) <= before + 4
    for one in opened:
        one.__exit__(None, None, None)


def test_who_waits_for_a_page_gets_it_as_soon_as_there_is_one(body: Followed) -> None:
    size = body.size()
    waiting = threading.Timer(0.2, lambda: body.registrar.record("people", {"office": "GP"}))
    waiting.start()
    page = body.auditor.get("feed", after=size, wait=20)
    waiting.join()
    assert names(page.json()["results"]) == ["people.PersonRegistered"]


def test_who_waits_for_nothing_is_told_that_there_is_nothing(body: Followed) -> None:
    answer = body.auditor.get("feed", after=body.size(), wait=1)
    assert answer.json()["results"] == []
    etag = {"If-None-Match": answer.headers["ETag"]}
    again = body.auditor.ask("GET", "feed", params={"after": str(body.size()), "wait": "1"}, headers=etag)
    assert again.status_code == 304


class Later(SystemClock):
    """A clock that can be put forward."""

    ahead = timedelta(0)

    def now(self) -> datetime:
        """The time, by so much later."""
        return super().now() + self.ahead


def test_a_stream_ends_with_the_token(database_url: str, tmp_path: Path) -> None:
    clock = Later()
    with served(database_url, tmp_path, clock) as service:
        service.app.state.following.keep_alive = 0.05
        body = Followed(service)
        with stream(body.auditor) as open_one:
            open_one.take(1)
            clock.ahead = timedelta(hours=2)
            assert list(open_one.events()) == []
        assert body.auditor.ask("GET", "feed", headers=ACCEPT).status_code == 401


def test_there_is_a_bound_to_how_many_follow(body: Followed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("service.feed.following.MOST_STREAMS", 0)
    answer = body.auditor.ask("GET", "feed", headers=ACCEPT)
    assert (answer.status_code, answer.json()["type"]) == (503, "/problems/unavailable")
    assert answer.headers["Retry-After"] == "5"


def test_head_of_a_stream_is_answered_and_ended(body: Followed) -> None:
    answer = body.auditor.ask("HEAD", "feed", headers=ACCEPT)
    assert answer.headers["content-type"].startswith("text/event-stream")
    following: Following = body.service.app.state.following
    for _ in range(200):
        if not following._streams:
            break
        threading.Event().wait(0.05)
    assert not following._streams

"""Several threads look at the folder of anchors at once: none misses a checkpoint that another one waits for."""

import threading
from collections.abc import Collection, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from service.audit.guarding import reading_on
from service.audit.guarding.marks import Mark
from service.audit.guarding.reading_on import ExportedMarks

BODY, OTHER = "08W", "08V"
MARK = object.__new__(Mark)


class Share:
    """A folder that answers when it is told to."""

    def __init__(self) -> None:
        self.asked, self.answers = threading.Event(), threading.Event()

    def exported(self, _folder: Path, _ledger: str, _keys: Collection[bytes]) -> Iterator[Mark]:
        """Wait, and answer the same for every ledger."""
        self.asked.set()
        self.answers.wait(60)
        yield MARK


@pytest.fixture
def share(monkeypatch: pytest.MonkeyPatch) -> Iterator[Share]:
    share = Share()
    monkeypatch.setattr(reading_on, "exported", share.exported)
    yield share
    share.answers.set()


@pytest.mark.parametrize("ledger", [BODY, OTHER])
def test_whoever_asks_while_another_waits_waits_as_well(share: Share, tmp_path: Path, ledger: str) -> None:
    marks = ExportedMarks(tmp_path, patience=60)
    with ThreadPoolExecutor(2) as threads:
        first = threads.submit(marks.newest, BODY, [])
        assert share.asked.wait(60)
        second = threads.submit(marks.newest, ledger, [])
        threading.Timer(0.3, share.answers.set).start()
        assert second.result() is MARK
        assert first.result() is MARK


def test_nobody_waits_once_a_look_was_given_up(share: Share, tmp_path: Path) -> None:
    marks = ExportedMarks(tmp_path, patience=0.01)
    assert marks.newest(BODY, []) is None
    marks._patience = 60
    assert marks.newest(BODY, []) is None
    assert marks.newest(OTHER, []) is None
    share.answers.set()


def test_two_threads_take_what_came_late(share: Share, tmp_path: Path) -> None:
    marks = ExportedMarks(tmp_path, patience=0.01)
    assert marks.newest(BODY, []) is None
    reading = marks._under_way[BODY]
    share.answers.set()
    assert reading.done.wait(60)
    both, waits = threading.Barrier(2, timeout=60), reading.done.wait

    def wait(timeout: float | None = None) -> bool:
        both.wait()
        done = waits(timeout)
        both.wait()
        return done

    reading.done.wait = wait  # type: ignore[method-assign] # so that both are at the same place
    with ThreadPoolExecutor(2) as threads:
        found = [threads.submit(marks.newest, BODY, []) for _ in range(2)]
        assert [one.result() for one in found] == [MARK, MARK]
    assert marks.newest(BODY, []) is MARK

"""With work for two, the read models are compared in a second process, which finds the same, or nobody can tell."""

import os
from collections.abc import Callable
from multiprocessing import parent_process
from typing import Any

import pytest
from sqlalchemy import make_url

from domain.kernel.facts import Fact
from service.audit.verifying import beside
from service.audit.verifying.beside import ENDED
from service.audit.verifying.databases import verify_database
from service.audit.verifying.wanted import Verification
from service.projections.projector import Projections, Projector
from service.projections.read_model import ReadModel
from service.tests.audit.histories import MASTER_KEY, PROJECTIONS
from service.tests.audit.tampering import Record
from service.tests.audit.tamperings import LATE, SIZE, TAMPERINGS, sql
from verifier.findings import Check
from verifier.reports import Outcome

OF_READ_MODELS = [name for name, told in TAMPERINGS.items() if told[3] is Check.READ_MODELS]


@pytest.fixture(autouse=True)
def _room_for_two(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beside, "WORTH_A_PROCESS", 1)
    monkeypatch.setattr(beside, "processors", lambda: 2)


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Leaves one processor."""
    return lambda: monkeypatch.setattr(beside, "processors", lambda: 1)


def ends_a_second_process(fact: Fact[Any], read_model: ReadModel) -> None:
    """As a lack of memory would, without a word."""
    if parent_process() is not None:
        os._exit(0)


def writing(function: Callable[[Fact[Any], ReadModel], None]) -> Projections:
    """The usual tables, and something that happens at every fact."""
    projector = Projector(*PROJECTIONS.tables)
    projector.on_any(function)
    return Projections((projector,))


def test_an_honest_record_is_good(record: Record) -> None:
    report = record.verify()
    assert (report.outcome, report.missing) == (Outcome.GOOD, ())


@pytest.mark.parametrize("name", OF_READ_MODELS)
def test_two_processes_find_what_one_does(record: Record, name: str, alone: Callable[[], None]) -> None:
    with record.spoilt(TAMPERINGS[name][0]):
        found = record.verify()
        alone()
        assert found == record.verify()
    assert found.outcome is Outcome.TAMPERED


def test_where_the_log_is_wrong_that_is_told_and_not_what_a_replay_of_it_gives(record: Record) -> None:
    with record.spoilt(sql("UPDATE facts SET leaf = leaf_hash", LATE)):
        report = record.verify()
    assert (report.outcome, report.missing) == (Outcome.TAMPERED, ())
    assert Check.READ_MODELS not in {one.check for one in report.ledgers[0].findings}


def test_where_the_second_process_ends_before_its_time_nobody_can_tell(record: Record) -> None:
    report = record.verify(projections=writing(ends_a_second_process))
    assert (report.outcome, report.missing) == (Outcome.CANNOT_TELL, (ENDED,))


def test_on_one_processor_there_is_no_second_process(record: Record, alone: Callable[[], None]) -> None:
    alone()
    assert record.verify(projections=writing(ends_a_second_process)).missing == ()


def test_how_far_the_comparison_is_is_told_to_its_end(record: Record) -> None:
    told: list[tuple[str, int, int]] = []
    wanted = Verification(url=make_url(record.url), projections=PROJECTIONS, master_key=MASTER_KEY)
    verify_database(wanted, lambda _ledger: lambda *stage: told.append(stage))
    assert told[-1] == ("read models", SIZE, SIZE)

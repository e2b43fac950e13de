"""The library's own test case for recorders, on both databases."""

from eventsourcing.dcb.tests import DCBRecorderTestCase

from service.store.databases import Database
from service.store.migrating import migrate
from service.store.recorder import LedgerRecorder


class Contract(DCBRecorderTestCase):
    """The library's checks, made callable from a test of ours."""

    def runTest(self) -> None:  # noqa: N802 - unittest's name
        """Nothing of its own."""


def a_recorder(url: str) -> LedgerRecorder:
    """A recorder on an empty, migrated database."""
    database = Database(url)
    migrate(database)
    return LedgerRecorder(database, "08W")


def test_the_recorder_keeps_the_librarys_contract_for_append_and_read(database_url: str) -> None:
    Contract()._test_append_read(a_recorder(database_url))


def test_the_recorder_keeps_the_librarys_contract_for_subscriptions(database_url: str) -> None:
    Contract()._test_append_subscribe(a_recorder(database_url))

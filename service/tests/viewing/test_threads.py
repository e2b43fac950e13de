"""Readers who ask at the same time share no connection, on whichever threads their answers are made."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

from service.auth.callers import Role
from service.tests.serving import Service

PATHS = ("findings", "cases", "organisations", "late-facts")


def test_many_questions_at_once_are_all_answered(either_service: Service) -> None:
    reader = either_service.caller(either_service.new_body(), Role.AUDITOR)
    with ThreadPoolExecutor(16) as threads:
        found = list(threads.map(lambda path: reader.get(path).status_code, PATHS * 60))
    assert Counter(found) == {200: 240}

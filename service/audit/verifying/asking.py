"""The verifier's questions put to a database of this program, whichever it is."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any, Final

from service.store.connections import Connection
from service.store.statements import Statement
from verifier.queries import Query

VALUE: Final = re.compile(r":(\w+)")


class Asking:
    """Answers the verifier from an open connection."""

    def __init__(self, connection: Connection) -> None:
        """Take a connection, which stays whoever's it is."""
        self._connection = connection

    def ask(self, query: Query, /, **values: object) -> Sequence[tuple[Any, ...]]:
        """The rows that answer a question."""
        return self._connection.run(_statement(query), **values)


@cache
def _statement(query: Query) -> Statement:
    return Statement(sqlite=query.text, postgresql=VALUE.sub(r"%(\1)s", query.text))

"""Questions to the tables of a log, in words that every database understands, and whoever answers them."""

from collections.abc import Sequence
from typing import Any, NamedTuple, Protocol


class Query(NamedTuple):
    """A question; its values stand in it as `:name`, and it holds no other colon.

    To a log from before there was something `newer`, a table or a `table.column`, it has no answer.
    """

    text: str
    newer: str = ""


class Reader(Protocol):
    """A database that is read and never written."""

    def ask(self, query: Query, /, **values: object) -> Sequence[tuple[Any, ...]]:
        """The rows that answer a question."""

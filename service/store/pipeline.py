"""The way to PostgreSQL and back: statements go one behind the other, and one wait brings what all of them answer.

The driver's cursors wait after every statement, and take five times the CPU: only its connection and its readers of
binary values are used here.
"""

import re
import select
import struct
from collections import OrderedDict
from collections.abc import Callable, Generator, Sequence
from functools import lru_cache
from itertools import count
from types import NoneType
from typing import Any, NamedTuple

import psycopg
from psycopg import pq
from psycopg.adapt import Transformer
from psycopg.errors import error_from_result
from psycopg.waiting import Ready, Wait

from service.store.statements import Values

Row = tuple[Any, ...]
NAMED = re.compile(r"%\((\w+)\)s")
MOST_PREPARED = 500
LOST = "the connection to the database is lost"
# The types of PostgreSQL (pg_type.oid) in which the items of a list are sent.
ITEM_TYPES: dict[type, int] = {bytes: 17, int: 20, str: 25}
LIST, LENGTH, NUMBER = struct.Struct("!iiIii"), struct.Struct("!i"), struct.Struct("!iq")
NO_LIST, NO_ITEM = struct.pack("!iiI", 0, 0, 25), LENGTH.pack(-1)


class Items(NamedTuple):
    """A list whose items, those that are there, are of one kind."""

    kind: type
    held: Sequence[object]


class NotSent(psycopg.OperationalError):
    """The connection was lost before anything was sent."""


class Letter(NamedTuple):
    """A statement with its values; one that comes again and again is read and planned by the server only once."""

    text: str
    values: Values
    often: bool = True


class Pipeline:
    """Sends letters over one connection; for one thread."""

    def __init__(self, raw: "psycopg.Connection[Row]") -> None:
        """Use a connection that is otherwise at rest."""
        self._raw, self._pgconn = raw, raw.pgconn
        self._prepared: OrderedDict[str, bytes] = OrderedDict()  # statements that the server knows by a name
        self._names = count()
        self._arrived = select.poll()
        self._arrived.register(self._pgconn.socket, select.POLLIN)
        self.trips = self._said = 0

    def send(self, letters: Sequence[Letter]) -> Sequence[Row]:
        """Send letters in their order, and answer the rows of the last; none of those behind a faulty one is run.

        Raises the `psycopg.Error` of the faulty one, `OperationalError` where the connection is lost, and `NotSent`
        where it was lost before.
        """
        return self._rows(self._sent(letters)[-1])

    def send_all(self, letters: Sequence[Letter]) -> Sequence[Sequence[Row]]:
        """The same, and answer the rows of each."""
        return [self._rows(answer) for answer in self._sent(letters)]

    def _sent(self, letters: Sequence[Letter]) -> list[pq.abc.PGresult]:
        """The answer to each letter; those to what was said beside them, to prepare it, are left out."""
        written = [_written(letter) for letter in letters]  # what cannot be is noticed before anything is sent
        self._refuse_lost()
        self.trips += 1
        places, self._said = list[int](), 0
        self._pgconn.enter_pipeline_mode()
        try:
            for letter, (held, formats) in zip(letters, written, strict=True):
                if letter.often:
                    self._pgconn.send_query_prepared(self._name_of(letter.text), held, formats, pq.Format.BINARY)
                else:
                    self._pgconn.send_query_params(letter.text.encode(), None)
                places.append(self._said)
                self._said += 1
            self._pgconn.pipeline_sync()
            answers = self._raw.wait(_answers(self._pgconn))
        except BaseException:
            self._prepared.clear()  # nobody knows which of them the server has come to know
            raise
        finally:
            if self._pgconn.status == pq.ConnStatus.OK:
                self._pgconn.exit_pipeline_mode()
        return [answers[place] for place in places]

    def _name_of(self, text: str) -> bytes:
        name = self._prepared.get(text)
        if name is not None:
            self._prepared.move_to_end(text)
            return name
        name = self._prepared[text] = b"p%d" % next(self._names)
        self._pgconn.send_prepare(name, _numbered(text)[0])
        self._said += 1
        if len(self._prepared) > MOST_PREPARED:
            _, old = self._prepared.popitem(last=False)
            self._pgconn.send_query_params(b"DEALLOCATE " + old, None)
            self._said += 1
        return name

    def _rows(self, answer: pq.abc.PGresult) -> Sequence[Row]:
        if answer.status != pq.ExecStatus.TUPLES_OK:
            return ()
        reader = Transformer(self._raw)
        reader.set_pgresult(answer)
        return reader.load_rows(0, answer.ntuples, tuple)

    def _refuse_lost(self) -> None:
        """A server that has hung up is noticed before anything is sent, so that nobody doubts what it has done."""
        try:
            while self._arrived.poll(0):  # its farewell, and then the end
                self._pgconn.consume_input()
        except psycopg.OperationalError as error:
            raise NotSent(LOST) from error


@lru_cache(2 * MOST_PREPARED)
def _numbered(text: str) -> tuple[bytes, tuple[str, ...]]:
    """A statement with its values as `$1`, `$2`, … and the names of these."""
    names = tuple(dict.fromkeys(NAMED.findall(text)))
    places = {name: f"${place}" for place, name in enumerate(names, start=1)}
    return NAMED.sub(lambda found: places[found[1]], text).replace("%%", "%").encode(), names


def _written(letter: Letter) -> tuple[list[bytes | None], list[pq.Format]]:
    """The values of a letter in their order, and the format of each; raises `TypeError` for what no table holds.

    Numbers go as text, which every type of number understands; everything else as its bytes, so that no end is lost.
    """
    values = [letter.values[name] for name in _numbered(letter.text)[1]]
    formats = [pq.Format.TEXT if isinstance(held, int) else pq.Format.BINARY for held in values]
    return [WRITERS[type(held)](held) if type(held) in WRITERS else _unusual(held) for held in values], formats


def _unusual(held: object) -> bytes:
    if isinstance(held, str):  # an id, say
        return held.encode()
    raise TypeError(f"{type(held).__name__} is no value of a table")


def _list(items: Sequence[object], kind: type | None = None) -> bytes:
    """A list in PostgreSQL's binary form (array_recv): one dimension from 1, each item with its length before it."""
    kind = kind or next((one for one in ITEM_TYPES if any(isinstance(item, one) for item in items)), str)
    head = LIST.pack(1, 1, ITEM_TYPES[kind], len(items), 1) if items else NO_LIST
    if kind is int:
        return head + b"".join([NO_ITEM if item is None else NUMBER.pack(8, item) for item in items])
    texts = [item.encode() if isinstance(item, str) else item for item in items]
    return head + b"".join([NO_ITEM if one is None else LENGTH.pack(len(one)) + one for one in texts])  # type: ignore[arg-type,operator]


WRITERS: dict[type, Callable[[Any], bytes | None]] = {
    NoneType: lambda _: None,
    str: str.encode,
    bytes: bytes,
    int: lambda number: b"%d" % number,
    list: _list,
    Items: lambda items: _list(items.held, items.kind),
}


def _answers(pgconn: pq.abc.PGconn) -> Generator[Wait, Ready | int, list[pq.abc.PGresult]]:
    """Send what is to be sent and gather what comes back, up to the end of the trip; raises the first fault."""
    while pgconn.flush():
        if (yield Wait.RW) & Ready.R:  # the server may not read on before its answers are taken
            pgconn.consume_input()
    found: list[pq.abc.PGresult] = []
    while True:
        while pgconn.is_busy():
            yield Wait.R
            pgconn.consume_input()
        answer = pgconn.get_result()
        if answer is None:
            if pgconn.status != pq.ConnStatus.OK:
                raise psycopg.OperationalError(LOST)
        elif answer.status == pq.ExecStatus.PIPELINE_SYNC:
            break
        else:
            found.append(answer)
    for answer in found:
        if answer.status == pq.ExecStatus.FATAL_ERROR:
            raise error_from_result(answer)
    return found

"""Fills a ledger with copies of its last facts: `python -m benchmarks.ours.filling …`; answers JSON.

The last facts are a month that the service has recorded over HTTP, judged by its rules. The copies are appended,
projected and sealed by the parts of the service that always do this, thousands of facts in one transaction.
"""

import json
from argparse import ArgumentParser
from collections import deque
from collections.abc import Sequence
from time import perf_counter, process_time

from sqlalchemy import bindparam, select

from benchmarks.ours.months import Copy, Month, Text
from benchmarks.ours.place import here, store_url
from benchmarks.ours.registers import BODY
from domain.cases.events import CaseDrafted
from service.contexts import PROJECTIONS
from service.projections.read_model import ReadModel
from service.settings import Settings
from service.store.appending import append
from service.store.connections import Connection, transaction
from service.store.databases import Database
from service.store.heads import lock, read_head
from service.store.leaves import fact_of
from service.store.scanning import all_leaves
from service.store.statements import Statement
from service.store.tables import disclosures
from service.store.vault import INSERT_DISCLOSURE, Vault

AT_ONCE = 40
"""Months in one transaction."""
PAGE = 50
ABOUT = Statement(
    select(disclosures.c.digest, disclosures.c.subject).where(
        disclosures.c.ledger == bindparam("ledger"), disclosures.c.position >= bindparam("first")
    )
)


def the_month(connection: Connection, vault: Vault, first: int) -> Month:
    """What was recorded from this position on."""
    head = read_head(connection, BODY)
    assert head is not None
    leaves = [leaf for _, leaf in all_leaves(connection, BODY, upto=head.size)]
    about: dict[str, str] = dict(connection.run(ABOUT, ledger=BODY, first=first))
    texts = vault.reveal(connection, BODY, about)
    told = {hashed: Text(text, about[hashed]) for hashed, text in texts.items() if text is not None}
    return Month(leaves[first - 1 :], leaves[: first - 1], told)


class Filling:
    """Appends months, and remembers the positions of the cases."""

    def __init__(self, connection: Connection, vault: Vault, month: Month) -> None:
        """Begin with the first copy."""
        self._connection, self._vault, self._month, self._done = connection, vault, month, 0
        self.facts = 0
        self.cases: list[tuple[int, str]] = []

    def more(self, months: int, upto: int) -> int:
        """Append so many months in one transaction, but nothing beyond a position; the size of the ledger."""
        with transaction(self._connection) as connection:
            head = lock(connection, BODY)
            read_model = ReadModel(BODY, connection)
            copies: deque[Copy] = deque()
            for number in range(self._done, self._done + months):
                copies.extend(self._month.copies(number, head.size + len(copies), head.recorded_at + len(copies)))
            kept = list(copies)[: upto - head.size]
            rows = [row for at, copy in enumerate(kept, head.size + 1) for row in self._one(read_model, at, copy)]
            grown = append(connection, head, [copy.entry for copy in kept])
            connection.run_many(INSERT_DISCLOSURE, rows)
            read_model.flush()
        self._done, self.facts = self._done + months, self.facts + len(kept)
        return grown.size

    def _one(self, read_model: ReadModel, position: int, copy: Copy) -> Sequence[dict[str, object]]:
        fact = fact_of(position, copy.entry.leaf)
        PROJECTIONS.project(fact, read_model)
        if isinstance(fact.event, CaseDrafted):
            self.cases.append((position, fact.event.case))
        return [
            row
            for subject, hashed, made in copy.texts
            for row in self._vault.rows(self._connection, BODY, subject, position, {hashed: made})
        ]


def main() -> None:
    """Fill the ledger up to so many facts."""
    parser = ArgumentParser()
    parser.add_argument("--database-url", required=True)
    parser.add_argument("--first", type=int, required=True, help="position of the first fact of the month")
    parser.add_argument("--facts", type=int, required=True, help="how many facts the ledger shall have")
    options = parser.parse_args()
    connection = Database(store_url(options.database_url)).connect()
    vault = Vault(Settings(data_dir=here()).master_key_bytes())
    filling = Filling(connection, vault, the_month(connection, vault, options.first))
    size, begun, cpu = options.first, perf_counter(), process_time()
    while size < options.facts:
        size = filling.more(AT_ONCE, options.facts)
    found = {"facts": filling.facts, "seconds": perf_counter() - begun, "cpu": process_time() - cpu, "size": size}
    places = {"case": filling.cases[len(filling.cases) // 2][1], "deep": filling.cases[-PAGE - 1][0]}
    print(json.dumps(found | places))


if __name__ == "__main__":
    main()

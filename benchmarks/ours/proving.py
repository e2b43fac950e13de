"""Rebuilds the read models of a database, or verifies it: `python -m benchmarks.ours.proving …`; answers JSON."""

import json
from argparse import ArgumentParser
from time import perf_counter, process_time

from sqlalchemy import make_url

from benchmarks.ours.place import here, store_url
from service.audit.verifying.databases import Verification, verify_database
from service.contexts import PROJECTIONS
from service.projections.comparing import differences
from service.projections.rebuilding import rebuild
from service.settings import Settings
from service.store.databases import Database


def rebuilt(url: str) -> tuple[int, int]:
    """Fill every read model anew and swap it in; how many facts, and nothing wrong."""
    return rebuild(Database(url), PROJECTIONS).facts, 0


def verified(url: str) -> tuple[int, int]:
    """Verify every byte, with the master key; how many facts, and how many findings."""
    key = Settings(data_dir=here()).master_key_bytes()
    wanted = Verification(url=make_url(url), projections=PROJECTIONS, master_key=key)
    report = verify_database(wanted, lambda _ledger: lambda _stage, _done, _total: None)
    findings = sum(one.count for one in report.ledgers) + len(report.missing)
    return sum(one.size for one in report.ledgers), findings


def compared(url: str) -> tuple[int, int]:
    """Hold the read models against a replay of the log; how many ledgers' rows, and how many rows differ."""
    return 0, len(differences(Database(url), PROJECTIONS))


WORKS = {"rebuild": rebuilt, "verify": verified, "compare": compared}


def main() -> None:
    """Do the work, and say how long it took."""
    parser = ArgumentParser()
    parser.add_argument("--database-url", required=True)
    parser.add_argument("--work", choices=WORKS, required=True)
    options = parser.parse_args()
    begun, cpu = perf_counter(), process_time()
    facts, wrong = WORKS[options.work](store_url(options.database_url))
    print(json.dumps({"facts": facts, "wrong": wrong, "seconds": perf_counter() - begun, "cpu": process_time() - cpu}))


if __name__ == "__main__":
    main()

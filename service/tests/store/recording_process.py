"""A process of its own that records into a ledger: `python -m … URL LEDGER FIRST MANY`; begins when it reads a line."""

import sys
from collections import Counter

from domain.kernel.messages import Command
from service.store.databases import Database
from service.tests.store.rig import asking, open_store
from service.tests.store.specimens import fill, label, register, shelf

AT_ONCE = 8


def commands(first: int, many: int) -> list[Command]:
    """Things that the other process asks for too, things of its own, and things for a shelf that holds ten."""
    wanted: list[Command] = []
    for number in range(many // 4):
        wanted += [
            register(number),
            label(number, f"label of {first}"),
            register(first + number, note="a note"),
            fill(5 * first + number, most=10, on=shelf(1)),
        ]
    return wanted


def main(url: str, ledger: str, first: str, many: str) -> None:
    """Record, so many commands at a time, and say how often each outcome came."""
    outcomes: Counter[str] = Counter()
    with open_store(Database(url), ledger) as store:
        say("ready")
        sys.stdin.readline()
        waiting = commands(int(first), int(many))
        for at in range(0, len(waiting), AT_ONCE):
            asked = [store.writer.submit(asking(ledger, one)) for one in waiting[at : at + AT_ONCE]]
            outcomes.update(type(one.exception(60) or one.result()).__name__ for one in asked)
    for outcome, times in sorted(outcomes.items()):
        say(f"{outcome} {times}")


def say(line: str) -> None:
    """Tell the process that started this one."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])

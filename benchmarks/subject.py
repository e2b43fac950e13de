"""What the benchmark asks of anything it measures."""

from collections.abc import Mapping, Sequence
from typing import Protocol, TypeAlias

from benchmarks.client import Client

Scene: TypeAlias = Mapping[str, Sequence[str]]
"""Who and what the story plays with: lists of ids under names that only the subject's own adapter reads."""

WRITES_A_DECISION = 9
"""Create, submit, propose, five votes, approve."""


class Startable(Protocol):
    """A program that answers HTTP on a loopback port."""

    @property
    def name(self) -> str:
        """What the tables call it."""

    @property
    def ready_path(self) -> str:
        """The path that answers 200 as soon as the program can work."""

    def make_ready(self, database_url: str) -> None:
        """Do what an operator does once, before the first start on a fresh database."""

    def command(self, database_url: str, port: int) -> Sequence[str]:
        """The command that serves this database (`sqlite:///…` or `postgresql://…`) on this port, with one worker."""

    def environment(self, database_url: str) -> Mapping[str, str]:
        """What the command needs in its environment beside what is there."""


class Subject(Startable, Protocol):
    """A program that does the work of the story: whatever its URLs and payloads, the same nine writes."""

    @property
    def writes_a_decision(self) -> int:
        """How many writes take a case from its creation to its approval."""

    def headers(self) -> Mapping[str, str]:
        """Header fields that every request carries."""

    async def prepare(self, client: Client) -> Scene:
        """Make two boards with members, and people with interests, on a fresh database."""

    async def decide(self, client: Client, scene: Scene, number: int) -> str:
        """Take a case from its creation to its approval; answer the case's id.

        Makes as many calls of `client.write` as `writes_a_decision` says.
        """

    async def read_trail(self, client: Client, scene: Scene, case: str) -> int:
        """Read the whole trail of a case once; answer its size in bytes."""

    async def read_register(self, client: Client, scene: Scene) -> int:
        """Read one page (50 lines) of the register of interests; answer its size in bytes."""

"""What the service itself does where its log was put back, cut short, forked or taken away since it signed it."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from httpx import Response

from service.auth.callers import Role
from service.tests.serving import Service, Somebody, served
from service.tests.tamper_matrix import in_the_log as log
from service.tests.tamper_matrix.in_the_log import Held
from service.tests.tamper_matrix.scene import BODY, Scene

SIGNING: Final = (
    "log/checkpoint",
    "log/receipts/1",
    "log/proofs/inclusion?position=1",
    "log/proofs/consistency?from=1",
)
AGAIN: Final = {"name": "Northamptonshire Teaching PCT", "kind": "PCT"}
ROLLED_BACK, FORKED, NOTHING = "503 `log-rolled-back`", "503 `log-forked`", "404 `not-found`"


@dataclass(frozen=True)
class Loss:
    """What somebody does to a log that was signed, and what whoever wants a signature or records something is told."""

    what: str
    signing: str
    recording: str
    by: Callable[[Scene], Held]

    @property
    def line(self) -> str:
        """Its line in the table."""
        return f"| {self.what} | {self.signing} | {self.recording} | 1 |"


LOSSES: Final = (
    Loss("an older backup restored", ROLLED_BACK, ROLLED_BACK, log.a_backup_restored),
    Loss("the end cut off without a trace", ROLLED_BACK, ROLLED_BACK, log.the_end_cut_off),
    Loss("the whole ledger taken away", NOTHING, ROLLED_BACK, log.the_whole_ledger),
    Loss("a fork: as many facts, but others", FORKED, FORKED, log.a_fork),
    Loss("a fork: more facts, and others", FORKED, FORKED, log.a_longer_fork),
    Loss("a fact with all hashes, tiles, head and lists", FORKED, FORKED, log.all_against_the_newest_checkpoint),
)


@dataclass(frozen=True)
class Told:
    """The different answers to whoever wants a signature, and to whoever records something; whether it can be read."""

    signing: set[str]
    recording: set[str]
    readable: bool


def signed_and_lost(scene: Scene, loss: Loss) -> Told:
    """What a service answers that signed the whole log before this was done to it.

    Of every other victim the service goes on running meanwhile; else it is started again.
    """
    with _serving(scene) as before:
        assert _keeper(before).get("log/checkpoint").status_code == 200
        if scene.number % 2:
            _done(scene, loss)
            return _told(before)
    _done(scene, loss)
    with _serving(scene) as anew:
        return _told(anew)


def mark(scene: Scene) -> Path:
    """The checkpoint that the service remembers to have signed."""
    return scene.program.folder / "data" / "marks" / f"{BODY}.checkpoint"


def table() -> Iterator[str]:
    """The lines of the table as the document shows it."""
    yield "| What somebody does | Whoever wants a signature is told | Whoever records something is told | Exit code |"
    yield "|---|---|---|---|"
    for one in LOSSES:
        yield one.line


def _serving(scene: Scene) -> AbstractContextManager[Service]:
    return served(scene.program.url, scene.program.folder / "data")


def _keeper(service: Service) -> Somebody:
    return service.caller(BODY, Role.REGISTRAR, Role.SECRETARY, Role.AUDITOR)


def _done(scene: Scene, loss: Loss) -> None:
    loss.by(scene)
    scene.spoiler.connection.commit()


def _told(service: Service) -> Told:
    keeper = _keeper(service)
    signing = {_code(keeper.get(path)) for path in SIGNING}
    recording = {_code(keeper.post("establishment", AGAIN))}
    if NOTHING not in signing:
        recording.add(_code(keeper.post("people", {"office": "GP", "name": "Refused"})))
    return Told(signing, recording, service.client.get("/readyz").status_code == 200)


def _code(answer: Response) -> str:
    refused = answer.is_error and answer.json()["type"].removeprefix("/problems/")
    return f"{answer.status_code} `{refused}`" if refused else f"{answer.status_code} {answer.text}"

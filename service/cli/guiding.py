"""The guide through the demonstration: addresses, tokens, checkpoints, and commands that can be copied as they are."""

import os
import shlex
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from sqlalchemy import make_url

from domain.kernel.values import value
from service.demo.loading import Loaded
from service.settings import Settings

FOLDER: Final = "demonstration"
READINGS: Final = (
    ("08W", "auditor", "decisions"),
    ("08W", "secretary", "cases"),
    ("08W", "member", "interests"),
    ("5PD", "auditor", "decisions"),
)
FOR_ITS_OWNER_ONLY: Final = 0o600


@value
class Guide:
    """What there is to look at; sections are headings with lines."""

    addresses: Mapping[str, str]
    checkpoints: Mapping[str, Path]
    serve: str
    verify: str
    sections: tuple[tuple[str, tuple[str, ...]], ...]


def guide_to(loaded: Loaded, settings: Settings) -> Guide:
    """Save tokens and checkpoints in the data directory, and say how to use them."""
    folder, base = settings.data_dir / FOLDER, f"http://127.0.0.1:{settings.port}"
    folder.mkdir(parents=True, exist_ok=True)
    for persona in loaded.signed_in:
        _save(folder / f"{persona.name}.token", persona.token)
    checkpoints = {body: folder / f"{body}.checkpoint" for body in loaded.checkpoints}
    for body, file in checkpoints.items():
        if loaded.recorded or not file.exists():  # what was kept from an earlier run says what was so then
            _save(file, loaded.checkpoints[body])
    addresses = {body: f"{base}/v1/bodies/{body}" for body in loaded.bodies}
    serve, verify = f"{_ourselves()} demo --serve --database {_database(settings)}", _verify(settings, checkpoints)
    reading = tuple(_curl(folder, who, f"{addresses[body]}/{what}", body) for body, who, what in READINGS)
    sections = (
        ("The registers", tuple(f"{addresses[body]}  {name}" for body, name in loaded.bodies.items())),
        ("Sign in with a token, each good for some hours", tuple(_tokens(loaded, folder))),
        ("Serve it", (serve,)),
        ("Look around while it is served", reading),
        ("Check the logs against the checkpoints that were saved when they were recorded", (verify,)),
    )
    return Guide(addresses=addresses, checkpoints=checkpoints, serve=serve, verify=verify, sections=sections)


def _tokens(loaded: Loaded, folder: Path) -> list[str]:
    return [str(folder / f"{persona.name}.token") for persona in loaded.signed_in]


def _curl(folder: Path, who: str, address: str, body: str) -> str:
    token = shlex.quote(str(folder / f"{body}-{who}.token"))
    return f'curl -s -H "Authorization: Bearer $(cat {token})" -H "Access-Reason: looking around" {address}'


def _verify(settings: Settings, checkpoints: Mapping[str, Path]) -> str:
    kept = " ".join(f"--checkpoint {shlex.quote(str(file))}" for file in checkpoints.values())
    return f"{_ourselves()} verify --database {_database(settings)} {kept}"


def _ourselves() -> str:
    """This command as it was called, so that what is printed works in the same place."""
    called = sys.argv[0]
    return shlex.quote(called) if Path(called).name == "decisions" else "decisions"


def _database(settings: Settings) -> str:
    """The database's URL; one with a password is not printed, but taken from the environment."""
    hidden = make_url(settings.store_url).password is not None
    return '"$DATABASE_URL"' if hidden else shlex.quote(settings.store_url)


def _save(file: Path, text: str) -> None:
    """Write a file that only its owner may read."""
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, FOR_ITS_OWNER_ONLY)
    with os.fdopen(descriptor, "w", encoding="utf-8") as opened:
        opened.write(text)

"""Tokens for the service under measurement, from its own command line."""

import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path


def token_for(body: str, roles: Sequence[str], environment: Mapping[str, str]) -> str:
    """A token of the development issuer for these roles."""
    program = Path(sys.executable).with_name("decisions")
    made = subprocess.run(  # noqa: S603 - our own command line
        [str(program), "token", body, *roles, "--hours", "12"],
        env=dict(environment),
        check=True,
        capture_output=True,
        text=True,
    )
    return made.stdout.strip()

"""`decisions health`: whether the service of this machine can be asked."""

import json

import httpx
import typer

from service.cli.exits import FAILED
from service.settings import load_settings

SECONDS = 5


def health(port: int, *, as_json: bool) -> int:
    """Ask the running service whether it is ready; 1 where it is not, or does not answer."""
    try:
        answer = httpx.get(f"http://127.0.0.1:{port}/readyz", timeout=SECONDS, headers={"Host": _host(port)})
    except httpx.HTTPError as error:
        typer.echo(f"The service does not answer on port {port}: {error}.", err=True)
        return FAILED
    if as_json:
        typer.echo(json.dumps({"ready": answer.is_success, "answer": answer.text}))
    elif answer.is_success:
        typer.echo("The service is ready.")
    if not answer.is_success:
        typer.echo(f"The service is not ready: {answer.text}", err=True)
        return FAILED
    return 0


def _host(port: int) -> str:
    """A name under which the service answers: this machine's, unless only others are configured."""
    hosts = load_settings().accepted_hosts
    return f"127.0.0.1:{port}" if not hosts or "127.0.0.1" in hosts else min(hosts)

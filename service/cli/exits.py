"""How commands end: 0 done, 1 failed or refused with a sentence on the error stream, 64 wrong usage (sysexits.h)."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import typer
from typer.core import TyperGroup

FAILED: Final = 1
MISUSED: Final = 64
WrongUsage: Final = typer.BadParameter.__mro__[1]  # the library does not export its base


class Misused(ValueError):
    """What was said on the command line makes no sense; the text says what."""


class Declined(Exception):
    """The command does not do this here; the text says why."""


class Commands(TyperGroup):
    """All commands: each ends with an exit code that scripts can use, and explains itself instead of breaking down."""

    def make_context(self, *args: Any, **extra: Any) -> Any:  # noqa: ANN401 - as the library declares it
        """Read the command line."""
        with _usage_is_64():
            return super().make_context(*args, **extra)

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 - as the library declares it
        """Run the command."""
        with _usage_is_64(), explained(FAILED):
            return super().invoke(ctx)


@contextmanager
def explained(code: int, *, unforeseen: str | None = None) -> Iterator[None]:
    """What is known to go wrong is said in a sentence and ends with this code.

    What is not known is our fault and breaks down, with a traceback, unless there are words for that too.
    """
    try:
        yield
    except (typer.Exit, typer.Abort, typer.TyperException):
        raise
    except Exception as error:
        from service.cli.explaining import sentence_for  # noqa: PLC0415 - only where something went wrong

        sentence = sentence_for(error)
        if sentence is None and unforeseen is None:
            raise
        typer.echo(sentence or f"{unforeseen}: {type(error).__name__}: {error}", err=True)
        raise typer.Exit(MISUSED if isinstance(error, Misused) else code) from None


@contextmanager
def _usage_is_64() -> Iterator[None]:
    try:
        yield
    except typer.TyperException as error:
        if isinstance(error, WrongUsage):
            error.exit_code = MISUSED
        raise

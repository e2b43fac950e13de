"""`decisions`: the command line."""

import gc

# What is loaded stays: to look through it again and again for garbage is a tenth of a start.
gc.disable()

from service.cli.commands import app  # noqa: E402 - see above


def main() -> None:
    """Run the command line."""
    gc.enable()
    app()

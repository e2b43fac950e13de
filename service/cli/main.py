"""`decisions`: the command line."""

from service.cli.commands import app


def main() -> None:
    """Run the command line."""
    app()

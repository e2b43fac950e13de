"""Migrates a database and serves it, as an operator would in two commands: `python -m benchmarks.ours_server …`."""

import argparse
import os
import subprocess
import sys
from pathlib import Path


def main() -> None:
    """Run `decisions migrate`, then become `decisions serve`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database-url", required=True)
    parser.add_argument("--port", required=True)
    given = parser.parse_args()
    program = str(Path(sys.executable).with_name("decisions"))
    url = given.database_url.replace("postgresql://", "postgresql+psycopg://")
    environment = {**os.environ, "DATABASE_URL": url, "PORT": given.port}
    subprocess.run([program, "migrate"], env=environment, check=True, stdout=subprocess.DEVNULL)  # noqa: S603
    os.execve(program, [program, "serve"], environment)  # noqa: S606 - our own command line


if __name__ == "__main__":
    main()

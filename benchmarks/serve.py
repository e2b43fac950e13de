"""Start a yardstick as one uvicorn worker on a loopback port."""

from argparse import ArgumentParser
from collections.abc import Callable

import uvicorn
from fastapi import FastAPI


def serve(make_app: Callable[[str], FastAPI]) -> None:
    """Read `--database-url` and `--port`, and serve until told to stop."""
    parser = ArgumentParser()
    parser.add_argument("--database-url", required=True)
    parser.add_argument("--port", type=int, required=True)
    options = parser.parse_args()
    app = make_app(options.database_url)
    uvicorn.run(app, host="127.0.0.1", port=options.port, log_level="warning", access_log=False)

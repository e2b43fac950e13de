"""A FastAPI application that reads facts and sends their bytes as they lie: the least that telling them can cost."""

import sqlite3
from collections.abc import Callable, Sequence

import psycopg
from fastapi import FastAPI, Response

from benchmarks.ours.registers import BODY
from benchmarks.serve import serve

Rows = Sequence[tuple[int, bytes, bytes]]
WANTED = (
    f"SELECT position, leaf_hash, leaf FROM facts WHERE ledger = '{BODY}' "  # noqa: S608 - a code of our own
    "AND position > {0} ORDER BY position LIMIT {0}"
)


def reading(database_url: str) -> Callable[[int, int], Rows]:
    """What reads so many facts after a position through the driver, on one connection."""
    if database_url.startswith("sqlite:"):
        file = sqlite3.connect(database_url.removeprefix("sqlite:///"), check_same_thread=False)
        return lambda after, limit: file.execute(WANTED.format("?"), (after, limit)).fetchall()
    server = psycopg.connect(database_url, autocommit=True)
    return lambda after, limit: server.execute(WANTED.format("%s"), (after, limit), prepare=True).fetchall()


def make_app(database_url: str) -> FastAPI:
    """An application with one page of facts."""
    app, read = FastAPI(title="bare feed"), reading(database_url)

    @app.get("/healthz")
    async def healthz() -> dict[str, str]:
        """Say that the application is up."""
        return {"status": "pass"}

    @app.get("/facts")
    async def facts(after: int, limit: int) -> Response:
        """The bytes of so many facts, a line each."""
        return Response(b"\n".join(bytes(leaf) for _, _, leaf in read(after, limit)))

    return app


if __name__ == "__main__":
    serve(make_app)

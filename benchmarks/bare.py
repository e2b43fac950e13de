"""A FastAPI application with one route and nothing behind it: the least that starting and memory can cost."""

from fastapi import FastAPI

from benchmarks.serve import serve


def make_app(_: str) -> FastAPI:
    """An application that only says it is there."""
    app = FastAPI(title="bare")

    @app.get("/healthz")
    async def healthz() -> dict[str, str]:
        """Say that the application is up."""
        return {"status": "pass"}

    return app


if __name__ == "__main__":
    serve(make_app)

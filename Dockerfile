# syntax=docker/dockerfile:1
# Two stages: the first installs the locked packages, the second carries them and nothing that could change them.
ARG PYTHON=python:3.11.13-slim-bookworm

FROM ${PYTHON} AS build
ENV UV_PYTHON_DOWNLOADS=never UV_LINK_MODE=copy UV_COMPILE_BYTECODE=1
WORKDIR /app
COPY scripts/uv.txt scripts/uv.txt
RUN pip install --no-cache-dir --no-deps --require-hashes --only-binary=:all: -r scripts/uv.txt
# The packages change less often than our own code: a layer of their own.
COPY pyproject.toml uv.lock README.md LICENSE ./
RUN uv sync --frozen --no-dev --no-install-project
COPY domain domain
COPY verifier verifier
COPY service service
COPY migrations migrations
COPY openapi openapi
RUN uv sync --frozen --no-dev --no-editable

FROM ${PYTHON}
LABEL org.opencontainers.image.title="commissioning-decisions" \
      org.opencontainers.image.description="The record of how NHS boards decide, as facts that can be proven" \
      org.opencontainers.image.licenses="MIT"
# A fixed number, so that a volume keeps its owner from one image to the next.
RUN groupadd --system --gid 10001 decisions \
 && useradd --system --uid 10001 --gid decisions --home-dir /data --no-create-home --shell /usr/sbin/nologin decisions \
 && install --directory --owner=decisions --group=decisions --mode=0700 /data
COPY --from=build /app/.venv /app/.venv
ENV PATH="/app/.venv/bin:$PATH" \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    DECISIONS_DATA_DIR=/data \
    DECISIONS_HOST=0.0.0.0
USER 10001:10001
WORKDIR /data
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 CMD ["decisions", "health"]
# Outside a loopback address it starts only with DECISIONS_ISSUERS and a master key; its message says so. On PostgreSQL
# `decisions migrate` comes first (compose.yaml does that); a SQLite file in /data is migrated by the way.
CMD ["decisions", "serve"]

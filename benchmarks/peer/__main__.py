"""Serve the peer: `python -m benchmarks.peer --database-url … --port …`."""

from benchmarks.peer.app import make_app
from benchmarks.serve import serve

serve(make_app)

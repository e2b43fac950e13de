"""Serve the floor: `python -m benchmarks.floor --database-url … --port …`."""

from benchmarks.floor.app import make_app
from benchmarks.serve import serve

serve(make_app)

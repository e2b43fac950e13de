"""Serve the library: `python -m benchmarks.library --database-url … --port …`."""

from benchmarks.library.app import make_app
from benchmarks.serve import serve

serve(make_app)

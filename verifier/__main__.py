"""Begins the verifier: `python verifier.pyz FILE`, or from the installed program `python -m verifier FILE`."""

import sys

# What follows must be read by any Python, so as to be understood by one that is too old. Licence: MIT.
if sys.version_info < (3, 11):  # noqa: UP036 - a stranger's Python may be any
    sys.stderr.write("Missing: Python 3.11 or newer.\n")
    sys.exit(2)
try:
    import cryptography  # noqa: F401 - looked for before anything needs it
except ImportError:
    sys.stderr.write("Missing: the package `cryptography`; `pip install cryptography` fetches it.\n")
    sys.exit(2)

from verifier.program import main

if __name__ == "__main__":
    sys.exit(main())

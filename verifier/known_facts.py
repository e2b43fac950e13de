"""Every type of fact that this program knows, and every step from an old one to today's; whoever reads facts loads it.

They are declared in files whose names end in `events`, `facts` or `upcasts`; a test sees that all of them are.
"""

from importlib import import_module
from pkgutil import iter_modules
from typing import Final

import domain
from domain.kernel.messages import EVENT_TYPES

DECLARED_IN: Final = ("events", "facts", "upcasts")
NOT_OURS: Final = "tests"


def _declare() -> None:
    for context in iter_modules(domain.__path__):
        if context.ispkg and context.name != NOT_OURS:
            name = f"{domain.__name__}.{context.name}"
            for found in iter_modules(import_module(name).__path__):
                if found.name.endswith(DECLARED_IN):
                    import_module(f"{name}.{found.name}")


_declare()
KNOWN: Final = EVENT_TYPES

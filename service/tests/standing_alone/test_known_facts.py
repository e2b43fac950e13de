"""The verifier knows every type of fact that the domain has, and every step from an old one to today's."""

import json
import subprocess
import sys

SCRIPT = """
import json, pkgutil, importlib
import verifier.known_facts
from domain.kernel.messages import EVENT_TYPES
from domain.kernel.upcasts import UPCASTS
known = [sorted(EVENT_TYPES), sorted(map(list, UPCASTS))]
import domain
for found in pkgutil.walk_packages(domain.__path__, "domain."):
    if ".tests" not in found.name:
        importlib.import_module(found.name)
print(json.dumps([known, [sorted(EVENT_TYPES), sorted(map(list, UPCASTS))]]))
"""


def test_every_type_of_fact_is_known() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True)  # noqa: S603
    known, there = json.loads(done.stdout)
    assert known == there
    assert len(known[0]) > 100

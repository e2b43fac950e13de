"""The arrows between the parts point one way; the contracts are in `pyproject.toml`, each named as a sentence."""

import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

from quality.sources import PRODUCT, ROOT, contexts, sources

CONTEXT_FILES = frozenset({"decider", "policies", "state", "commands", "events"})


def test_every_contract_is_kept() -> None:
    program = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([program, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_context_is_held_to_the_order_within() -> None:
    held = set(_contract("decider forbids by policies")["containers"])
    to_hold = {f"domain.{context}" for context in contexts() if _has_files(context)}
    assert held == to_hold, f"in pyproject.toml: add {sorted(to_hold - held)}, remove {sorted(held - to_hold)}"


def test_the_tests_of_the_interface_know_nothing_behind_it() -> None:
    knowing = [
        f"{source.name}: {name}"
        for source in sources("api_tests")
        for name in source.imports()
        if name.partition(".")[0] in PRODUCT
    ]
    assert not knowing, "\n".join(knowing)


def _has_files(context: str) -> bool:
    return any((ROOT / "domain" / context / f"{file}.py").exists() for file in CONTEXT_FILES)


def _contract(words: str) -> dict[str, Any]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = settings["tool"]["importlinter"]["contracts"]
    return next(contract for contract in found if words in contract["name"])

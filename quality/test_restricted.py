"""The page of what is restricted tells of every operation that needs a reason, and of those that might and do not."""

import json
import re
from typing import Final

from quality.sources import ROOT, sources

PAGE: Final = (ROOT / "docs" / "restricted.md").read_text(encoding="utf-8")
FOR_FEW: Final = re.compile(
    r'@router\.get\((?:(?!@router).)*?operation_id="(\w+)"(?:(?!@router).)*?caller: (\w+)', re.DOTALL
)


def _tables(heading: str) -> set[str]:
    """The operations that the tables under a heading name."""
    part = PAGE.split(f"## {heading}\n")[1].split("\n## ")[0]
    rows = [line for line in part.splitlines() if line.startswith("| `")]
    return {name for row in rows for name in re.findall(r"`(\w+)`", row.split(" | ")[0])}


def test_it_names_every_operation_that_takes_a_reason() -> None:
    paths = json.loads((ROOT / "openapi" / "openapi.json").read_text(encoding="utf-8"))["paths"]
    told = {
        operation["operationId"]
        for described in paths.values()
        for operation in described.values()
        if any(one.get("name") == "Access-Reason" for one in operation.get("parameters", ()))
    }
    assert _tables("Always") | _tables("Where the answer holds it") == told
    assert not _tables("Always") & _tables("Where the answer holds it")


def test_what_few_may_ask_for_and_needs_no_reason_is_named() -> None:
    found = {
        operation: permission for source in sources("service") for operation, permission in FOR_FEW.findall(source.text)
    }
    for_few = {name for name, permission in found.items() if permission in ("MayReadAll", "MayAudit", "MayErase")}
    assert for_few == _tables("Never") | {"readPack"}

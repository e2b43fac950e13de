"""The texts that an export shows beside its facts, held against the digests to which the facts commit."""

from typing import Any

from verifier.erasures import Erasures
from verifier.export_lines import fits
from verifier.findings import Check, Findings
from verifier.rows import Row


class ShownTexts:
    """Takes what is shown beside each fact; remembers what is said to be gone or withheld."""

    def __init__(self, erasures: Erasures, findings: Findings) -> None:
        """Tell these what was found."""
        self._erasures, self._findings = erasures, findings

    def take(self, row: Row, digests: list[str], shown: object) -> None:
        """Hold the texts beside a fact against the digests in it."""
        if not digests and shown == []:
            return
        entries = [one for one in shown if isinstance(one, dict)] if isinstance(shown, list) else []
        if not isinstance(shown, list) or len(entries) != len(shown):
            self._findings.add(Check.DISCLOSURES, row.position, "the texts beside the fact cannot be read")
        if [one.get("digest") for one in entries] != digests:
            self._findings.add(Check.DISCLOSURES, row.position, "the texts beside the fact are not those it commits to")
        for one in entries:
            self._take_one(row, digests, one)

    def _take_one(self, row: Row, digests: list[str], one: dict[str, Any]) -> None:
        if one.get("digest") not in digests or not fits(one):
            what = "a text beside the fact is not the one that it commits to"
            self._findings.add(Check.DISCLOSURES, row.position, what)
        elif one.get("withheld"):
            self._erasures.hide(one["digest"], row)
        elif one.get("erased"):
            self._erasures.miss(one["digest"], row)

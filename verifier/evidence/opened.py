"""A pack as it was opened: its files, what the list says of them, and which facts are there."""

import re
from functools import cached_property
from hashlib import sha256
from typing import Any, Final

from verifier.evidence.layout import (
    FACT,
    HELD_BACK,
    KEY_CHANGE,
    SCHEMA,
    fact_file,
    hash_file,
    key_change_file,
    receipt_file,
    texts_file,
)
from verifier.evidence.manifest import CHECKPOINT, KEY, VERIFIER, Manifest, listed
from verifier.evidence.markup import PAGES
from verifier.findings import Check, Findings
from verifier.rotations import rotation_in

ALWAYS: Final = frozenset({CHECKPOINT, KEY, VERIFIER, *(name for name, _ in PAGES)})
FULL: Final = "FULL"


class OpenedPack:
    """The files of a pack by name, and its list."""

    def __init__(self, files: dict[str, bytes], manifest: Manifest) -> None:
        """Take what was read."""
        self.files, self.manifest = files, manifest
        self.positions = _positions(FACT, files)
        self.held_back = _positions(HELD_BACK, files)
        self.key_changes = _positions(KEY_CHANGE, files)

    @property
    def key_changes_in_it(self) -> tuple[int, ...]:
        """The changes of the log's key before the checkpoint; a later key may have signed it."""
        return tuple(at for at in self.key_changes if at <= self.manifest.position)

    @cached_property
    def rotations(self) -> dict[int, dict[str, Any]]:
        """What the changes of the log's key say, by their positions; of those that can be read."""
        told = {at: rotation_in(self.files[key_change_file(at)]) for at in self.key_changes}
        return {at: data for at, data in told.items() if data is not None}

    @property
    def schemas(self) -> set[str]:
        """The files that say how facts are to be read."""
        return {name for name in self.files if SCHEMA.fullmatch(name)}

    @property
    def with_texts(self) -> bool:
        """Whether personal and free texts are to lie in it."""
        return self.manifest.profile == FULL

    def compare_files(self, findings: Findings) -> None:
        """Hold every file against the list, and say which is missing or should not be there."""
        there, said = listed(self.files), self.manifest.files
        for name in sorted(there.keys() | said.keys()):
            if there.get(name) != said.get(name):
                self._find(findings, f"the file {name!a} is not the one that was listed when the pack was made")
        for name in sorted(self._expected() ^ (there.keys() - self.schemas)):
            self._find(findings, f"the file {name!a} is missing, or does not belong into a pack")
        if sha256(self.files[VERIFIER]).hexdigest() != self.manifest.verifier:
            self._find(findings, "the verifier in the pack is not the one that the list names")

    def _expected(self) -> set[str]:
        here = {receipt_file(at) for at in (*self.positions, *self.held_back, *self.key_changes_in_it)}
        here |= {key_change_file(at) for at in self.key_changes}
        if self.with_texts:
            here |= {texts_file(at) for at in self.positions if b'"_sd"' in self.files[fact_file(at)]}
        facts = {fact_file(at) for at in self.positions} | {hash_file(at) for at in self.held_back}
        return {*ALWAYS, *here, *facts}

    def _find(self, findings: Findings, what: str) -> None:
        findings.add(Check.PACK, 1, what, upto=max(self.manifest.position, 1), vague=True)


def _positions(pattern: re.Pattern[str], files: dict[str, bytes]) -> tuple[int, ...]:
    return tuple(sorted(int(found[1]) for name in files if (found := pattern.fullmatch(name))))

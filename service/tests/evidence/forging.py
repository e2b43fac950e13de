"""Packs that somebody changed: carelessly, or thoroughly, with the zip, the list and even the seal made anew."""

import json
from collections.abc import Callable
from random import Random

from domain.kernel.ids import BodyCode
from service.audit.signing import LogKey
from service.tests.evidence.make import Files, files_in
from verifier.evidence.archive import written
from verifier.evidence.manifest import MANIFEST, SEAL, Manifest, listed

Forge = Callable[[Files], object]


def repacked(pack: bytes, forge: Forge) -> bytes:
    """The same with its files changed, and the zip made anew."""
    files = files_in(pack)
    forge(files)
    return written(files)


def relisted(files: Files) -> None:
    """Make the list of files fit whatever they are now."""
    told = Manifest.parse(files[MANIFEST])
    files[MANIFEST] = told._replace(files=listed(files)).encode()


def resealed(files: Files, key: LogKey, ods: str) -> None:
    """The same, and seal it with the log's own key, as only whoever holds that key can."""
    relisted(files)
    files[SEAL] = str(key.seal(files[MANIFEST], BodyCode(ods))).encode()


def said(files: Files, name: str, old: bytes, new: bytes) -> None:
    """Say something else in a file; fails where it does not say the one."""
    assert old in files[name], name
    files[name] = files[name].replace(old, new)


def fact_of(files: Files, kind: str) -> str:
    """The file of the first fact of a type."""
    return next(name for name in sorted(files) if name.startswith("facts/") and json.loads(files[name])["type"] == kind)


def spoilt(pack: bytes, chance: Random) -> bytes:
    """The same, changed somewhere by chance: never the same bytes."""
    way = chance.choice((_flipped, _cut, _doubled, _swapped, _renamed, _replaced, _left_out, _added))
    changed = way(pack, chance)
    return changed if changed != pack else _flipped(pack, chance)


def _place(pack: bytes, chance: Random) -> int:
    """Anywhere, but not mostly in the verifier, which is most of a pack."""
    verifier = pack.index(b"#!/usr/bin/env python3")
    return chance.choice((chance.randrange(verifier), chance.randrange(len(pack)), chance.randrange(1, 200) * -1))


def _flipped(pack: bytes, chance: Random) -> bytes:
    changed = bytearray(pack)
    changed[_place(pack, chance)] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _cut(pack: bytes, chance: Random) -> bytes:
    at = abs(_place(pack, chance))
    return pack[:at] + pack[at + chance.randrange(1, 400) :]


def _doubled(pack: bytes, chance: Random) -> bytes:
    at, long = abs(_place(pack, chance)), chance.randrange(1, 400)
    return pack[:at] + pack[at : at + long] + pack[at:]


def _swapped(pack: bytes, chance: Random) -> bytes:
    def swap(files: Files) -> None:
        one, other = chance.sample(sorted(files), 2)
        files[one], files[other] = files[other], files[one]

    return repacked(pack, swap)


def _renamed(pack: bytes, chance: Random) -> bytes:
    def rename(files: Files) -> None:
        held = files.pop(chance.choice(sorted(files)))
        files[chance.choice(("zz", "facts/00000001.json", "held-back/00000002.hash", "texts/00000001.json"))] = held

    return repacked(pack, rename)


def _replaced(pack: bytes, chance: Random) -> bytes:
    def replace(files: Files) -> None:
        name = chance.choice(sorted(set(files) - {"verifier.pyz"}))
        held = bytearray(files[name] or b"x")
        held[chance.randrange(len(held))] = chance.randrange(256)
        files[name] = bytes(held)
        if chance.random() < 0.5 and name not in (MANIFEST, SEAL):
            relisted(files)

    return repacked(pack, replace)


def _left_out(pack: bytes, chance: Random) -> bytes:
    def leave_out(files: Files) -> None:
        files.pop(chance.choice(sorted(files)))
        if MANIFEST in files and chance.random() < 0.5:
            relisted(files)

    return repacked(pack, leave_out)


def _added(pack: bytes, chance: Random) -> bytes:
    def add(files: Files) -> None:
        files[chance.choice(("more", "facts/99999999.json", "schemas/a.B.v1.schema.json"))] = chance.randbytes(40)
        if chance.random() < 0.5:
            relisted(files)

    return repacked(pack, add)

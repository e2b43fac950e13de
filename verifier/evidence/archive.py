"""A zip file that has one spelling: the same files make the same bytes, and no byte of it can be changed unseen.

Nothing in it is compressed or dated, so that reading it takes no more memory than the file itself. Every program opens
it; this one reads only what it would have written (APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16).
"""

import re
import struct
from collections.abc import Mapping
from typing import Final
from zlib import crc32

LARGEST: Final = 2**27
"""Bytes of a file: far more than the largest pack has."""
MOST_FILES: Final = 20_000
MAGIC: Final = b"PK\x03\x04"
NAME: Final = re.compile(r"[a-z0-9-]{1,40}(?:/[A-Za-z0-9][A-Za-z0-9._-]{0,99})?(?:\.[a-z-]{1,12})?")
_LOCAL: Final = struct.Struct("<4s5H3L2H")
_CENTRAL: Final = struct.Struct("<4s6H3L5H2L")
_END: Final = struct.Struct("<4s4H2LH")
_NEEDS, _MADE_ON_UNIX, _LONG_AGO, _READABLE = 20, 3 << 8 | 20, 0x21, 0o100644 << 16


class NotInOneSpelling(ValueError):
    """The bytes are not a zip file as this program writes it; the message says where they differ."""


def written(files: Mapping[str, bytes]) -> bytes:
    """The zip file that holds these files, by name."""
    parts, entries, at = [], [], 0
    for name, content in sorted(files.items()):
        told = name.encode("ascii")
        what = _NEEDS, 0, 0, 0, _LONG_AGO, crc32(content), len(content), len(content), len(told), 0
        parts += [_LOCAL.pack(MAGIC, *what), told, content]
        entries += [_CENTRAL.pack(b"PK\x01\x02", _MADE_ON_UNIX, *what, 0, 0, 0, _READABLE, at), told]
        at += _LOCAL.size + len(told) + len(content)
    listed = b"".join(entries)
    return b"".join([*parts, listed, _END.pack(b"PK\x05\x06", 0, 0, len(files), len(files), len(listed), at, 0)])


def read(data: bytes) -> dict[str, bytes]:
    """The files in a zip file, by name; raises `NotInOneSpelling`."""
    if len(data) > LARGEST:
        raise NotInOneSpelling("it is larger than any pack")
    files: dict[str, bytes] = {}
    at = 0
    while data[at : at + len(MAGIC)] == MAGIC:
        name, first, at = _entry(data, at)
        if name in files or len(files) == MOST_FILES:
            raise NotInOneSpelling("it holds a file twice, or more files than any pack")
        files[name] = data[first:at]
    if written(files) != data:
        raise NotInOneSpelling("it says something besides its files, or says it otherwise")
    return files


def _entry(data: bytes, at: int) -> tuple[str, int, int]:
    """The name of the file that begins here, where its content begins, and where it ends."""
    first = at + _LOCAL.size
    if first > len(data):
        raise NotInOneSpelling("it ends within a file")
    _, _, _, method, _, _, _, packed, size, long, more = _LOCAL.unpack(data[at:first])
    name = data[first : first + long].decode("latin-1")
    if method or more or packed != size or first + long + size > len(data):
        raise NotInOneSpelling("a file in it is compressed, or ends beyond it")
    if not NAME.fullmatch(name):
        raise NotInOneSpelling("a file in it has a name that no file of a pack has")
    return name, first + long, first + long + size

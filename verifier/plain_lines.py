"""Lines of an export that show a fact in the very bytes that were recorded, as honest ones do.

Of these every byte is accounted for by comparing bytes; whatever is otherwise in any of them has to be taken apart.
"""

from binascii import Error as NotBase64
from binascii import a2b_base64, b2a_base64
from re import compile as pattern
from typing import Final, NamedTuple

from domain.ledger.leaf import leaf_hash

BEGINS: Final = pattern(rb'\{"position":([1-9][0-9]{0,14}),"leaf":"([^"]*)","leafHash":"([^"]*)","fact":')
TEXTS, END = b',"disclosures":', b"}\n"


class PlainLine(NamedTuple):
    """What such a line holds: position, bytes and their hash; as JSON the texts beside, if there are any."""

    position: int
    leaf: bytes
    hashed: bytes
    texts: bytes


def plain_line(line: bytes, *, with_texts: bool) -> PlainLine | None:
    """What a line holds that is spelled as an export spells it; nothing where it takes more to tell.

    Where the leaf is canonical, and so are the texts, no other line says the same.
    """
    begins = BEGINS.match(line)
    if begins is None:
        return None
    position, told, hashed_told = begins.groups()
    try:
        leaf = a2b_base64(told)
    except NotBase64:
        return None
    hashed, fact_begins = leaf_hash(leaf), begins.end()
    rest = line[fact_begins + len(leaf) :]
    right = (
        line.startswith(leaf, fact_begins)
        and b2a_base64(leaf, newline=False) == told
        and b2a_base64(hashed, newline=False) == hashed_told
        and rest.endswith(END)
        and (rest.startswith(TEXTS) if with_texts else rest == END)
    )
    return PlainLine(int(position), leaf, hashed, rest[len(TEXTS) : -len(END)]) if right else None

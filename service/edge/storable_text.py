"""Texts that can be kept for decades and shown anywhere: no hidden characters, one spelling for one text."""

import re
import unicodedata
from typing import Final

ASTRAL_NONCHARACTERS: Final = "".join(
    chr(plane * 0x10000 + last) for plane in range(1, 17) for last in (0xFFFE, 0xFFFF)
)
UNSTORABLE: Final = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 and C1 controls and DEL, but tab and line feed
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidirectional controls (Unicode technical report 36)
    "\ud800-\udfff"  # lone surrogates (RFC 7493 section 2.1)
    "\ufdd0-\ufdef\ufffe\uffff" + ASTRAL_NONCHARACTERS + "]"
)


class Unstorable(ValueError):
    """The text holds a character that cannot be kept or shown safely."""


def storable(text: str) -> str:
    """The text in Unicode normal form C; raises `Unstorable` rather than drop a character.

    Normalising changes bytes, never what is read: "é" typed as one or as two code points becomes the same text, so
    that names compare, sort and hash alike. Nothing else about a text is changed, not even spaces at its ends.
    """
    if text.isascii() and text.isprintable():
        return text
    if UNSTORABLE.search(text):
        raise Unstorable("the text holds a character that cannot be kept")
    return unicodedata.normalize("NFC", text)

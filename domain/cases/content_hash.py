"""The hash that commits to all a version says: anybody who holds the leaf of the text can compute it again."""

import hashlib
import json

from domain.cases.content import CaseContent
from domain.kernel.codec import write


class PlainText(ValueError):
    """A text that should stand in the log as a digest stands there in plain words."""


def content_hash(content: CaseContent) -> str:
    """SHA-256, in hex, of the content as it stands sealed in the log, in the canonical form of RFC 8785.

    The content has only texts, whole numbers and lists, so sorted keys without spaces are that form.
    """
    sealed = write(content, _refuse)
    text = json.dumps(sealed, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _refuse(_: str) -> str:
    raise PlainText("a hash of plain text would tell what erasure must be able to forget")

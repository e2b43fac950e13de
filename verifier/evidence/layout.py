"""Where everything lies in a pack."""

import re
from typing import Final

from verifier.evidence.telling import file_of

FACT: Final = re.compile(r"facts/([0-9]{8,19})\.json")
HELD_BACK: Final = re.compile(r"held-back/([0-9]{8,19})\.hash")
KEY_CHANGE: Final = re.compile(r"keys/([0-9]{8,19})\.json")
SCHEMA: Final = re.compile(r"schemas/[A-Za-z_]+\.[A-Za-z]+\.v[0-9]+\.schema\.json")

fact_file = file_of


def key_change_file(position: int) -> str:
    """The file with the fact by which the log's key was replaced."""
    return f"keys/{position:08}.json"


def receipt_file(position: int) -> str:
    """The file with the receipt of a fact (C2SP tlog-proof)."""
    return f"receipts/{position:08}.tlog-proof"


def texts_file(position: int) -> str:
    """The file with the words that a fact commits to."""
    return f"texts/{position:08}.json"


def hash_file(position: int) -> str:
    """The file with the hash of a fact that is held back."""
    return f"held-back/{position:08}.hash"


def schema_file(kind: str, version: int) -> str:
    """The file with the schema of facts of a type."""
    return f"schemas/{kind}.v{version}.schema.json"

"""What went wrong, in a sentence for the operator; nothing for what nobody foresaw."""

import sqlite3
from typing import Final

import psycopg
from sqlalchemy.exc import SQLAlchemyError

from domain.kernel.refusals import Refused
from domain.ledger.admissible import NotCanonical
from domain.ledger.tree import BrokenTree
from service.audit.signing import NotASigningKey
from service.auth.secret_files import SecretExposed
from service.cli.exits import Declined, Misused
from service.projections.rebuilding import RebuildUnderWay
from service.projections.shapes import NeedsRebuild
from service.settings import SettingsInvalid
from service.store.connections import CommitInDoubt
from service.store.databases import NotDurable
from service.store.migrating import NeedsMigration
from service.store.vault import WrongMasterKey
from verifier.findings import CannotTell

SPEAKING: Final = (
    CannotTell,
    Misused,
    NeedsMigration,
    NeedsRebuild,
    NotASigningKey,
    NotDurable,
    RebuildUnderWay,
    SecretExposed,
    SettingsInvalid,
    WrongMasterKey,
)
DATABASE: Final = (sqlite3.Error, psycopg.Error, SQLAlchemyError)


def sentence_for(error: Exception) -> str | None:
    """The sentence for what went wrong; nothing where it is not known, which only a traceback explains."""
    said: str | None = None
    match error:
        case Refused():
            said = f"Refused: {error.detail}"
        case Declined():
            return str(error)  # it may begin with the name of a file
        case _ if isinstance(error, SPEAKING):
            said = str(error)
        case CommitInDoubt():
            said = "The database did not say whether it has recorded this; run the command again."
        case BrokenTree() | NotCanonical():
            said = f"The log is damaged: {error}. Run `decisions verify`."
        case _ if isinstance(error, DATABASE):
            said = f"The database cannot be used: {' '.join(str(error).split())}"
        case OSError() if error.filename:
            return f"{error.filename}: {error.strerror}."
    return None if said is None else _sentence(said)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?", "…")) else ".")

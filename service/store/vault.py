"""The vault: personal and free texts, encrypted under a key of their subject, so that erasing is destroying the key.

AES-256-GCM (NIST SP 800-38D) with random nonces; data keys are wrapped by the master key; the ledger, the subject and
the digest are authenticated with each text, so that no row can stand in for another.
"""

import hmac
import json
import os
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import TypeVar

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import bindparam, delete, insert, select, update

from domain.ledger.disclosures import digest, disclosure
from service.store.connections import Connection
from service.store.statements import Statement
from service.store.tables import disclosures, subject_keys

K = TypeVar("K")

NONCE = 12
ACCESS_LOG = "access-log"
MOST_KEYS = 5_000
MARKING = b"commissioning-decisions: requests are known again by this key"

_SUBJECT = (subject_keys.c.ledger == bindparam("ledger"), subject_keys.c.subject == bindparam("subject"))
KEY_OF = Statement(select(subject_keys.c.wrapped).where(*_SUBJECT))
_ANY_KEY = "SELECT ledger, subject, wrapped FROM subject_keys LIMIT 1"  # as text: a start loads no dialect for it
ANY_KEY = Statement(sqlite=_ANY_KEY, postgresql=_ANY_KEY)
INSERT_KEY = Statement(insert(subject_keys))
INSERT_DISCLOSURE = Statement(insert(disclosures))
DELETE_KEY = Statement(delete(subject_keys).where(*_SUBJECT))
SEALED_OF = Statement(
    select(disclosures.c.digest, disclosures.c.sealed).where(
        disclosures.c.ledger == bindparam("ledger"), disclosures.c.subject == bindparam("subject")
    )
)
SEAL_ANEW = Statement(
    update(disclosures)
    .where(disclosures.c.ledger == bindparam("of_ledger"), disclosures.c.digest == bindparam("of_digest"))
    .values(sealed=bindparam("anew"))
)
_REVEAL = (
    "SELECT d.digest, d.subject, d.sealed, k.wrapped, EXISTS (SELECT 1 FROM withheld_facts w "
    "WHERE w.ledger = d.ledger AND w.target = d.position AND w.to_position IS NULL) "
    "FROM disclosures d JOIN subject_keys k "
    "ON k.ledger = d.ledger AND k.subject = d.subject WHERE d.ledger = {ledger} AND d.digest {among}"
)
REVEAL = Statement(
    sqlite=_REVEAL.format(ledger=":ledger", among="IN (SELECT value FROM json_each(:digests))"),
    postgresql=_REVEAL.format(ledger="%(ledger)s", among="= ANY(%(digests)s)"),
)


class WrongMasterKey(RuntimeError):
    """The master key given does not open what is stored."""


class Sealing:
    """The texts of one fact on their way into the vault; made anew for each fact."""

    def __init__(self) -> None:
        """Hold nothing yet."""
        self.texts: dict[str, str] = {}

    def __call__(self, text: str) -> str:
        """Keep a text and answer the salted digest that stands for it in the leaf (RFC 9901 §4.2)."""
        salt = urlsafe_b64encode(os.urandom(16)).rstrip(b"=").decode()
        made = disclosure(salt, "text", text)
        hashed = digest(made)
        self.texts[hashed] = made
        return hashed


class Vault:
    """Encrypts and reveals texts; one for each process."""

    def __init__(self, master_key: bytes) -> None:
        """Take the 32 bytes of the master key."""
        self._master = AESGCM(master_key)
        self._marking = hmac.digest(master_key, MARKING, "sha256")
        self._opened: OrderedDict[bytes, AESGCM] = OrderedDict()  # by the wrapped key, so never another's
        self._current: dict[str, OrderedDict[str, AESGCM]] = {}  # of subjects lately written about, by ledger

    def refuse_another_key(self, connection: Connection) -> None:
        """See that this master key is the one that the database was written with; raises `WrongMasterKey`."""
        for ledger, subject, wrapped in connection.run(ANY_KEY):
            self._unwrapped(ledger, subject, bytes(wrapped))

    def mark(self, request_digest: bytes) -> bytes:
        """By what a request is known again, from the SHA-256 of it: 32 bytes that nobody without the key can guess."""
        return hmac.digest(self._marking, request_digest, "sha256")

    def is_marked(self, request_digest: bytes, kept: bytes) -> bool:
        """Whether this request is the one that was kept; older records keep the digest as it is."""
        return any(hmac.compare_digest(one, kept) for one in (self.mark(request_digest), request_digest))

    def rows(
        self, connection: Connection, ledger: str, subject: str, position: int, texts: Mapping[str, str]
    ) -> list[dict[str, object]]:
        """The rows to insert for the texts of a fact, encrypted; makes the subject's key where it has none."""
        if not texts:
            return []
        key = self._key(connection, ledger, subject)
        return [
            {
                "ledger": ledger,
                "digest": hashed,
                "position": position,
                "subject": subject,
                "sealed": _seal(key, made.encode(), _context(ledger, subject, hashed)),
            }
            for hashed, made in texts.items()
        ]

    def reveal(self, connection: Connection, ledger: str, digests: Iterable[str]) -> dict[str, str | None]:
        """The texts behind digests, in one statement; an erased one is missing, one that is withheld is nothing.

        Raises `WrongMasterKey`.
        """
        wanted = list(dict.fromkeys(digests))
        if not wanted:
            return {}
        among: object = json.dumps(wanted) if connection.dialect == "sqlite" else wanted
        found: dict[str, str | None] = {}
        for hashed, subject, sealed, wrapped, withheld in connection.run(REVEAL, ledger=ledger, digests=among):
            if withheld:
                found[hashed] = None
                continue
            key = self._unwrapped(ledger, subject, bytes(wrapped))
            found[hashed] = _text(_open(key, bytes(sealed), _context(ledger, subject, hashed)))
        return found

    def seal_reason(self, ledger: str, hashed: str, made: str) -> bytes:
        """A disclosure of the access log, encrypted under the master key itself."""
        return _seal(self._master, made.encode(), _context(ledger, ACCESS_LOG, hashed))

    def open_reason(self, ledger: str, hashed: str, sealed: bytes) -> str:
        """The text of such a disclosure; raises `WrongMasterKey`."""
        return _text(_open(self._master, sealed, _context(ledger, ACCESS_LOG, hashed)))

    def change_key(self, connection: Connection, ledger: str, subject: str) -> None:
        """Destroy the key of a subject, and encrypt whatever words it still has under a new one."""
        rows = connection.run(SEALED_OF, ledger=ledger, subject=subject)
        old = self._key(connection, ledger, subject)
        made = {hashed: _open(old, bytes(sealed), _context(ledger, subject, hashed)) for hashed, sealed in rows}
        connection.run(DELETE_KEY, ledger=ledger, subject=subject)
        self.forget()
        if not made:
            return
        key = self._key(connection, ledger, subject)
        anew = {hashed: _seal(key, plain, _context(ledger, subject, hashed)) for hashed, plain in made.items()}
        rows_anew = [{"of_ledger": ledger, "of_digest": hashed, "anew": sealed} for hashed, sealed in anew.items()]
        connection.run_many(SEAL_ANEW, rows_anew)

    def forget(self, ledger: str | None = None) -> None:
        """Drop the keys held in memory; with a ledger, only believe no longer that they are those in its table."""
        if ledger is None:
            self._current.clear()
            self._opened.clear()
        else:
            self._current.pop(ledger, None)

    def _key(self, connection: Connection, ledger: str, subject: str) -> AESGCM:
        current = self._current.setdefault(ledger, OrderedDict())
        key = current.get(subject)
        if key is None:
            rows = connection.run(KEY_OF, ledger=ledger, subject=subject)
            wrapped = bytes(rows[0][0]) if rows else self._new_key(connection, ledger, subject)
            key = self._unwrapped(ledger, subject, wrapped)
            _keep(current, subject, key)
        return key

    def _new_key(self, connection: Connection, ledger: str, subject: str) -> bytes:
        wrapped = _seal(self._master, AESGCM.generate_key(256), _context(ledger, subject, "key"))
        connection.run(INSERT_KEY, ledger=ledger, subject=subject, wrapped=wrapped)
        return wrapped

    def _unwrapped(self, ledger: str, subject: str, wrapped: bytes) -> AESGCM:
        key = self._opened.get(wrapped)
        if key is None:
            key = AESGCM(_open(self._master, wrapped, _context(ledger, subject, "key")))
            _keep(self._opened, wrapped, key)
        return key


def _keep(keys: "OrderedDict[K, AESGCM]", name: K, key: AESGCM) -> None:
    keys[name] = key
    with suppress(KeyError):  # another thread may have made room meanwhile
        while len(keys) > MOST_KEYS:
            keys.popitem(last=False)


def _context(ledger: str, subject: str, digest_or_key: str) -> bytes:
    return f"{ledger}\n{subject}\n{digest_or_key}".encode()


def _seal(key: AESGCM, plain: bytes, context: bytes) -> bytes:
    nonce = os.urandom(NONCE)
    return nonce + key.encrypt(nonce, plain, context)


def _open(key: AESGCM, sealed: bytes, context: bytes) -> bytes:
    try:
        return key.decrypt(sealed[:NONCE], sealed[NONCE:], context)
    except InvalidTag as error:
        raise WrongMasterKey("a stored text does not open with this master key") from error


def _text(made: bytes) -> str:
    text: str = json.loads(urlsafe_b64decode(made + b"=" * (-len(made) % 4)))[2]
    return text

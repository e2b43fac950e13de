"""Settings: everything an operator may decide, read once from the environment and checked before the service starts."""

import base64
import binascii
import ipaddress
import os
import re
import secrets
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Annotated, Self
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic.alias_generators import to_camel
from pydantic_settings import BaseSettings, SettingsConfigDict
from pydantic_settings.exceptions import SettingsError

from service.auth.secret_files import secret_file

PREFIX = "DECISIONS_"
PLAIN_NAMES = {"database_url": "DATABASE_URL", "port": "PORT"}
ORIGIN = re.compile(r"[a-z0-9.-]+(?::\d+)?(?:/[A-Za-z0-9._-]+)*", re.ASCII)
LABEL = r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?"
HOST_NAME = re.compile(rf"{LABEL}(?:\.{LABEL})*\.?", re.ASCII)
KEY_BYTES = 32
MAIL_SERVERS = ("smtp", "smtp+starttls", "smtps")
Mailbox = Annotated[str, Field(pattern=r"^[^\s@<>,;:\"]+@[^\s@<>,;:\"]+$", max_length=254)]


class SettingsInvalid(Exception):
    """The service cannot start as it is configured; the text names each variable and what is wrong with it."""


def is_loopback(host: str) -> bool:
    """Whether the address can be reached from this machine only; no name but `localhost` is trusted."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def is_safe(url: str) -> bool:
    """Whether what travels to and from this address is hidden from others: https, or http on this machine."""
    host, scheme = _host_in(url), url.partition(":")[0].lower()
    return bool(host) and (scheme == "https" or (scheme == "http" and is_loopback(host)))


def _host_in(url: str) -> str:
    """The host that requests to this address would go to; empty where it is no address that one can be sent to."""
    if not (url.isascii() and url.isprintable()) or " " in url:
        return ""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
        return host if HOST_NAME.fullmatch(host) else str(ipaddress.ip_address(host))
    except ValueError:
        return ""


class Issuer(BaseModel):
    """An identity provider whose tokens are accepted: its name, and where its public keys are published."""

    model_config = ConfigDict(frozen=True, extra="forbid", alias_generator=to_camel, populate_by_name=True)

    issuer: Annotated[str, Field(min_length=1, max_length=512)]
    jwks_url: str

    @field_validator("jwks_url")
    @classmethod
    def _keys_travel_safely(cls, url: str) -> str:
        if is_safe(url):
            return url
        raise ValueError("keys are fetched from an https address (http only on this machine)")


class Settings(BaseSettings):
    """What the operator decided; read it with `load_settings`, which explains what is wrong in plain words."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, frozen=True, extra="forbid", populate_by_name=True, hide_input_in_errors=True
    )

    data_dir: Path = Path("data")
    database_url: Annotated[str, Field(validation_alias="DATABASE_URL", repr=False)] = ""
    host: str = "127.0.0.1"
    port: Annotated[int, Field(validation_alias="PORT", ge=0, le=65535)] = 8000
    hosts: tuple[str, ...] = ()
    issuers: tuple[Issuer, ...] = ()
    audience: Annotated[str, Field(min_length=1, max_length=512)] = "commissioning-decisions"
    development_issuer: bool = True
    lossy: bool = False
    write_patience: Annotated[int, Field(ge=1, le=50)] = 10
    commit: Annotated[str, Field(max_length=64)] = "unknown"
    token_lifetime_limit: Annotated[int, Field(ge=60, le=86_400)] = 43_200
    body_limit: Annotated[int, Field(ge=1_024, le=64 * 2**20)] = 2**20
    header_limit: Annotated[int, Field(ge=1_024, le=2**20)] = 16 * 2**10
    master_key: Annotated[SecretStr | None, Field(repr=False)] = None
    master_key_file: Path | None = None
    signing_key: Annotated[SecretStr | None, Field(repr=False)] = None
    signing_key_file: Path | None = None
    compare_hours: Annotated[int, Field(ge=0, le=8_760)] = 0
    compare_minutes: Annotated[int, Field(ge=1, le=1_440)] = 60
    witness_policy_file: Path | None = None
    witness_seconds: Annotated[int, Field(ge=1, le=86_400)] = 60
    log_origin: Annotated[str, Field(max_length=200)] = "localhost/decisions"
    anchor_dir: Path | None = None
    anchor_mail_to: tuple[Mailbox, ...] = ()
    anchor_mail_from: Mailbox = "decisions@localhost"
    anchor_mail_server: Annotated[SecretStr | None, Field(repr=False)] = None
    anchor_webhooks: Annotated[tuple[SecretStr, ...], Field(repr=False)] = ()

    @model_validator(mode="before")
    @classmethod
    def _development_sign_in_ends_where_a_provider_begins(cls, given: object) -> object:
        if isinstance(given, dict) and given.get("issuers") and "development_issuer" not in given:
            return {**given, "development_issuer": False}
        return given

    @field_validator("log_origin")
    @classmethod
    def _origin_is_a_schemaless_address(cls, origin: str) -> str:
        if not ORIGIN.fullmatch(origin):  # C2SP tlog-checkpoint: no scheme, no spaces, no plus signs
            raise ValueError("an address without its scheme is needed, such as log.example.nhs.uk/decisions")
        return origin

    @field_validator("master_key")
    @classmethod
    def _master_key_is_a_key(cls, key: SecretStr | None) -> SecretStr | None:
        if key is not None:
            _key_bytes(key.get_secret_value())
        return key

    @model_validator(mode="after")
    def _personas_stay_on_this_machine(self) -> Self:
        if self.development_issuer and not is_loopback(self.host):
            raise ValueError(
                "the development issuer lets anybody sign in as anybody, so it works on a loopback address only: "
                "set DECISIONS_HOST=127.0.0.1, or DECISIONS_ISSUERS and DECISIONS_DEVELOPMENT_ISSUER=false"
            )
        if not self.development_issuer and not self.issuers:
            raise ValueError("nobody could sign in: set DECISIONS_ISSUERS, or DECISIONS_DEVELOPMENT_ISSUER=true")
        return self

    @model_validator(mode="after")
    def _one_master_key(self) -> Self:
        sources = [source for source in (self.master_key, self.master_key_file) if source is not None]
        if len(sources) > 1:
            raise ValueError("set DECISIONS_MASTER_KEY or DECISIONS_MASTER_KEY_FILE, not both")
        if not sources and not self.development_issuer:
            raise ValueError("a service with real users needs DECISIONS_MASTER_KEY_FILE (or DECISIONS_MASTER_KEY)")
        return self

    @field_validator("anchor_webhooks")
    @classmethod
    def _checkpoints_are_posted_safely(cls, addresses: tuple[SecretStr, ...]) -> tuple[SecretStr, ...]:
        if not all(is_safe(address.get_secret_value()) for address in addresses):
            raise ValueError("checkpoints are posted to an https address (http only on this machine)")
        return addresses

    @field_validator("anchor_webhooks", "anchor_mail_to")
    @classmethod
    def _places_are_named_once(cls, places: tuple[object, ...]) -> tuple[object, ...]:
        if len(set(places)) < len(places):
            raise ValueError("a place that checkpoints are taken to is named once")
        return places

    @model_validator(mode="after")
    def _mail_has_a_server(self) -> Self:
        server = urlsplit(self.anchor_mail_server.get_secret_value()) if self.anchor_mail_server else None
        if server and not (server.scheme in MAIL_SERVERS and server.hostname):
            raise ValueError("DECISIONS_ANCHOR_MAIL_SERVER is smtp://, smtp+starttls:// or smtps://host")
        if server and server.username and server.scheme == "smtp" and not is_loopback(server.hostname or ""):
            raise ValueError(
                "DECISIONS_ANCHOR_MAIL_SERVER has a password, which nobody else may read on its way: "
                "write smtp+starttls:// or smtps:// (smtp:// only on this machine)"
            )
        if self.anchor_mail_to and not server:
            raise ValueError("checkpoints are mailed through a server: set DECISIONS_ANCHOR_MAIL_SERVER")
        return self

    @model_validator(mode="after")
    def _one_signing_key(self) -> Self:
        if self.signing_key is not None and self.signing_key_file is not None:
            raise ValueError("set DECISIONS_SIGNING_KEY or DECISIONS_SIGNING_KEY_FILE, not both")
        return self

    @cached_property
    def store_url(self) -> str:
        """Where the log is kept: the database that was named, else a SQLite file in the data directory."""
        return self.database_url or f"sqlite:///{self.data_dir / 'decisions.db'}"

    @cached_property
    def accepted_hosts(self) -> frozenset[str]:
        """The names this service answers to, in lower case; empty means any, with personas only this machine's own."""
        if self.hosts or not self.development_issuer:
            return frozenset(name.lower() for name in self.hosts)
        return frozenset({"localhost", "127.0.0.1", "[::1]", self.host.lower()})

    def master_key_bytes(self) -> bytes:
        """The 32 bytes that wrap every subject's key; without a configured one, made in the data directory once."""
        if self.master_key is not None:
            return _key_bytes(self.master_key.get_secret_value())
        if self.master_key_file is not None:
            return _key_bytes(self.master_key_file.read_text(encoding="ascii"))
        return _key_bytes(secret_file(self.data_dir / "master.key", _new_key).decode("ascii"))


def _key_bytes(text: str) -> bytes:
    try:
        key = base64.b64decode(text.strip(), validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if len(key) != KEY_BYTES:
        raise ValueError("a master key is 32 random bytes in base64; make one with: openssl rand -base64 32")
    return key


def _new_key() -> bytes:
    return base64.b64encode(secrets.token_bytes(KEY_BYTES)) + b"\n"


def variable_name(field: str) -> str:
    """The environment variable that sets this field."""
    return PLAIN_NAMES.get(field, PREFIX + field.upper())


def load_settings() -> Settings:
    """Read the settings from the environment; raises `SettingsInvalid` with a line for each variable at fault."""
    known = {variable_name(field) for field in Settings.model_fields}
    unknown = sorted(name for name in os.environ if name.startswith(PREFIX) and name not in known)
    if unknown:
        raise SettingsInvalid("\n".join(f"{name}: there is no such setting" for name in unknown))
    try:
        return Settings()
    except ValidationError as error:
        raise SettingsInvalid("\n".join(_complaints(error))) from None
    except SettingsError:
        raise SettingsInvalid(
            "what can be several (hosts, issuers, mailboxes, webhooks) is written as a JSON list"
        ) from None


def _complaints(error: ValidationError) -> Iterator[str]:
    names = {variable_name(field): variable_name(field) for field in Settings.model_fields}
    for found in error.errors(include_input=False, include_url=False, include_context=False):
        place = [str(part) for part in found["loc"]]
        name = names.get(place[0]) or variable_name(place[0]) if place else ""
        where = ".".join([name, *place[1:]])
        sentence = found["msg"].removeprefix("Value error, ")
        yield f"{where}: {sentence}" if where else sentence

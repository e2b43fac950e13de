import base64
from pathlib import Path

import pytest

from service.auth.secret_files import SecretExposed
from service.settings import Settings, SettingsInvalid, load_settings

KEY = base64.b64encode(b"k" * 32).decode()
ISSUERS = '[{"issuer": "https://id.example", "jwksUrl": "https://id.example/jwks"}]'


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("DATABASE_URL", "PORT"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DECISIONS_DATA_DIR", str(tmp_path))


def load(monkeypatch: pytest.MonkeyPatch, **variables: str) -> Settings:
    for name, content in variables.items():
        monkeypatch.setenv(name, content)
    return load_settings()


def complaint(monkeypatch: pytest.MonkeyPatch, **variables: str) -> str:
    with pytest.raises(SettingsInvalid) as found:
        load(monkeypatch, **variables)
    return str(found.value)


def test_it_starts_without_any_setting_on_this_machine_only(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    found = load(monkeypatch)
    assert (found.host, found.port, found.development_issuer) == ("127.0.0.1", 8000, True)
    assert found.store_url == f"sqlite:///{tmp_path}/decisions.db"
    assert (found.body_limit, found.header_limit) == (1_048_576, 16_384)


def test_settings_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    found = load(
        monkeypatch,
        DATABASE_URL="postgresql+psycopg://u:secret@db/x",
        PORT="9000",
        DECISIONS_ISSUERS=ISSUERS,
        DECISIONS_HOST="0.0.0.0",  # noqa: S104 - that it is allowed here is the point
        DECISIONS_HOSTS='["Decisions.example"]',
        DECISIONS_MASTER_KEY=KEY,
        DECISIONS_LOG_ORIGIN="log.example.nhs.uk/08W",
    )
    assert (found.port, found.development_issuer) == (9000, False)
    assert found.accepted_hosts == {"decisions.example"}
    assert found.issuers[0].jwks_url == "https://id.example/jwks"
    assert found.master_key_bytes() == b"k" * 32
    assert "secret" not in repr(found)
    assert KEY not in repr(found)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "10.0.0.1", "decisions.example", "127.0.0.1.example", ""])  # noqa: S104
def test_personas_are_for_a_loopback_address_only(monkeypatch: pytest.MonkeyPatch, host: str) -> None:
    assert "loopback address only" in complaint(monkeypatch, DECISIONS_HOST=host)
    said = complaint(monkeypatch, DECISIONS_HOST=host, DECISIONS_ISSUERS=ISSUERS, DECISIONS_DEVELOPMENT_ISSUER="true")
    assert "loopback address only" in said


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.9.1", "::1", "localhost"])
def test_every_loopback_address_will_do(monkeypatch: pytest.MonkeyPatch, host: str) -> None:
    assert load(monkeypatch, DECISIONS_HOST=host).development_issuer


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("PORT", "70000", "PORT: "),
        ("PORT", "http", "PORT: "),
        ("DECISIONS_BODY_LIMIT", "0", "DECISIONS_BODY_LIMIT: "),
        ("DECISIONS_ISSUERS", "https://id.example", "JSON list"),
        ("DECISIONS_ISSUERS", '[{"issuer": "x", "jwksUrl": "http://id.example"}]', "DECISIONS_ISSUERS.0.jwksUrl: "),
        ("DECISIONS_ISSUERS", '[{"issuer": "x", "jwksUrl": "file:///etc/passwd"}]', "DECISIONS_ISSUERS.0.jwksUrl: "),
        ("DECISIONS_ISSUERS", '[{"issuer": "x"}]', "DECISIONS_ISSUERS.0.jwksUrl: "),
        ("DECISIONS_DEVELOPMENT_ISSUER", "false", "nobody could sign in"),
        ("DECISIONS_MASTER_KEY", "c2hvcnQ=", "DECISIONS_MASTER_KEY: a master key is 32 random bytes"),
        ("DECISIONS_LOG_ORIGIN", "https://log.example", "DECISIONS_LOG_ORIGIN: "),
        ("DECISIONS_ISUERS", "[]", "DECISIONS_ISUERS: there is no such setting"),
        ("DECISIONS_DATABASE_URL", "sqlite://", "DECISIONS_DATABASE_URL: there is no such setting"),
    ],
)
def test_what_is_wrong_is_said_by_the_name_of_the_variable(
    monkeypatch: pytest.MonkeyPatch, name: str, content: str, expected: str
) -> None:
    said = complaint(monkeypatch, **{name: content})
    assert expected in said
    assert "c2hvcnQ=" not in said


def test_a_service_with_real_users_has_a_key_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert "DECISIONS_MASTER_KEY_FILE" in complaint(monkeypatch, DECISIONS_ISSUERS=ISSUERS)
    file = tmp_path / "key"
    file.write_text(KEY + "\n")
    found = load(monkeypatch, DECISIONS_ISSUERS=ISSUERS, DECISIONS_MASTER_KEY_FILE=str(file))
    assert found.master_key_bytes() == b"k" * 32
    assert "not both" in complaint(monkeypatch, DECISIONS_MASTER_KEY=KEY)


def test_for_development_the_key_is_made_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    found = load(monkeypatch)
    assert found.master_key_bytes() == load_settings().master_key_bytes()
    assert len(found.master_key_bytes()) == 32
    (tmp_path / "master.key").chmod(0o644)
    with pytest.raises(SecretExposed):
        found.master_key_bytes()


def test_checkpoints_are_mailed_and_posted_where_that_is_safe_and_complete(monkeypatch: pytest.MonkeyPatch) -> None:
    found = load(
        monkeypatch,
        DECISIONS_ANCHOR_MAIL_TO='["auditor@example.org"]',
        DECISIONS_ANCHOR_MAIL_SERVER="smtps://log:secret@mail.example.nhs.uk",
        DECISIONS_ANCHOR_WEBHOOKS='["https://witness.example.org/secret", "http://127.0.0.1:9/"]',
    )
    assert (found.anchor_mail_to, len(found.anchor_webhooks)) == (("auditor@example.org",), 2)
    assert "secret" not in repr(found)
    for server in ("smtp://log:secret@127.0.0.1:25", "smtp://mail.example.nhs.uk"):
        assert load(monkeypatch, DECISIONS_ANCHOR_MAIL_SERVER=server).anchor_mail_server is not None


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("MAIL_TO", '["auditor@example.org"]', "set DECISIONS_ANCHOR_MAIL_SERVER"),
        ("MAIL_TO", '["a@example.org\\nBcc: b@example.org"]', "DECISIONS_ANCHOR_MAIL_TO"),
        ("MAIL_SERVER", "mail.example.nhs.uk", "smtps://host"),
        ("MAIL_SERVER", "smtp://log:secret@mail.example.nhs.uk", "write smtp+starttls:// or smtps://"),
        ("WEBHOOKS", '["http://witness.example.org/"]', "https address"),
        ("WEBHOOKS", "https://witness.example.org/", "JSON list"),
        ("WEBHOOKS", '["https://witness.example.org:99999/"]', "https address"),
        ("WEBHOOKS", '["https://witness.exa mple/"]', "https address"),
        ("WEBHOOKS", '["https://wit\\u00adness..example/"]', "https address"),
        ("WEBHOOKS", '["https://witness..example/"]', "https address"),
        ("WEBHOOKS", '["https://witness.example.org/\\u0001"]', "https address"),
        ("WEBHOOKS", '["https://w.example.org/", "https://w.example.org/"]', "named once"),
        ("MAIL_TO", '["auditor@example.org", "auditor@example.org"]', "named once"),
    ],
)
def test_an_unsafe_or_incomplete_place_for_checkpoints_is_named(
    monkeypatch: pytest.MonkeyPatch, name: str, content: str, said: str
) -> None:
    assert said in complaint(monkeypatch, **{f"DECISIONS_ANCHOR_{name}": content})

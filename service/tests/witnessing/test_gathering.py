"""The logs of the service are witnessed by others, over real HTTP, and nobody who records waits for it."""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest

from domain.ledger.checkpoint import Checkpoint
from domain.ledger.keys import VerifierKey
from domain.ledger.note import Signature, SignedNote
from domain.ledger.receipt import Receipt
from domain.ledger.trust_policy import TrustPolicy
from domain.tests.ledger.make import Signer
from service.audit import cosignatures
from service.audit.cosignatures import Cosigned, keep, newest_seen, newest_with_enough
from service.audit.signing import log_key
from service.audit.witnesses.configured import policy_in
from service.audit.witnesses.gathering import Gatherer
from service.audit.witnesses.rounds import Rounds
from service.auth.callers import Role
from service.settings import Settings, SettingsInvalid
from service.store.connections import transaction
from service.tests.cli.conftest import run
from service.tests.serving import Service, Somebody, served
from service.tests.witnessing.conftest import Served, witness_of
from verifier.signatures import verify_signature

BODY = "08W"
CODES = count(86_001)
Witnesses = dict[str, tuple[VerifierKey, str]]


def policy_text(witnesses: Witnesses, quorum: str) -> str:
    """A policy with a line for each witness."""
    return "".join(f"witness {name} {key.vkey} {url}\n" for name, (key, url) in witnesses.items()) + quorum


@dataclass
class Witnessed:
    """A service, somebody who may record in its one body, and what gathers for it."""

    service: Service
    key: VerifierKey
    registrar: Somebody
    gatherer: Gatherer

    def records_something(self) -> None:
        """Record a fact."""
        self.registrar.record("organisations", a_practice())

    def checkpoint(self, **query: object) -> SignedNote:
        """The checkpoint that it serves."""
        answer = self.registrar.get("log/checkpoint", **query)
        assert answer.status_code == 200, answer.text
        return SignedNote.parse(answer.text)

    def signers(self, note: SignedNote) -> set[str]:
        """Who has signed a note, of the log and the witnesses of its policy."""
        keys = [self.key, *(one.key for one in self.gatherer.policy.witnesses)]
        return {one.key.name for one in note.verify(keys, verify_signature)}


def a_practice() -> dict[str, str]:
    """Another practice."""
    return {"organisation": f"F{next(CODES)}", "name": "Oak Practice", "kind": "GP_PRACTICE"}


Begin = Callable[[Witnesses, str], Witnessed]


def the_key(folder: Path) -> VerifierKey:
    """The public key of the body's log, made before the service begins."""
    return log_key(folder, "localhost/decisions").verifier(BODY)


@contextmanager
def beginning(database_url: str, folder: Path) -> Iterator[Begin]:
    """Serve a record that these witnesses are to see; nobody goes to them by themselves for an hour."""
    with ExitStack() as running:

        def begun(witnesses: Witnesses, quorum: str) -> Witnessed:
            file = folder / "policy"
            file.write_text(policy_text(witnesses, quorum))
            service = running.enter_context(
                served(database_url, folder, witness_policy_file=file, witness_seconds=3_600)
            )
            service.new_body(ods=BODY)
            registrar = service.caller(BODY, Role.REGISTRAR, Role.AUDITOR)
            gatherer = Gatherer(service.database, service.app.state.audit.prover, policy_in(file))
            return Witnessed(service, the_key(folder), registrar, gatherer)

        yield begun


@pytest.fixture
def begin(tmp_path: Path, database_url: str) -> Iterator[Begin]:
    """A record on each database."""
    with beginning(database_url, tmp_path) as begun:
        yield begun


@pytest.fixture
def begin_on_sqlite(tmp_path: Path, sqlite_url: str) -> Iterator[Begin]:
    """A record on SQLite, where the database does not matter."""
    with beginning(sqlite_url, tmp_path) as begun:
        yield begun


@contextmanager
def two_witnesses(folder: Path) -> Iterator[tuple[Served, Served]]:
    """Two witnesses that know the log."""
    key = the_key(folder)
    with (
        witness_of(folder / "one", key, name="one.example/w") as one,
        witness_of(folder / "two", key, name="two.example/w") as two,
    ):
        yield one, two


def listed(*witnesses: Served) -> Witnesses:
    """Witnesses as a policy lists them: A, B and so on."""
    return {chr(ord("A") + at): (one.key, one.url) for at, one in enumerate(witnesses)}


BOTH = "group both all A B\nquorum both\n"
EITHER = "group either any A B\nquorum either\n"


def test_a_log_is_witnessed_and_says_so_wherever_its_checkpoint_stands(begin: Begin, tmp_path: Path) -> None:
    with two_witnesses(tmp_path) as (one, two):
        body = begin(listed(one, two), BOTH)
        size = int(body.registrar.get("log/checkpoint").headers["record-position"])
        gathered = body.gatherer.gather(BODY)
        assert gathered
        assert (gathered.failed, gathered.is_enough, set(gathered.cosigned)) == ({}, True, {"A", "B"})
        everybody = {body.key.name, "one.example/w", "two.example/w"}
        assert body.signers(body.checkpoint()) == body.signers(body.checkpoint(witnessed="true")) == everybody
        receipt = Receipt.parse(body.registrar.get("log/receipts/1").text)
        assert body.signers(receipt.checkpoint) == everybody
        for path in ("log/proofs/inclusion?position=1", f"log/proofs/consistency?from=1&to={size}"):
            shown = body.registrar.read(path)
            note = shown.get("checkpoint") or shown["later"]["checkpoint"]
            assert body.signers(SignedNote.parse(note)) == everybody


@pytest.mark.parametrize("at_a_time", [1, 128])
def test_the_newest_that_enough_have_seen_may_lie_far_behind_what_some_have(
    begin: Begin, monkeypatch: pytest.MonkeyPatch, at_a_time: int
) -> None:
    monkeypatch.setattr(cosignatures, "SIZES_AT_A_TIME", at_a_time)
    body = begin({name: (Signer(f"{name}.example/w", 4).key, "https://w.example") for name in "AB"}, BOTH)
    one, two = (witness.key for witness in body.gatherer.policy.witnesses)
    said = Signature("w.example", b"1234", bytes(72))
    with transaction(body.service.database.reader()) as connection:
        for size in range(1, 700):
            for key in (one, two) if size in (2, 4) else (one,):
                cosigned = Cosigned(witness=key, witnessed_at=size, signature=said)
                keep(connection, BODY, Checkpoint("x.example/08W", size, bytes(32)), cosigned)
    found = [
        newest_with_enough(body.service.database.reader(), BODY, "x.example/08W", body.gatherer.policy, most)
        for most in (1, 2, 3, 4, 699)
    ]
    assert found == [None, 2, 2, 4, 4]
    monkeypatch.setattr(cosignatures, "MOST_SIZES", 300)
    reader = body.service.database.reader()
    assert newest_with_enough(reader, BODY, "x.example/08W", body.gatherer.policy, 699) is None, "it is too long ago"
    assert newest_seen(body.service.database.reader(), BODY, "x.example/08W")[one.vkey].size == 699


def test_what_is_kept_of_witnesses_is_verified_with_the_database(begin: Begin, tmp_path: Path) -> None:
    with two_witnesses(tmp_path) as (one, two):
        body = begin(listed(one, two), BOTH)
        body.gatherer.gather(BODY)
        body.records_something()
        body.gatherer.gather(BODY)
    url = body.service.database.url.render_as_string(hide_password=False)
    done = run("verify", "--database", url, "--policy", str(tmp_path / "policy"))
    assert (done.exit_code, "2 of 2 witnesses saw the first 2 facts" in done.stdout) == (0, True), done.output
    with transaction(body.service.database.reader()) as connection:
        connection.say("UPDATE cosignatures SET size = 7 WHERE size = 2")
    done = run("verify", "--database", url)
    assert (done.exit_code, "first wrong at position" in done.stdout) == (1, True), done.output


def test_what_is_newer_is_fresh_and_what_is_witnessed_stays_within_reach(begin: Begin, tmp_path: Path) -> None:
    with two_witnesses(tmp_path) as (one, two):
        body = begin(listed(one, two), BOTH)
        assert body.registrar.get("log/checkpoint", witnessed="true").json()["type"].endswith("/not-witnessed")
        gathered = body.gatherer.gather(BODY)
        assert gathered
        body.records_something()
        assert body.signers(body.checkpoint()) == {body.key.name}
        assert f"\n{gathered.size}\n" in body.checkpoint(witnessed="true").text
        assert len(body.signers(body.checkpoint(witnessed="true"))) == 3
        newest = f"log/receipts/{gathered.size + 1}"
        assert body.registrar.get(newest, witnessed="true").json()["type"].endswith("/not-witnessed")
        body.gatherer.gather(BODY)
        assert len(body.signers(Receipt.parse(body.registrar.get(newest, witnessed="true").text).checkpoint)) == 3


def test_who_has_seen_what_can_be_asked(begin: Begin, tmp_path: Path) -> None:
    with two_witnesses(tmp_path) as (one, two):
        body = begin(listed(one, two), EITHER)
        before = body.registrar.read("log/witnesses")
        assert [("size" in each, each["name"]) for each in before["results"]] == [
            (False, "one.example/w"),
            (False, "two.example/w"),
        ]
        assert "witnessed" not in before
        body.gatherer.gather(BODY)
        after = body.registrar.read("log/witnesses")
        assert {each["size"] for each in after["results"]} == {after["size"]} == {after["witnessed"]}
        assert {each["key"] for each in after["results"]} == {one.key.vkey, two.key.vkey}


def test_one_that_does_not_answer_does_not_keep_the_other_from_it(begin_on_sqlite: Begin, tmp_path: Path) -> None:
    with two_witnesses(tmp_path) as (one, two):
        witnesses = listed(one, two)
        witnesses["B"] = (two.key, "http://127.0.0.1:1")
        body = begin_on_sqlite(witnesses, BOTH)
        gathered = body.gatherer.gather(BODY)
        assert gathered
        assert (gathered.failed, gathered.is_enough) == ({"B": "unreachable"}, False)
        assert body.signers(body.checkpoint()) == {body.key.name, "one.example/w"}


def test_one_whose_address_is_none_does_not_keep_the_other_from_it(begin_on_sqlite: Begin, tmp_path: Path) -> None:
    with two_witnesses(tmp_path) as (one, two):
        body = begin_on_sqlite(listed(one, two), BOTH)
        policy = TrustPolicy.parse(
            policy_text({"A": (one.key, one.url), "B": (two.key, "https://no\u00adwitness..example")}, BOTH)
        )
        gathered = Gatherer(body.service.database, body.service.app.state.audit.prover, policy).gather(BODY)
    assert gathered
    assert (list(gathered.cosigned), gathered.failed) == (["A"], {"B": "failed-with-InvalidURL"})


def test_who_cannot_be_asked_is_wanting_however_often_the_others_are(begin_on_sqlite: Begin, tmp_path: Path) -> None:
    with two_witnesses(tmp_path) as (one, two):
        body = begin_on_sqlite({"A": (one.key, one.url), "B": (two.key, "")}, BOTH)
        rounds = Rounds(body.service.database, body.gatherer, 3_600)
        for _ in range(2):
            rounds.go_round()
            assert not rounds.are_well
        complete = policy_in(Path(write_policy(tmp_path, listed(one, two))))
        asked = Rounds(
            body.service.database, Gatherer(body.service.database, body.service.app.state.audit.prover, complete), 3_600
        )
        asked.go_round()
        assert asked.are_well
        rounds.go_round()
        assert rounds.are_well


def write_policy(folder: Path, witnesses: Witnesses) -> Path:
    """A file with the policy that both must have cosigned."""
    (folder / "complete").write_text(policy_text(witnesses, BOTH))
    return folder / "complete"


def test_a_witness_that_saw_more_than_we_have_is_said_to(begin_on_sqlite: Begin, tmp_path: Path) -> None:
    """A restored backup looks like this from outside."""
    with two_witnesses(tmp_path) as (one, two):
        body = begin_on_sqlite(listed(one, two), BOTH)
        body.records_something()
        longer = body.gatherer.gather(BODY)
        assert longer
        most = longer.size
        from service.audit.prover import Prover  # noqa: PLC0415

        class Shorter(Prover):
            """Proves of a log whose newest fact has gone."""

            def checkpoint(self, connection, ledger, size=None, *, bare=False):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
                return super().checkpoint(connection, ledger, most - 1)

        key = body.service.app.state.audit.prover.key
        gathered = Gatherer(body.service.database, Shorter(key), body.gatherer.policy).gather(BODY)
        assert gathered
        assert gathered.failed == {"A": "has-seen-a-longer-log", "B": "has-seen-a-longer-log"}


def test_a_witness_that_saw_another_story_is_said_to(begin_on_sqlite: Begin, tmp_path: Path) -> None:
    with two_witnesses(tmp_path) as (one, two):
        body = begin_on_sqlite(listed(one, two), BOTH)
        body.records_something()
        size = int(body.registrar.get("log/checkpoint").headers["record-position"])
        from service.tests.witnessing.conftest import Log  # noqa: PLC0415

        seed = log_key(tmp_path, "localhost/decisions")._private.private_bytes_raw()
        forger = Log(Signer(body.key.name, seed=seed))
        assert one.answers(forger.submission(0, size)).status_code == 200
        assert two.answers(forger.submission(0, size - 1)).status_code == 200
        gathered = body.gatherer.gather(BODY)
        assert gathered
        assert gathered.failed == {"A": "has-seen-another-root", "B": "does-not-take-the-proof"}


def test_a_running_service_goes_to_its_witnesses_by_itself(database_url: str, tmp_path: Path) -> None:
    with two_witnesses(tmp_path) as (one, two):
        file = tmp_path / "policy"
        file.write_text(policy_text(listed(one, two), BOTH))
        with served(database_url, tmp_path, witness_policy_file=file, witness_seconds=1) as service:
            service.new_body(ods=BODY)
            auditor = service.caller(BODY, Role.AUDITOR)
            until = time.monotonic() + 60
            while auditor.read("log/witnesses").get("witnessed") is None and time.monotonic() < until:
                time.sleep(0.05)
            shown = auditor.read("log/witnesses")
            assert shown["witnessed"] == shown["size"]
            assert service.client.get("/_status").json()["checks"]["witnesses"] == "pass"


def test_witnesses_that_are_away_are_a_warning_and_nobody_waits_for_them(sqlite_url: str, tmp_path: Path) -> None:
    file = tmp_path / "policy"
    file.write_text(policy_text({"A": (Signer("w.example", 4).key, "http://127.0.0.1:1")}, "quorum A\n"))
    with served(sqlite_url, tmp_path, witness_policy_file=file, witness_seconds=1) as service:
        service.new_body(ods=BODY)
        until = time.monotonic() + 60
        while (found := service.client.get("/readyz")).json()["checks"]["witnesses"] == "pass":
            assert time.monotonic() < until
            time.sleep(0.05)
        assert (found.status_code, found.json()["status"], found.json()["checks"]["witnesses"]) == (200, "warn", "warn")
        service.caller(BODY, Role.REGISTRAR).record("organisations", a_practice())


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("quorum nobody\n", "line 1"),
        (f"witness A {Signer('w.example', 4).key.vkey} http://witness.example\nquorum A\n", "https"),
        (f"witness A {Signer('w.example', 4).key.vkey} ftp://127.0.0.1\nquorum A\n", "https"),
        (f"witness A {Signer('w.example', 4).key.vkey} https://[\nquorum A\n", "https"),
        (f"witness A {Signer('w.example', 4).key.vkey} https://w.example/?a=b\nquorum A\n", "https"),
        (f"witness A {Signer('w.example', 4).key.vkey} https://w\u00ad..example\nquorum A\n", "https"),
        (None, "cannot be read"),
    ],
)
def test_a_policy_that_cannot_be_followed_stops_the_start(tmp_path: Path, text: str | None, why: str) -> None:
    file = tmp_path / "policy"
    if text is not None:
        file.write_text(text)
    with pytest.raises(SettingsInvalid, match=f"DECISIONS_WITNESS_POLICY_FILE.*{why}"):
        policy_in(file)


def test_no_policy_means_no_witnesses(either_service: Service) -> None:
    ods = either_service.new_body()
    auditor = either_service.caller(ods, Role.AUDITOR)
    assert auditor.read("log/witnesses")["results"] == []
    assert auditor.get("log/checkpoint", witnessed="true").json()["type"].endswith("/not-witnessed")
    assert "witnesses" not in either_service.client.get("/_status").json()["checks"]
    assert Settings().witness_policy_file is None


def test_witnesses_are_asked_directly_and_not_through_a_proxy(
    begin: Begin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with two_witnesses(tmp_path) as (one, two):
        body = begin(listed(one, two), BOTH)
        with monkeypatch.context() as proxied:
            for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
                proxied.setenv(name, "http://127.0.0.1:9")
            for name in ("NO_PROXY", "no_proxy"):
                proxied.delenv(name, raising=False)
            body.gatherer.gather(BODY)
        assert body.registrar.get("log/checkpoint", witnessed="true").status_code == 200

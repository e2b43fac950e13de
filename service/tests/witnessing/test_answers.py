"""Whatever a witness answers is understood or refused, and never waited for."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from domain.ledger.note import SignedNote
from domain.tests.ledger.make import Signer
from service.tests.serving import running_at
from service.tests.witnessing.test_gathering import BODY, Begin, beginning


@pytest.fixture
def begin_on_sqlite(tmp_path: Path, sqlite_url: str) -> Iterator[Begin]:
    """A record on SQLite, where the database does not matter."""
    with beginning(sqlite_url, tmp_path) as begun:
        yield begun


def bad_witness(answer: Callable[[Request], Response]) -> Starlette:
    """Something that answers as it likes."""
    return Starlette(routes=[Route("/{path:path}", answer, methods=["GET", "POST"])])


def slow(_: Request) -> Response:
    """Answers too late."""
    time.sleep(3)
    return PlainTextResponse("")


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (lambda _: PlainTextResponse("", 404), "does-not-know-the-log"),
        (lambda _: PlainTextResponse("", 403), "does-not-take-the-signature"),
        (lambda _: PlainTextResponse("", 422), "does-not-take-the-proof"),
        (lambda _: PlainTextResponse("", 500), "unexpected-answer"),
        (lambda _: PlainTextResponse("many", 409), "has-seen-another-root"),
        (lambda _: PlainTextResponse("0\n", 409), "has-changed-meanwhile"),
        (lambda _: PlainTextResponse(""), "wrong-cosignature"),
        (lambda _: PlainTextResponse("nonsense\n"), "wrong-cosignature"),
        (lambda _: PlainTextResponse("x" * 70_000), "answer-too-large"),
        (lambda _: RedirectResponse("http://127.0.0.1:1/elsewhere", 307), "unexpected-answer"),
    ],
)
def test_whatever_a_witness_answers_is_understood_or_refused(
    begin_on_sqlite: Begin, answer: Callable[[Request], Response], why: str
) -> None:
    assert why_it_failed(begin_on_sqlite, answer) == why


def test_a_witness_that_takes_too_long_is_not_waited_for(
    begin_on_sqlite: Begin, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("service.audit.witnesses.asking.PATIENCE", 0.2)
    assert why_it_failed(begin_on_sqlite, slow) == "took-too-long"


def why_it_failed(begin: Begin, answer: Callable[[Request], Response]) -> str:
    """What is said of a witness that answers like this."""
    stranger = Signer("bad.example/w", 4)
    with running_at(bad_witness(answer)) as port:
        body = begin({"A": (stranger.key, f"http://127.0.0.1:{port}")}, "quorum A\n")
        gathered = body.gatherer.gather(BODY)
    assert gathered
    return gathered.failed["A"]


def test_a_cosignature_by_another_key_or_of_another_checkpoint_does_not_count(
    begin_on_sqlite: Begin, tmp_path: Path
) -> None:
    signers = [Signer("bad.example/w", 4), Signer("bad.example/w", 4, b"\x03" * 32)]
    texts = ["localhost/decisions/08W\n1\n", None]

    async def answer(request: Request) -> Response:
        sent = (await request.body()).decode().split("\n\n", 1)[1]
        text, signer = texts[0] or SignedNote.parse(sent).text, signers[0]
        note = SignedNote(text).witnessed_by(signer.key, signer.sign, 1_800_000_000)
        return PlainTextResponse(f"{note.signatures[0]}\n")

    with running_at(bad_witness(answer)) as port:  # type: ignore[arg-type]
        body = begin_on_sqlite({"A": (signers[0].key, f"http://127.0.0.1:{port}")}, "quorum A\n")
        first = body.gatherer.gather(BODY)
        signers.reverse()
        texts.reverse()
        second = body.gatherer.gather(BODY)
        signers.reverse()
        third = body.gatherer.gather(BODY)
    assert first
    assert second
    assert third
    assert (first.failed, second.failed) == ({"A": "wrong-cosignature"}, {"A": "wrong-cosignature"})
    assert third.cosigned == {"A": 1_800_000_000}

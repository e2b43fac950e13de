"""The keys of an identity provider, fetched from a real server on this machine."""

import asyncio
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from joserfc.jwk import ECKey

from service.auth.published_keys import PublishedKeys
from service.auth.refusals import IssuerUnavailable, TokenRefused
from service.auth.verifier import Verifier
from service.tests.auth.make import AUDIENCE, EC_KEY, ISSUER, StoppedClock, key_set, token


class Provider:
    """An identity provider whose answers a test decides."""

    def __init__(self) -> None:
        self.status = 200
        self.answer = json.dumps(key_set(EC_KEY)).encode()
        self.headers: dict[str, str] = {}
        self.asked = 0
        provider = self

        class Answers(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                provider.asked += 1
                self.send_response(provider.status)
                for name, content in provider.headers.items():
                    self.send_header(name, content)
                self.end_headers()
                self.wfile.write(provider.answer)

            def log_message(self, format: str, *args: object) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
        self.url = f"http://127.0.0.1:{self.server.server_port}/jwks"

    def publish(self, *keys: ECKey) -> None:
        self.answer = json.dumps(key_set(*keys)).encode()


@pytest.fixture
def provider() -> Iterator[Provider]:
    found = Provider()
    thread = threading.Thread(target=found.server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield found
    found.server.shutdown()
    found.server.server_close()
    thread.join()


def verifier_of(provider: Provider, clock: StoppedClock) -> Verifier:
    issuers = {ISSUER: PublishedKeys(provider.url, clock)}
    return Verifier(issuers, audience=AUDIENCE, lifetime_limit=86_400, clock=clock)


def test_keys_are_fetched_once_for_many_callers(provider: Provider) -> None:
    async def many() -> None:
        known = verifier_of(provider, StoppedClock())
        await asyncio.gather(*(known.caller(token(jti=str(number))) for number in range(20)))

    asyncio.run(many())
    assert provider.asked == 1


def test_a_new_key_is_found_and_an_unknown_one_is_not_asked_for_again_and_again(provider: Provider) -> None:
    new = ECKey.generate_key("P-256", {"kid": "new", "use": "sig"})

    async def rotate() -> None:
        clock = StoppedClock()
        known = verifier_of(provider, clock)
        await known.caller(token())
        for _ in range(5):
            with pytest.raises(TokenRefused, match="unknown-key"):
                await known.caller(token(new))
        assert provider.asked == 1
        provider.publish(EC_KEY, new)
        clock.advance(31)
        assert (await known.caller(token(new))).issuer == ISSUER
        assert provider.asked == 2

    asyncio.run(rotate())


def test_a_withdrawn_key_stops_working_for_remembered_tokens_too(provider: Provider) -> None:
    async def withdraw() -> None:
        clock = StoppedClock()
        known = verifier_of(provider, clock)
        text = token(exp=1_800_000_000 + 7_200)
        await known.caller(text)
        provider.publish(ECKey.generate_key("P-256", {"kid": "new"}))
        assert (await known.caller(text)).issuer == ISSUER
        clock.advance(601)
        with pytest.raises(TokenRefused, match="unknown-key"):
            await known.caller(text)

    asyncio.run(withdraw())


def test_known_keys_outlast_a_provider_that_is_away_for_a_day_and_no_longer(provider: Provider) -> None:
    async def outage() -> None:
        clock = StoppedClock()
        known = verifier_of(provider, clock)
        text = token(exp=1_800_000_000 + 86_400)
        await known.caller(text)
        provider.status = 500
        clock.advance(3_600)
        assert (await known.caller(text)).issuer == ISSUER
        clock.advance(86_400)
        with pytest.raises(IssuerUnavailable) as refusal:
            await known.caller(text)
        assert refusal.value.headers["Retry-After"] == "30"

    asyncio.run(outage())


@pytest.mark.parametrize(
    ("status", "answer", "headers"),
    [
        (404, b"{}", {}),
        (200, b"<html>", {}),
        (200, b'{"keys": [], "keys": []}', {}),
        (200, b"[]", {}),
        (200, b" " * 300_000, {}),
        (302, b"", {"Location": "http://169.254.169.254/"}),
        (200, b"not gzip", {"Content-Encoding": "gzip"}),
    ],
)
def test_whatever_is_not_a_key_set_leaves_nobody_signed_in(
    provider: Provider, status: int, answer: bytes, headers: dict[str, str]
) -> None:
    provider.status, provider.answer, provider.headers = status, answer, headers
    with pytest.raises(IssuerUnavailable):
        asyncio.run(verifier_of(provider, StoppedClock()).caller(token()))
    assert provider.asked == 1


def test_nobody_is_signed_in_while_the_provider_cannot_be_reached() -> None:
    keys = PublishedKeys("http://127.0.0.1:9/jwks", StoppedClock())
    with pytest.raises(IssuerUnavailable):
        asyncio.run(keys.key("ec"))

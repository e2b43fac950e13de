"""What arrives on the wire, byte by byte: framing, hosts, size and time."""

import socket
import time

import pytest

HOST = b"Host: localhost\r\n"
GET = b"GET /v1/bodies/08W/notes HTTP/1.1\r\n"
POST = b"POST /v1/bodies/08W/notes HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"


def exchanged(port: int, *pieces: bytes, pause: float = 0.0) -> bytes:
    """Send the pieces and read until the server closes or has been silent for a moment."""
    with socket.create_connection(("127.0.0.1", port), timeout=5) as wire:
        try:
            for piece in pieces:
                wire.sendall(piece)
                time.sleep(pause)
        except (BrokenPipeError, ConnectionResetError):
            pass
        wire.settimeout(0.4)
        return read_until_silence(wire)


def read_until_silence(wire: socket.socket) -> bytes:
    found = b""
    try:
        while piece := wire.recv(65_536):
            found += piece
    except (TimeoutError, ConnectionResetError):
        pass
    return found


def statuses(answer: bytes) -> list[int]:
    return [int(part[:3]) for part in answer.split(b"HTTP/1.1 ")[1:]]


@pytest.mark.parametrize(
    "hosts",
    [
        b"",
        b"Host: \r\n",
        b"Host: localhost\r\nHost: localhost\r\n",
        b"Host: localhost\r\nHost: other\r\n",
        b"Host: localhost, other\r\n",
        b"Host: local host\r\n",
        b"Host: localhost/path\r\n",
        b"Host: user@localhost\r\n",
        b"Host: localhost:80:80\r\n",
        b"Host: localhost:port\r\n",
        b"Host: [::1\r\n",
    ],
)
def test_a_request_names_one_valid_host(port: int, hosts: bytes) -> None:
    assert statuses(exchanged(port, GET + hosts + b"\r\n")) == [400]


def test_an_ipv6_host_is_valid(port: int) -> None:
    assert statuses(exchanged(port, GET + b"Host: [::1]:8000\r\n\r\n")) == [200]


@pytest.mark.parametrize(
    "framing",
    [
        b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
        b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello!",
        b"Content-Length: 5\r\nContent-Length: 5\r\n\r\nhello",
        b"Content-Length: +5\r\n\r\nhello",
        b"Content-Length: 5, 5\r\n\r\nhello",
        b"Content-Length: 0x5\r\n\r\nhello",
        b"Content-Length: -1\r\n\r\nhello",
        b"Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
        b"Transfer-Encoding: identity\r\n\r\nhello",
        b"Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
        b"Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
        b"Transfer-Encoding: chunked\r\n\r\n5\r\nhello0\r\n\r\n",
        b"Transfer-Encoding: chunked\r\n\r\nzz\r\n\r\n",
        b"Transfer-Encoding: chunked\r\n\r\n-5\r\nhello\r\n0\r\n\r\n",
        b" Content-Length: 5\r\n\r\nhello",
        b"Content-Length: 5\n\nhello",
    ],
)
def test_an_ambiguous_body_is_refused_and_hides_no_second_request(port: int, framing: bytes) -> None:
    answer = exchanged(port, POST + framing + GET + HOST + b"\r\n")
    assert statuses(answer) == [400]
    assert b"connection: close" in answer.lower()


def test_a_request_after_a_complete_one_is_a_request_of_its_own(port: int) -> None:
    body = b'{"title": "a"}'
    first = POST + b"Content-Length: %d\r\n\r\n" % len(body) + body
    assert statuses(exchanged(port, first + GET + HOST + b"\r\n")) == [201, 200]


def test_nothing_after_connection_close_is_answered(port: int) -> None:
    request = GET + HOST + b"Connection: close\r\n\r\n"
    assert statuses(exchanged(port, request + request)) == [200]


@pytest.mark.parametrize(
    "line",
    [
        b"GET /v1/bodies/08W/notes HTTP/9.9\r\n",
        b"GET /v1/bodies/08W/notes\x00 HTTP/1.1\r\n",
        b"G\x01T /v1/bodies/08W/notes HTTP/1.1\r\n",
        b"HELLO\r\n",
    ],
)
def test_a_malformed_request_line_is_refused(port: int, line: bytes) -> None:
    assert statuses(exchanged(port, line + HOST + b"\r\n")) == [400]


@pytest.mark.parametrize(
    "header", [b"X-A: b\x00c\r\n", b"X A: b\r\n", b": b\r\n", b"X-A\r\n", b"X-A: b\r\n folded\r\n"]
)
def test_a_malformed_header_is_refused(port: int, header: bytes) -> None:
    assert statuses(exchanged(port, GET + HOST + header + b"\r\n")) == [400]


def test_sixty_megabytes_are_refused_unread(port: int) -> None:
    started = time.monotonic()
    head = POST + b"Content-Length: 60000000\r\n\r\n"
    with socket.create_connection(("127.0.0.1", port), timeout=5) as wire:
        wire.sendall(head + b"x" * 1_000)
        answer = read_until_silence(wire)
        with pytest.raises(OSError, match=r"reset|[Bb]roken pipe"):  # noqa: PT012 - the first pieces may still fit
            for _ in range(60_000):
                wire.sendall(b"x" * 1_000)
    assert statuses(answer) == [413]
    assert b"connection: close" in answer.lower()
    assert time.monotonic() - started < 4


def test_a_client_that_asks_first_is_not_invited_to_send_sixty_megabytes(port: int) -> None:
    answer = exchanged(port, POST + b"Content-Length: 60000000\r\nExpect: 100-continue\r\n\r\n")
    assert statuses(answer) == [413]


def test_an_endless_head_is_cut_off(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=5) as wire:
        wire.sendall(GET + HOST + b"X-A: ")
        with pytest.raises(OSError, match=r"reset|[Bb]roken pipe"):  # noqa: PT012 - the first pieces may still fit
            for _ in range(1_000):
                wire.sendall(b"x" * 65_536)


@pytest.mark.parametrize("begun", [b"", GET, GET + HOST + b"X-A: b\r\n"])
def test_a_head_that_does_not_come_in_time_is_not_waited_for(port: int, begun: bytes) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=5) as wire:
        wire.sendall(begun)
        assert wire.recv(1_000) == b""


def test_a_head_that_trickles_gets_no_more_time(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=5) as wire:
        wire.sendall(GET)
        started = time.monotonic()
        with pytest.raises(OSError, match=r"reset|[Bb]roken pipe"):  # noqa: PT012 - it takes a while
            while time.monotonic() - started < 3:
                wire.sendall(b"X-A: b\r\n")
                time.sleep(0.1)


@pytest.mark.parametrize(
    ("path", "told"),
    [
        (b"/v1/bodies/08W%2Fnotes", b"hides a separator"),
        (b"/v1/bodies/08W%2fnotes", b"hides a separator"),
        (b"/v1%5cbodies", b"hides a separator"),
        (b"/v1/%00", b"an escaped NUL"),
    ],
)
def test_a_path_hides_no_separator_and_holds_no_nul(port: int, path: bytes, told: bytes) -> None:
    answer = exchanged(port, b"GET " + path + b" HTTP/1.1\r\n" + HOST + b"\r\n")
    assert statuses(answer) == [400]
    assert told in answer


def test_websockets_are_not_spoken(port: int) -> None:
    upgrade = b"Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: eHh4\r\n"
    assert statuses(exchanged(port, GET + HOST + upgrade + b"\r\n")) == [200]

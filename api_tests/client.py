"""Callers of the service: each has a token, and speaks about one body."""

from typing import Any

import httpx

from api_tests.problems import Problem, problem_of

Json = dict[str, Any]
WHY = "The interface is being tested"


class Caller:
    """Somebody with a token; paths are under `/v1/bodies/{ods}/`."""

    def __init__(self, http: httpx.Client, ods: str, token: str | None) -> None:
        """Speak about this body, with this token or with none."""
        self.http, self.ods = http, ods
        self._token = {"Authorization": f"Bearer {token}", "Access-Reason": WHY} if token else {}

    def about(self, ods: str) -> "Caller":
        """The same caller, asking about another body."""
        other = Caller(self.http, ods, None)
        other._token = self._token
        return other

    def ask(self, method: str, path: str, **how: Any) -> httpx.Response:  # noqa: ANN401 - as httpx takes them
        """Send anything; `headers` come beside the token."""
        headers = self._token | dict(how.pop("headers", None) or {})
        return self.http.request(method, self.address(path), headers=headers, **how)

    def address(self, path: str) -> str:
        """The address of something of the body; one that begins with a slash stands as it is."""
        return path if path.startswith("/") else f"/v1/bodies/{self.ods}/{path}".rstrip("/")

    def get(self, path: str, **query: object) -> httpx.Response:
        """The answer to a question, whatever it is."""
        asked = {name: str(held) for name, held in query.items() if held is not None}
        return self.ask("GET", path, params=asked or None)

    def read(self, path: str, **query: object) -> Json:
        """What is found there; fails where nothing is."""
        answer = self.get(path, **query)
        assert answer.status_code == httpx.codes.OK, answer.text
        found: Json = answer.json()
        return found

    def text(self, path: str, **query: object) -> str:
        """What is found there, as text."""
        answer = self.get(path, **query)
        assert answer.status_code == httpx.codes.OK, answer.text
        return answer.text

    def etag(self, path: str) -> str:
        """The state of what is found there, to be sent as If-Match."""
        answer = self.get(path)
        assert answer.status_code == httpx.codes.OK, answer.text
        return answer.headers["ETag"]

    def post(self, path: str, body: object = None, **headers: str) -> httpx.Response:
        """The answer to a command, whatever it is; `if_match="…"` becomes the header If-Match."""
        named = {name.replace("_", "-"): held for name, held in headers.items()}
        return self.ask("POST", path, json={} if body is None else body, headers=named)

    def record(self, path: str, body: object = None, **headers: str) -> Json:
        """The receipt of a command; fails where it is refused."""
        answer = self.post(path, body, **headers)
        assert answer.status_code == httpx.codes.CREATED, f"{path}: {answer.text}"
        receipt: Json = answer.json()
        return receipt

    def record_upon(self, thing: str, path: str, body: object = None) -> Json:
        """The receipt of a command about what is found at `thing` as it stands now."""
        return self.record(path, body, if_match=self.etag(thing))

    def make(self, path: str, body: object = None, **headers: str) -> str:
        """The id of what a command made: the last part of its location."""
        return made_by(self.record(path, body, **headers))

    def refused(self, path: str, body: object = None, **headers: str) -> Problem:
        """Why a command is refused; fails where it is not."""
        return problem_of(self.post(path, body, **headers))

    def log_size(self) -> int:
        """How many facts the body's record has."""
        size: int = self.read("")["logSize"]
        return size


def made_by(receipt: Json) -> str:
    """The id of what was made: the last part of the receipt's location."""
    location: str = receipt["location"]
    return location.rsplit("/", 1)[1]

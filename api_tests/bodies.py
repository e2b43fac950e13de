"""The body whose record the tests keep, and the people who work for it."""

from functools import cached_property

import httpx

from api_tests.client import Caller
from api_tests.deployment import Deployment


class Body:
    """A statutory body on the deployment that is tested."""

    def __init__(self, http: httpx.Client, deployment: Deployment) -> None:
        """Take the body of this deployment."""
        self._http, self._tokens, self.ods = http, deployment.tokens, deployment.body

    def caller(self, *roles: str, person: str | None = None) -> Caller:
        """Somebody with these roles, perhaps with an entry in the register of people."""
        return Caller(self._http, self.ods, self._tokens.token(*roles, person=person))

    @cached_property
    def registrar(self) -> Caller:
        """Who keeps the registers of boards, people and organisations."""
        return self.caller("registrar")

    @cached_property
    def secretary(self) -> Caller:
        """Who records cases, meetings and votes."""
        return self.caller("secretary")

    @cached_property
    def auditor(self) -> Caller:
        """Who reads everything and writes nothing."""
        return self.caller("auditor")

    @cached_property
    def stranger(self) -> Caller:
        """Somebody without a token."""
        return Caller(self._http, self.ods, None)

    def open_its_record(self) -> None:
        """Have the body keep its record, if it does not yet."""
        if self.registrar.get("").status_code == httpx.codes.NOT_FOUND:
            self.registrar.record("establishment", {"name": f"NHS {self.ods}", "kind": "PCT"})

"""The desk at which a request becomes a command and comes back as a receipt."""

import hashlib
import json
import re
from collections.abc import Sequence
from typing import Annotated, Any, Final

from fastapi import Depends, Header, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from domain.kernel.facts import Fact
from domain.kernel.ids import Id
from domain.kernel.messages import Asked, Command, Event, Mode
from domain.kernel.refusals import Refused
from service.auth.callers import Caller
from service.auth.entries import is_themselves
from service.bus import Bus
from service.clock import Clock
from service.edge.late_routers import PREFIX
from service.edge.request_ids import RequestIds, ids_of
from service.problems.refusals import InvalidRequest, RefusedAtTheDoor
from service.recording.circumstances import RecordBody
from service.store.answers import Given
from service.store.databases import Database
from service.store.expectations import Expected
from service.store.requests import Receipt
from service.viewing.judged_anew import Impact, impact_of
from service.viewing.withholding import as_seen_by

ETAG: Final = re.compile(r'(?:W/)?"(0|[1-9]\d{0,15})"')
KEY: Final = r"^[A-Za-z0-9._:~/+=-]{1,128}$"
SUPPOSED: Final = "supposed"
"""Marks, in the scope of a request, that its command is only supposed."""
SENT_ONCE: Final = ("Idempotency-Key", "If-Match")


class PreconditionRequired(RefusedAtTheDoor):
    """Say in If-Match which state you act on: the ETag of what you have read."""

    code = "precondition-required"


class ActingForNotRegistered(Refused):
    """Nobody acts for somebody else yet: rights to do so cannot be registered, so act in your own name."""

    code = "acting-for-not-registered"


class PastWithoutSource(Refused):
    """What is written down afterwards says when it happened, why it is written down now, and in which document it is.

    A rule of conduct that was broken then does not stop the record; it becomes a finding on it.
    """

    code = "past-without-source"


class NotACorrection(Refused):
    """This corrects or supersedes no fact; ask for a correction of the meeting, or record anew what is right."""

    code = "not-a-correction"


class OnlySupposed(Exception):
    """The commands as they came to the desk with a request that is not to be recorded."""

    def __init__(self, *commands: Command) -> None:
        """Keep them for whoever supposed them."""
        super().__init__(*commands)
        self.commands = commands


class Desk:
    """Makes the circumstances of a command from its request, and has it recorded."""

    def __init__(self, request: Request, key: str | None, if_match: str | None) -> None:
        """Take the request with its Idempotency-Key and If-Match headers."""
        self._request, self._if_match = request, if_match
        self._ids: RequestIds = ids_of(request)
        self._key = key or (self._ids.request_id if self._ids.sent else None)
        self.ledger: str = request.path_params["ods"]
        self._bus: Bus = request.app.state.recording.bus
        self._clock: Clock = request.app.state.clock

    def asked(self, caller: Caller, body: RecordBody, *, correcting: bool = False) -> Asked:
        """Who asks, when, through what, for whom and why; also for a preview.

        Only what is `correcting` the record names the fact that it corrects, or the correction that it replaces.
        Raises `PastWithoutSource`, `ActingForNotRegistered` and `NotACorrection`.
        """
        self._must_be_open(caller, body, correcting=correcting)
        now = self._clock.now()
        return Asked(
            by=caller.subject,
            at=now,
            occurred_at=body.occurred_at or now,
            via=caller.client,
            mode=body.mode,
            person=caller.person,
            acting_for=body.acting_for,
            reason=body.reason,
            source=body.source,
            request_id=self._ids.request_id,
            correlation_id=self._ids.correlation_id,
            idempotency_key=self._key,
            corrects=body.corrects,
            supersedes=body.supersedes,
        )

    async def record(
        self, command: Command, *further: Command, at: str, matching: Id | None = None, required: bool = False
    ) -> Response:
        """Have a command recorded, and `further` ones with it or not at all; answer 201 with the receipt.

        `at` is where what was made is found, under the body's address. With `matching`, the If-Match header is held
        against what has been recorded about that thing since; `required` refuses a request without one. Raises
        `Refused`, and `OnlySupposed` before anything is recorded where that is so.
        """
        self._must_be_meant(command, *further)
        location = f"{PREFIX}/bodies/{self.ledger}/{at}".rstrip("/")  # what was made may be the body itself
        answer = await self._bus.send(
            self.ledger,
            command,
            *further,
            key=self._key,
            request_digest=await self._digest(command) if self._key else b"",
            expected=self._expected(matching, required=required),
            location=location,
        )
        return _created(answer, location)

    async def preview(self, command: Command) -> list[Event]:
        """The events that would follow; nothing is recorded. Raises `Refused`."""
        return await run_in_threadpool(self._try, command)

    async def impact(self, caller: Caller, command: Command, *further: Command) -> Impact:
        """Which decisions already taken would be judged otherwise, as the caller may see it; nothing is recorded.

        Raises `Refused`.
        """
        self._must_be_meant(command, *further)
        return await run_in_threadpool(self._weigh, caller, command, *further)

    async def suppose(self, command: Command, *further: Command) -> Sequence[Fact[Event]]:
        """The facts that would follow if these were recorded now; nothing is. Raises `Refused`."""
        self._must_be_meant(command, *further)
        return await run_in_threadpool(self._suppose, command, *further)

    def _must_be_meant(self, *commands: Command) -> None:
        if self._request.scope.get(SUPPOSED):
            raise OnlySupposed(*commands)

    def _weigh(self, caller: Caller, command: Command, *further: Command) -> Impact:
        facts = self._suppose(command, *further)
        database: Database = self._request.app.state.database
        connection = database.reader()
        return as_seen_by(caller, connection, self.ledger, impact_of(facts, connection, self.ledger))

    def _suppose(self, command: Command, *further: Command) -> Sequence[Fact[Event]]:
        database: Database = self._request.app.state.database
        return self._bus.impact(database.reader(), self.ledger, command, *further)

    def _try(self, command: Command) -> list[Event]:
        database: Database = self._request.app.state.database
        return list(self._bus.preview(database.reader(), self.ledger, command))

    def _must_be_open(self, caller: Caller, body: RecordBody, *, correcting: bool) -> None:
        if body.mode is Mode.RETROSPECTIVE:
            _must_be_told_in_full(body)
        if body.acting_for is not None and not is_themselves(self._request, caller, body.acting_for):
            raise ActingForNotRegistered(pointer="/actingFor")
        for name, fact in (("corrects", body.corrects), ("supersedes", body.supersedes)):
            if fact is not None and not correcting:
                raise NotACorrection(pointer=f"/{name}")

    def _expected(self, thing: Id | None, *, required: bool) -> Expected | None:
        if self._if_match is None:
            if required:
                raise PreconditionRequired
            return None
        found = ETAG.fullmatch(self._if_match.strip())
        if found is None:
            raise InvalidRequest('If-Match is one ETag as it was sent, such as "42".')
        return Expected(tag=thing.tag, position=int(found[1])) if thing is not None else None

    async def _digest(self, command: Command) -> bytes:
        hashed = hashlib.sha256(f"{self._request.method} {self._request.url.path}\n{command.asked.by}\n".encode())
        hashed.update(await self._request.body())
        return hashed.digest()


def _must_be_told_in_full(body: RecordBody) -> None:
    for name, said in (("occurredAt", body.occurred_at), ("reason", body.reason), ("source", body.source)):
        if said is None or (isinstance(said, str) and not said.strip()):
            raise PastWithoutSource(pointer=f"/{name}")


def _created(answer: Receipt | Given, location: str) -> Response:
    body = answer.encode() if isinstance(answer, Receipt) else answer.answer
    headers = {"Location": location}
    if isinstance(answer, Given):
        given: dict[str, Any] = json.loads(body)
        headers = {"Location": given.get("location", location), "Idempotency-Replayed": "true"}
        headers["Record-Position"] = str(given["logSize"])
    else:
        headers["Record-Position"] = str(answer.log_size)
    return Response(body, status_code=201, headers=headers, media_type="application/json")


async def _desk(
    request: Request,
    idempotency_key: Annotated[str | None, Header(pattern=KEY)] = None,
    if_match: Annotated[str | None, Header(max_length=64)] = None,
) -> Desk:
    for name in SENT_ONCE:
        if len(request.headers.getlist(name)) > 1:  # the framework would take one of them and not say which
            raise InvalidRequest(f"{name} is sent once.")
    return Desk(request, idempotency_key, if_match)


TheDesk = Annotated[Desk, Depends(_desk)]

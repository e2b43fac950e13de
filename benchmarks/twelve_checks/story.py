"""A small CRUD service with a case that was approved, and whoever acts on it: over HTTP, by a script, by raw SQL."""

import asyncio
import sqlite3
from contextlib import closing
from typing import Any, Final

import httpx
from sqlalchemy import Engine
from sqlalchemy.orm import Session, configure_mappers

from benchmarks.peer.app import make_app
from benchmarks.peer.session import engine_at
from benchmarks.peer.tables import Base
from benchmarks.twelve_checks.trails import Trail

CLINIC: Final = "The Oak Clinic"


class Story:
    """Evans and Foster approved a case; Hughes, a partner in the clinic, was kept from voting."""

    def __init__(self, database_url: str, trail: Trail) -> None:
        """Tell it to the service on a new SQLite database."""
        self.file, self.trail = database_url.removeprefix("sqlite:///"), trail
        self.engine: Engine = engine_at(database_url)
        self.app = make_app(database_url)
        configure_mappers()
        Base.metadata.create_all(self.engine)
        self.proposer, *self.members = [
            self.made("/people", name=name) for name in ("Dean", "Evans", "Foster", "Hughes")
        ]
        self.hughes = self.members[-1]
        self.made(f"/people/{self.hughes}/interests", provider=CLINIC, category="FINANCIAL")
        self.boards = self.board("PROPOSES", self.proposer), self.board("APPROVES", *self.members)
        self.case = self.approved()

    def post(self, path: str, **body: object) -> httpx.Response:
        """The answer of the service to a request."""

        async def asked() -> httpx.Response:
            transport = httpx.ASGITransport(self.app)
            async with httpx.AsyncClient(transport=transport, base_url="http://peer") as client:
                return await client.post(path, json=body)

        return asyncio.run(asked())

    def made(self, path: str, **body: object) -> str:
        """The id of what a request made."""
        answer = self.post(path, **body)
        assert answer.status_code == 201, answer.text
        told = answer.json()
        return str(told.get("id") or told["case"])

    def board(self, kind: str, *members: str) -> str:
        """A board of these members."""
        board = self.made("/boards", name=kind, kind=kind, quorum=2)
        for person in members:
            self.made(f"/boards/{board}/members", person=person)
        return board

    def new_case(self, **actor: str) -> httpx.Response:
        """The answer to a new case of the clinic."""
        proposing, approving = self.boards
        boards = {"proposingBoard": proposing, "approvingBoard": approving}
        return self.post("/cases", title="Dermatology", provider=CLINIC, amountPence=100, **boards, **actor)

    def approved(self) -> str:
        """A case on its way from draft to approval."""
        case = str(self.new_case(actor=self.proposer).json()["case"])
        self.made(f"/cases/{case}/submission", actor=self.proposer)
        self.made(f"/cases/{case}/proposal", actor=self.proposer)
        for voter in self.members[:2]:
            self.made(f"/cases/{case}/votes", actor=voter, choice="FOR")
        assert self.post(f"/cases/{case}/votes", actor=self.hughes, choice="FOR").status_code == 403
        self.made(f"/cases/{case}/approval", actor=self.members[0])
        return case

    def session(self) -> Session:
        """A session such as every part of the application uses."""
        return Session(self.engine)

    def told(self) -> list[Any]:
        """All that the service tells about what happened to the case."""
        with self.session() as session:
            return self.trail.told(session, self.case)

    def raw(self, statement: str, *values: object) -> None:
        """What somebody does who has the password of the database."""
        with closing(sqlite3.connect(self.file)) as connection:
            assert connection.execute(statement, values).rowcount > 0
            connection.commit()

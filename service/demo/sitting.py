"""Sitting: one meeting as the secretary keeps it, minute by minute, from its call to its end."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from domain.boards.remit import DecisionType
from domain.kernel.values import value
from domain.meetings.motions import Presence
from service.demo.bringing import CasePlan
from service.demo.calling import Json, Receipt
from service.demo.personas import Part
from service.demo.stage import Stage, side_by_side


@value
class Business:
    """An item on the agenda: its number, what it is for, and the case by its short name."""

    number: str
    title: str
    purpose: DecisionType
    case: str


def agenda(purpose: DecisionType, *cases: CasePlan) -> tuple[Business, ...]:
    """The items at which cases are considered, numbered from 1."""
    return tuple(
        Business(number=str(at), title=case.title, purpose=purpose, case=case.name)
        for at, case in enumerate(cases, start=1)
    )


class Sitting:
    """A meeting of a board; every act happens a minute after the one before."""

    def __init__(
        self, stage: Stage, name: str, board: str, starts_at: datetime, presence: Presence = Presence.IN_PERSON
    ) -> None:
        """Keep a meeting under a short name; everybody takes part in the same way."""
        self.stage, self.name, self.board, self.now = stage, name, board, starts_at
        self._presence = presence

    async def call(self, place: str, noticed: datetime, items: Iterable[Business]) -> None:
        """Call the meeting, place the agenda and give notice of it."""
        board, starts = self.stage.id(f"board/{self.board}"), self.now.isoformat().replace("+00:00", "Z")
        content = {"board": board, "startsAt": starts, "place": place}
        await self.stage.record(f"meeting/{self.name}", "meetings", content, on=noticed)
        for one in items:
            content = {"number": one.number, "title": one.title, "purpose": one.purpose.name}
            content |= {"case": self.stage.id(f"case/{one.case}")}
            await self.stage.record(f"item/{self.name}/{one.case}", self.path("items"), content, on=noticed)
        given = {"given": noticed.date().isoformat()}
        await self.stage.record(f"{self.name}/notice", self.path("notices"), given, on=noticed)

    async def open(self, presiding: str, present: Iterable[str]) -> Receipt:
        """Everybody comes in; then the meeting is opened, and whoever opens it is told of their conflicts ahead."""
        await side_by_side(
            self.recorded(f"arrival/{one}", "arrivals", {**self.who(one), "presence": self._presence.name})
            for one in present
        )
        self.pause()
        return await self._record("opening", "opening", {"presiding": self.person(presiding)})

    async def leave(self, who: str, case: str) -> None:
        """Somebody leaves the room for an item."""
        content = self.who(who) | {"item": self.stage.id(f"item/{self.name}/{case}")}
        await self.act(f"departure/{case}/{who}", "departures", content)

    async def come_back(self, who: str, case: str) -> None:
        """Somebody comes back into the room after an item."""
        content = self.who(who) | {"presence": self._presence.name}
        await self.act(f"return/{case}/{who}", "returns", content)

    async def close(self) -> None:
        """End the meeting."""
        await self.act("close", "close", {})

    def pause(self) -> None:
        """A minute goes by."""
        self.now += timedelta(minutes=1)

    async def act(self, name: str, path: str, content: Json, by: Part = Part.SECRETARY) -> str:
        """Have an act recorded a minute after the last one; the id of what was made."""
        self.pause()
        return await self.recorded(name, path, content, by=by)

    async def recorded(self, name: str, path: str, content: Json, by: Part = Part.SECRETARY) -> str:
        """Have an act recorded as of now; the id of what was made."""
        return (await self._record(name, path, content, by)).made

    async def _record(self, name: str, path: str, content: Json, by: Part = Part.SECRETARY) -> Receipt:
        return await self.stage.record(f"{self.name}/{name}", self.path(path), content, by=by, on=self.now)

    def path(self, rest: str) -> str:
        """An address below that of the meeting."""
        return f"meetings/{self.stage.id(f'meeting/{self.name}')}/{rest}"

    def person(self, name: str) -> str:
        """The id of somebody by their short name."""
        return self.stage.id(f"person/{name}")

    def who(self, name: str) -> Json:
        """Somebody as they are named in what is sent."""
        return {"person": self.person(name)}

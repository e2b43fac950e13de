"""The stage: one body's record while its story is told; it remembers by name the ids that the service made."""

import asyncio
from collections.abc import Awaitable, Iterable
from datetime import datetime
from typing import Final

from service.demo.calling import Calling, Json, Receipt, Unexpected
from service.demo.personas import Part, Personas
from service.demo.refusals import Refusal
from service.demo.telling import Telling

AT_ONCE: Final = 16


class Stage:
    """Records steps under names; a name is a step's idempotency key, so that a step is recorded once for ever."""

    def __init__(
        self, body: str, parts: Iterable[Part], calling: Calling, personas: Personas, telling: Telling
    ) -> None:
        """Tell the story of a body, with a persona for each of these parts."""
        self.body, self.telling = body, telling
        self.cast = {part: personas.sign_in(body, part) for part in parts}
        self._calling, self._personas = calling, personas
        self._made: dict[str, str] = {}
        self._words: dict[str, str] = {}
        self._before = self._reached = 0
        self.recorded = 0

    async def begin(self) -> bool:
        """See how long the record is already; whether it had been opened before."""
        answer = await self._calling.found("", self._token(Part.AUDITOR))
        self._before = int(answer.json()["logSize"]) if answer is not None else 0
        return answer is not None

    def id(self, name: str) -> str:
        """The id that the service gave to what was made under a name."""
        return self._made[name]

    def remember(self, name: str, made: str) -> None:
        """Remember what the service made under another name."""
        self._made[name] = made

    def describe(self, name: str, words: str) -> None:
        """Tell what was made under a name in these words wherever its id appears in a sentence."""
        self._words[self._made[name]] = words

    def play(self, part: Part, who: str) -> None:
        """From now on this part is played by somebody of the register of people, by their short name."""
        self.cast[part] = self._personas.sign_in(self.body, part, person=self.id(f"person/{who}"))

    async def record(
        self,
        name: str,
        path: str,
        content: Json | None = None,
        *,
        by: Part = Part.SECRETARY,
        on: datetime | None = None,
        upon: str | None = None,
    ) -> Receipt:
        """Have a step recorded as of a moment, acting on what is found at `upon` now; its id is remembered."""
        seen = await self._etag(upon) if upon else None
        receipt = await self._calling.record(
            path, _as_of(content, on), self._token(by), key=f"demonstration/{name}", seen=seen
        )
        self.remember(name, receipt.made)
        self._reached = max(self._reached, *receipt.positions)
        self.recorded += 0 if receipt.repeated else len(receipt.positions)
        return receipt

    async def attempt(
        self, path: str, content: Json, *, code: str, by: Part = Part.SECRETARY, on: datetime | None = None
    ) -> Refusal | None:
        """Ask for what the rules forbid with this code; nothing where the record shows that it was asked before.

        A refusal leaves no fact behind, so while a story that was interrupted is gone through again, attempts are
        passed over until the end of what had been recorded is reached.
        """
        if self._reached < self._before:
            return None
        problem = await self._calling.attempt(path, _as_of(content, on), self._token(by))
        refusal = Refusal.of(problem)
        if refusal.code != code:
            raise Unexpected(f"{path}: refused as {refusal.code}, not as {code}: {refusal.detail}")
        return refusal

    async def read(self, path: str, **query: str) -> Json:
        """What is found there."""
        return await self._calling.read(path, self._token(Part.AUDITOR), **query)

    async def broken(self, receipt: Receipt) -> str:
        """The codes of what was found broken by what this recorded, as the story tells them."""
        found = [one for one in (await self.read("findings"))["results"] if one["position"] in receipt.positions]
        return ", ".join(rule["code"] for one in found for rule in one["findings"])

    async def checkpoint(self) -> str:
        """The latest signed checkpoint of the log."""
        return (await self._calling.seen("log/checkpoint", self._token(Part.AUDITOR))).text

    def say(self, sentence: str, receipt: Receipt | None = None) -> None:
        """Tell a step, with the facts that show it."""
        self.telling.say(sentence, facts=receipt.positions if receipt else ())

    def say_refused(self, sentence: str, refusal: Refusal | None) -> None:
        """Tell that something was refused, and why."""
        if refusal is not None:
            told = f"{sentence} refused: {refusal.in_words()}"
            for made, words in self._words.items():
                told = told.replace(made, words)
            self.telling.say(told, facts=refusal.evidence, refused=refusal.code)

    async def _etag(self, path: str) -> str:
        return (await self._calling.seen(path, self._token(Part.AUDITOR))).headers["ETag"]

    def _token(self, part: Part) -> str:
        return self.cast[part].token


async def side_by_side(steps: Iterable[Awaitable[object]]) -> None:
    """Take steps that do not depend on one another, several at once; they are begun in the order given."""
    turn = asyncio.Semaphore(AT_ONCE)

    async def one(step: Awaitable[object]) -> None:
        async with turn:
            await step

    try:
        async with asyncio.TaskGroup() as group:
            for step in steps:
                group.create_task(one(step))
    except ExceptionGroup as several:
        raise several.exceptions[0] from None


def _as_of(content: Json | None, on: datetime | None) -> Json:
    told = dict(content or {})
    return told | ({"occurredAt": on.isoformat().replace("+00:00", "Z")} if on else {})

"""Considering: one item of a meeting, from turning to it to the decision."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Self

from domain.boards.conflicts import Determiner, Management
from domain.kernel.values import value
from domain.meetings.motions import Choice, Direction
from service.demo.bringing import CasePlan
from service.demo.calling import Json
from service.demo.personas import Part
from service.demo.sitting import Sitting
from service.demo.stage import side_by_side


@value
class Motion:
    """A motion as it is put; conditions are text, office and day."""

    direction: Direction
    text: str
    mover: str | None = None
    seconder: str | None = None
    conditions: tuple[tuple[str, str, str], ...] = ()
    deferred_until: str | None = None


@value
class Decided:
    """What was decided, as the register of decisions shows it."""

    reference: str
    outcome: str
    verdict: Json

    def in_words(self) -> str:
        """Such as: RECOMMENDED, 12 for, 1 against, 0 abstained; quorum 5, counted 14."""
        tally, quorum = self.verdict["tally"], self.verdict["quorum"]
        votes = f"{tally['votesFor']} for, {tally['votesAgainst']} against, {tally['abstained']} abstained"
        return f"{self.outcome}, {votes}; quorum {quorum['needed']}, counted {quorum['counted']}"


def choices(voters: Sequence[str], against: Sequence[str] = (), abstaining: Sequence[str] = ()) -> dict[str, Choice]:
    """How each of these votes: for, unless it is said otherwise."""
    named = dict.fromkeys(against, Choice.AGAINST) | dict.fromkeys(abstaining, Choice.ABSTAIN)
    return {voter: named.get(voter, Choice.FOR) for voter in voters}


class Considering:
    """An item that a meeting deals with; the case is known by its short name."""

    def __init__(self, sitting: Sitting, case: str) -> None:
        """Consider a case; nothing is recorded yet."""
        self._sitting, self._case, self._motion = sitting, case, ""

    @classmethod
    async def begin(cls, sitting: Sitting, case: str, presiding: str) -> Self:
        """Turn to the item."""
        item = cls(sitting, case)
        await item._act("opening", "opening", {"presiding": sitting.person(presiding)})
        return item

    async def declare(self, who: str) -> None:
        """Somebody declares the interest that they have on the register."""
        content = self._sitting.who(who) | {"interest": self._sitting.stage.id(f"interest/{who}")}
        await self._act(f"declaration/{who}", "declarations", content)

    async def rule(self, on: Iterable[str], management: Management, by: str, why: str) -> None:
        """Whoever presides determines how the conflicts of these people are managed."""
        self._sitting.pause()
        ruling = {"management": management.name, "determinedBy": Determiner.PRESIDING.name, "why": why}
        ruling |= {"determiner": self._sitting.person(by)}
        await side_by_side(
            self._recorded(f"ruling/{one}", "rulings", ruling | self._sitting.who(one), by=Part.CHAIR) for one in on
        )

    async def put(self, motion: Motion) -> None:
        """Put a motion."""
        told = {
            "direction": motion.direction.name,
            "text": motion.text,
            "mover": self._sitting.person(motion.mover) if motion.mover else None,
            "seconder": self._sitting.person(motion.seconder) if motion.seconder else None,
            "conditions": [{"text": text, "office": office, "due": due} for text, office, due in motion.conditions],
            "deferral": {"event": motion.deferred_until} if motion.deferred_until else None,
        }
        content = {name: held for name, held in told.items() if held}
        self._motion = await self._act("motion", "motions", content)

    async def vote(self, choices: Mapping[str, Choice]) -> None:
        """Members vote side by side."""
        self._sitting.pause()
        await side_by_side(
            self._recorded(f"vote/{voter}", f"motions/{self._motion}/votes", self._ballot(voter, choice))
            for voter, choice in choices.items()
        )

    async def attempt_vote(self, voter: str, office: str, code: str) -> None:
        """Somebody tries to vote, and is refused for this reason."""
        path, stage = self._sitting.path(f"{self._at}/motions/{self._motion}/votes"), self._sitting.stage
        refusal = await stage.attempt(path, self._ballot(voter, Choice.FOR), code=code, on=self._sitting.now)
        stage.say_refused(f"Vote of the {office}", refusal)

    async def break_tie(self, presiding: str, choice: Choice) -> None:
        """Whoever presides gives the casting vote."""
        content = {"presiding": self._sitting.person(presiding), "choice": choice.name}
        await self._act("casting-vote", f"motions/{self._motion}/casting-votes", content, by=Part.CHAIR)

    async def decide(self, case: CasePlan) -> Decided:
        """Take the decision on the motion, finish with the item, and tell what the register of decisions shows."""
        made = await self._act("decision", f"motions/{self._motion}/decisions", {}, by=Part.CHAIR)
        await self._act("close", "close", {})
        shown = await self._sitting.stage.read(f"decisions/{made}")
        decided = Decided(reference=shown["reference"], outcome=shown["outcome"], verdict=shown["verdict"])
        told = f"{decided.reference} on {case.reference}: {decided.in_words()}."
        self._sitting.stage.telling.say(told, facts=(shown["since"],))
        return decided

    @property
    def _at(self) -> str:
        return f"items/{self._sitting.stage.id(f'item/{self._sitting.name}/{self._case}')}"

    async def _act(self, name: str, path: str, content: Json, by: Part = Part.SECRETARY) -> str:
        return await self._sitting.act(f"{self._case}/{name}", f"{self._at}/{path}", content, by=by)

    async def _recorded(self, name: str, path: str, content: Json, by: Part = Part.SECRETARY) -> str:
        return await self._sitting.recorded(f"{self._case}/{name}", f"{self._at}/{path}", content, by=by)

    def _ballot(self, voter: str, choice: Choice) -> Json:
        seat = self._sitting.stage.id(f"seat-of/{self._sitting.board}/{voter}")
        return {"seat": seat, "voter": self._sitting.person(voter), "choice": choice.name}

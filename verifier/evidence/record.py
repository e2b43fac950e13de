"""The record of a case as a pack holds it: what its pages are made from, and nothing else."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any, Final

from verifier.evidence.manifest import Manifest

ERASED: Final = "(erased)"
WITHHELD: Final = "(kept apart)"


class PackedFact:
    """A fact with the words that are shown of it; a digest of nothing was erased."""

    def __init__(self, position: int, said: dict[str, Any], words: Mapping[str, str | None]) -> None:
        """Take what the fact's bytes say, and its words by digest."""
        self.position, self.type = position, str(said.get("type"))
        self.data: dict[str, Any] = self._with(said.get("data", {}), words)
        self.said: dict[str, Any] = {**self._with({**said, "data": {}}, words), "data": self.data}

    def _with(self, part: Any, words: Mapping[str, str | None]) -> Any:  # noqa: ANN401 - JSON
        if isinstance(part, list):
            return [self._with(one, words) for one in part]
        if not isinstance(part, dict):
            return part
        if part.keys() == {"_sd"}:
            [digest] = part["_sd"]
            return (words[digest] or ERASED) if digest in words else WITHHELD
        return {name: self._with(one, words) for name, one in part.items()}


class CaseRecord:
    """The facts of a pack in their order, and by what names things are known in them."""

    def __init__(self, manifest: Manifest, origin: str, facts: list[PackedFact], held_back: list[int]) -> None:
        """Take what was packed; `held_back` are positions of facts of which the pack has the hash only."""
        self.manifest, self.origin, self.facts, self.held_back = manifest, origin, facts, held_back

    def of(self, *kinds: str) -> Iterator[PackedFact]:
        """The facts of these types."""
        return (fact for fact in self.facts if fact.type in kinds)

    def about(self, kind: str, **named: object) -> PackedFact | None:
        """The last fact of a type that says this."""
        found = [fact for fact in self.of(kind) if all(fact.data.get(name) == said for name, said in named.items())]
        return found[-1] if found else None

    def decisions(self) -> list[PackedFact]:
        """The decisions on the case and the actions taken for its boards."""
        taken = self.of("decisions.DecisionTaken", "decisions.ChairsActionTaken")
        return [fact for fact in taken if fact.data.get("case") == self.manifest.case]

    def name(self, thing: object) -> str:
        """By what name something is known, else as the record has it."""
        return self.names.get(str(thing), str(thing))

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The names of people, boards, seats, organisations and cases."""
        found: dict[str, str] = {}
        for fact in self.facts:
            said = fact.data
            match fact.type:
                case "boards.BoardEstablished":
                    found[said["board"]] = said["name"]
                case "boards.SeatCreated":
                    found[said["seat"]] = said["title"]
                case "organisations.OrganisationRegistered" | "organisations.OrganisationRenamed":
                    found[said["organisation"]] = f"{said['name']} ({said['organisation']})"
                case "organisations.BodyEstablished":
                    found[said["body"]] = f"{said['name']} ({said['body']})"
                case "people.PersonRegistered":
                    found[said["person"]] = _named(said)
                case "cases.CaseDrafted":
                    found[said["case"]] = _titled(said)
        return found


def _named(said: Mapping[str, Any]) -> str:
    name = said.get("name", WITHHELD)
    known = f"person {said['person']}" if name in (WITHHELD, ERASED) else name
    return f"{known}, {said['office']}"


def _titled(said: Mapping[str, Any]) -> str:
    title = said["content"].get("title", WITHHELD)
    return str(said["reference"]) if title in (WITHHELD, ERASED) else f"{said['reference']}: {title}"

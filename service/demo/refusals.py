"""Refusals in words: what a problem document says, with the path that leads from the person to the matter."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, Self

from domain.kernel.values import value

Steps = Sequence[Mapping[str, Any]]

RELATIONS: Final[Mapping[str, str]] = {
    "ALL_MEMBER_PRACTICES": "one of all member practices",
    "FEDERATION_MEMBERSHIP": "a member of {to}",
    "INCUMBENT": "which the case names as incumbent",
    "PROPOSED_PROVIDER": "which the case names as proposed provider",
    "SPOUSE_OR_PARTNER": "by a spouse or partner",
    "SPONSORED": "sponsor of the case",
    "WROTE": "author of the case",
    "FINANCIAL": "with a financial interest in {to}",
    "DECLARED_AT": "declared at the item",
    "MEMBER": "",  # of the body: told by the class that follows
}


@value
class Refusal:
    """Why something was refused: the code, the service's sentence, the paths found, and the facts it rests on."""

    code: str
    detail: str
    evidence: tuple[int, ...]
    paths: tuple[str, ...]

    @classmethod
    def of(cls, problem: Mapping[str, Any]) -> Self:
        """Read a problem document (RFC 9457)."""
        findings = problem.get("findings", ())
        return cls(
            code=str(problem["type"]).rsplit("/", 1)[1],
            detail=str(problem["detail"]),
            evidence=tuple(sorted(set(problem.get("evidence", ())))),
            paths=tuple(_path(path) for path in _shortest(findings).values()),
        )

    def in_words(self) -> str:
        """Such as: conflict-of-interest (partner of F86036, one of all member practices; facts 41, 57)."""
        because = "; ".join(self.paths) or self.detail.rstrip(".")
        facts = f"; fact{'s' * (len(self.evidence) > 1)} {', '.join(map(str, self.evidence))}" if self.evidence else ""
        return f"{self.code} ({because}{facts})"


def _shortest(findings: Iterable[Mapping[str, Any]]) -> dict[str, Steps]:
    """For each way in which the matter is touched the shortest path; a declaration often repeats what is on record."""
    found: dict[str, Steps] = {}
    for finding in findings:
        match, path = finding["match"], finding["path"]
        found[match] = min(found.get(match, path), path, key=len)
    return found


def _path(steps: Steps) -> str:
    told = (RELATIONS.get(step["relation"], _plain(step["relation"])).format(to=_to(step["to"])) for step in steps)
    return ", ".join(part for part in told if part)


def _plain(relation: str) -> str:
    return f"{relation.replace('_', ' ').lower()} of {{to}}"


def _to(tag: str) -> str:
    kind, _, name = tag.partition(":")
    return name if kind in ("organisation", "body") else f"a {kind} on record"

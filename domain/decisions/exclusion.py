"""Whom a conflict keeps from the question, on what ground, and how it is managed."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from domain.boards.conflicts import Determiner
from domain.boards.ladder import LADDER
from domain.decisions.inputs import Exclusion
from domain.decisions.sentences import words_of
from domain.interests.arrangements import Agreed
from domain.interests.findings import Level
from domain.kernel.ids import PersonId
from domain.meetings.recusals import Ground

_CODES = {
    Ground.SEPARATION: "excluded-by-separation",
    Ground.RULING: "excluded-by-ruling",
    Ground.CONFLICT: "excluded-by-conflict",
}
_GRAVITY = {ground: rank for rank, ground in enumerate(_CODES)}
SEVERITY = (Level.ACTUAL, Level.PERCEIVED, Level.POTENTIAL, Level.INDETERMINATE, Level.NONE)


class Conflict(NamedTuple):
    """The exclusion that decides for a person, the code of its step and how it reads."""

    exclusion: Exclusion
    code: str
    how: str


class Barred(NamedTuple):
    """Whom a conflict keeps from the question, and whose conflict is only noted."""

    barring: Mapping[PersonId, Conflict]
    noted: Mapping[PersonId, Conflict]

    def remarks(self, person: PersonId, *, in_room: bool) -> list[str]:
        """The codes that explain what a conflict does to this person's seat."""
        if (found := self.barring.get(person)) is not None:
            stayed = in_room and not LADDER[found.exclusion.management].at_decision
            return [found.code, "stayed-though-to-leave"] if stayed else [found.code]
        return [self.noted[person].code] if person in self.noted else []

    def counts(self, person: PersonId | None) -> bool:
        """Whether the person counts towards the quorum of the question."""
        found = self.barring.get(person) if person else None
        return found is None or LADDER[found.exclusion.management].counts

    def how(self, person: PersonId | None) -> str:
        """How this person's conflict reads."""
        found = self.barring.get(person) or self.noted.get(person) if person else None
        return found.how if found else ""


def bars(exclusion: Exclusion) -> bool:
    """Whether the person may not vote."""
    return not LADDER[exclusion.management].votes


def barred_by(exclusions: Iterable[Exclusion]) -> Barred:
    """For each person the gravest exclusion decides: separation, then a ruling, then an unruled conflict."""
    barring: dict[PersonId, Conflict] = {}
    noted: dict[PersonId, Conflict] = {}
    for one in sorted(exclusions, key=_order):
        if one.determined_by is Determiner.DISPENSATION and not bars(one):
            noted[one.person] = _conflict(one)  # that the law is lifted for somebody is said before anything else
        else:
            (barring if bars(one) else noted).setdefault(one.person, _conflict(one))
    return Barred(barring, noted)


def _order(one: Exclusion) -> tuple[object, ...]:
    return one.person, _GRAVITY[one.ground], one.ruled_at or 0, one.management.value, repr(one.determined_by)


def _conflict(one: Exclusion) -> Conflict:
    lifted = _dispensation(one)
    noted = "conflict-dispensed" if lifted else "conflict-noted"
    parts = [_gravest(one)] if one.findings else []
    parts += ["sits on a board kept apart"] if one.also_sits_on else []
    parts.append(words_of(one.management.value))
    if one.determined_by is not None:
        parts.append(f"determined by {words_of(one.determined_by.value)}")
    parts += [_told(lifted)] if lifted else []
    return Conflict(one, _CODES[one.ground] if bars(one) else noted, "; ".join(parts))


def _dispensation(one: Exclusion) -> Agreed | None:
    """The standing dispensation by which it is managed, if by one."""
    if one.determined_by is not Determiner.DISPENSATION:
        return None
    return next((agreed for agreed in one.agreed if agreed.shown_at == one.ruled_at), None)


def _told(lifted: Agreed) -> str:
    """By whom, on what ground and until when."""
    authority = words_of(lifted.granted_by.value) if lifted.granted_by else "an authority"
    ground = f", {words_of(lifted.ground.value)}" if lifted.ground else ""
    until = f" until {lifted.until.text}" if lifted.until else ""
    return f"granted by {authority}{ground}{until}"


def _gravest(one: Exclusion) -> str:
    """The gravest level found and the ways in which the matter is touched."""
    levels = {finding.level for finding in one.findings}
    level = next(level for level in SEVERITY if level in levels)
    matches = sorted({words_of(finding.match.value) for finding in one.findings})
    return f"{words_of(level.value)} conflict by {', '.join(matches)}"

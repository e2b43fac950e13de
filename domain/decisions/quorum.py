"""Whether the meeting is quorate for the question: who counts, of how many, and what is missing."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from domain.boards.applying import applying_to
from domain.boards.quorum import Fraction, OnLoss, QuorumBase, QuorumRule, Rounding
from domain.boards.remit import DecisionType
from domain.decisions.eligibility import Place, Room
from domain.decisions.heads import Counted, base_of, heads_of, holds_office, lacking, not_counted
from domain.decisions.requirements import Needs
from domain.decisions.sentences import step, words_of
from domain.decisions.verdict import Quorum, Step
from domain.kernel.ids import OrganisationCode, PersonId, SeatId

ONE_MEMBER = QuorumRule(min_total=1)  # nobody decides nothing: an empty room is never quorate
_ON_LOSS = {
    OnLoss.NO_DECISION: "inquorate-no-decision",
    OnLoss.ADJOURN: "inquorate-adjourned",
    OnLoss.REFER: "inquorate-referred",
    OnLoss.CHAIRS_ACTION: "inquorate-chairs-action",
}


class Assessment(NamedTuple):
    """What the quorum rule makes of the room: the quorum, the seats that count, the seats in its base, and why."""

    quorum: Quorum
    counted: frozenset[SeatId]
    base: frozenset[SeatId]
    steps: tuple[Step, ...]


def assess(rules: Iterable[QuorumRule], kind: DecisionType, places: Sequence[Place], room: Room) -> Assessment:
    """Apply the rule for this kind of decision: one that names it before one for all kinds; else one member."""
    applying = applying_to(kind, rules)
    rule = applying or ONE_MEMBER
    parts = [_group(rule, where, members, room) for where, members in _groups(rule, places).items()]
    quorum = _together(rule, [part.quorum for part in parts])
    steps = [] if applying else [step("quorum-without-rule")]
    steps.append(step("quorum-needed", needed=quorum.needed, rule=_reads(rule, quorum.base)))
    steps += not_counted(rule, places, room)
    steps += [one for part in parts for one in part.steps]
    steps += [] if quorum.quorate else [step(_ON_LOSS[rule.on_loss])]
    counted = frozenset(seat for part in parts for seat in part.counted)
    base = frozenset(seat for part in parts for seat in part.base)
    return Assessment(quorum, counted, base, tuple(steps))


def _together(rule: QuorumRule, parts: Sequence[Quorum]) -> Quorum:
    """The quorums of all constituent bodies as one; each must be there."""
    base = sum(part.base or 0 for part in parts)
    return Quorum(
        quorate=all(part.quorate for part in parts),
        needed=sum(part.needed for part in parts),
        counted=sum(part.counted for part in parts),
        base=None if rule.fraction is None or rule.base is QuorumBase.NONE else base,
        unmet=tuple(dict.fromkeys(code for part in parts for code in part.unmet)),
    )


def needed_of(rule: QuorumRule, base: int) -> int:
    """How many heads the rule needs; at least one, whatever the arithmetic says."""
    share = 0 if rule.fraction is None or rule.base is QuorumBase.NONE else rounded(rule.fraction, base, rule.rounding)
    return max(1, share, rule.min_total or 0)


def rounded(fraction: Fraction, of: int, rounding: Rounding) -> int:
    """The fraction of a number of members in whole heads; a half is rounded up where the nearest is meant."""
    above, below = of * fraction.of, fraction.out_of
    match rounding:
        case Rounding.CEIL:
            return -(-above // below)
        case Rounding.NEAREST:
            return (2 * above + below) // (2 * below)
        case Rounding.FLOOR:
            return above // below


def _groups(rule: QuorumRule, places: Sequence[Place]) -> Mapping[OrganisationCode | None, list[Place]]:
    """The whole board, or each constituent body by itself where they meet in common."""
    groups: dict[OrganisationCode | None, list[Place]] = {}
    for place in places:
        if rule.per_constituent and place.seat.constituency is not None:
            groups.setdefault(place.seat.constituency, []).append(place)
    return groups or {None: list(places)}


def _group(rule: QuorumRule, where: OrganisationCode | None, places: Sequence[Place], room: Room) -> Assessment:
    heads = heads_of(rule, places, room)
    members = {counted.seat for counted in heads.values() if counted.head.voting}
    base = base_of(rule, places)
    needed, told = needed_of(rule, len(base)), f" for {where}" if where else ""
    enough = len(members) >= needed
    code = "quorum-total-met" if enough else "quorum-total-unmet"
    total = step(code, counted=len(members), needed=needed, where=told)
    unmet = _unmet(rule, places, heads, lacking(rule, places, room, heads, needed), told)
    codes = tuple(one.code for one in ([] if enough else [total]) + unmet)
    quorum = Quorum(quorate=not codes, needed=needed, counted=len(members), base=len(base), unmet=codes)
    return Assessment(quorum, frozenset(members), base, (total, *unmet))


def _unmet(
    rule: QuorumRule, places: Sequence[Place], heads: Mapping[PersonId, Counted], short_of: Needs, told: str
) -> list[Step]:
    """Which of the required roles and offices are not there."""
    unmet = []
    for one, short in zip(rule.requires, short_of, strict=True):
        if short:
            roles = " or ".join(one.any_of) or "the members"
            unmet.append(step("quorum-role-unmet", at_least=one.at_least, roles=roles, missing=short, where=told))
    if rule.requires_presiding and not holds_office(rule, places, heads):
        offices = " or ".join(words_of(office) for office in rule.requires_presiding)
        unmet.append(step("quorum-presiding-unmet", offices=offices, where=told))
    return unmet


def _reads(rule: QuorumRule, base: int | None) -> str:
    """The rule in words: "1/3 of 14 (whole membership), at least 5, counting those eligible for item"."""
    parts = []
    if rule.fraction is not None and base is not None:
        parts.append(f"{rule.fraction.of}/{rule.fraction.out_of} of {base} ({words_of(rule.base.value)})")
    if rule.min_total is not None:
        parts.append(f"at least {rule.min_total}")
    parts.append(f"counting those {words_of(rule.count_basis.value)}")
    return ", ".join(parts)

"""What makes no sense in a charter's composition and quorum rules."""

from collections.abc import Iterator

from domain.boards.charter import Charter, CompositionLine
from domain.boards.events import Office
from domain.boards.faults import Fault, each, one_rule_each, repeated
from domain.boards.quorum import QuorumBase, QuorumRule, Requirement


def composition_faults(charter: Charter) -> Iterator[Fault]:
    """A role stands on one line, with no fewer seats at most than at least."""
    roles = [line.role for line in charter.composition]
    yield from repeated("/composition", roles, "a role stands on two lines of the composition")
    yield from each("/composition", charter.composition, _line_faults)


def _line_faults(line: CompositionLine) -> Iterator[Fault]:
    if not line.role.strip():
        yield Fault("/role", "a role has a name")
    if line.at_least < 0:
        yield Fault("/atLeast", "a number of seats is not negative")
    if line.at_most is not None and line.at_most < max(line.at_least, 1):
        yield Fault("/atMost", "the most seats of a role are at least one, and no fewer than the least")


def quorum_faults(charter: Charter) -> Iterator[Fault]:
    """A quorum can be reached by the board as composed, and one rule applies to each kind of decision."""
    yield from one_rule_each("/quorum", (rule.applies_to for rule in charter.quorum), "quorum")
    yield from each("/quorum", charter.quorum, lambda rule: _rule_faults(rule, charter))


def _rule_faults(rule: QuorumRule, charter: Charter) -> Iterator[Fault]:
    yield from _fraction_faults(rule)
    yield from _total_faults(rule, charter)
    yield from each("/requires", rule.requires, lambda line: _requirement_faults(line, charter))
    if not {office.value for office in Office}.issuperset(rule.requires_presiding):
        yield Fault("/requiresPresiding", f"an office is one of {', '.join(office.value for office in Office)}")


def _fraction_faults(rule: QuorumRule) -> Iterator[Fault]:
    if rule.fraction is None:
        return
    if not 1 <= rule.fraction.of <= rule.fraction.out_of:
        yield Fault("/fraction", "a fraction is above nothing and at most the whole")
    if rule.base is QuorumBase.NONE:
        yield Fault("/base", "a fraction says of what it is a fraction")


def _total_faults(rule: QuorumRule, charter: Charter) -> Iterator[Fault]:
    if rule.min_total is None:
        return
    if rule.min_total < 1:
        yield Fault("/minTotal", "a quorum is at least one member")
    most = _most_seats(charter, {line.role for line in charter.composition})
    if charter.composition and most is not None and rule.min_total > most:
        yield Fault("/minTotal", f"the board has at most {most} seats, so this quorum could never be reached")


def _requirement_faults(line: Requirement, charter: Charter) -> Iterator[Fault]:
    unknown = sorted(set(line.any_of) - {composed.role for composed in charter.composition})
    if unknown or not line.any_of:
        yield Fault("/anyOf", f"not a role of the composition: {', '.join(unknown) or 'none is named'}")
    most = _most_seats(charter, set(line.any_of))
    if line.at_least < 1:
        yield Fault("/atLeast", "what is required is at least one member")
    elif not unknown and most is not None and line.at_least > most:
        yield Fault("/atLeast", f"the board has at most {most} such seats, so this could never be met")


def _most_seats(charter: Charter, roles: set[str]) -> int | None:
    """The most seats that can hold any of these roles; nothing where a role has no upper end."""
    most = [line.at_most for line in charter.composition if line.role in roles]
    return None if None in most else sum(number or 0 for number in most)

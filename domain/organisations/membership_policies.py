"""What forbids an organisation to join or to leave the body, and why."""

from domain.kernel.answers import Answer
from domain.kernel.periods import Period
from domain.kernel.refusals import Refused
from domain.organisations.body_policies import surely_reversed, the_body_keeps_its_record_here
from domain.organisations.commands import BeginMembership, EndMembership
from domain.organisations.policies import unknown
from domain.organisations.state import Register


class AlreadyAMember(Refused):
    """The organisation is already a member of the body at that time."""

    code = "already-a-member"


class JoinedAfterClosing(Refused):
    """An organisation that has closed does not join."""

    code = "joined-after-closing"


class NotAMember(Refused):
    """The organisation is not a member of the body."""

    code = "not-a-member"


class MembershipEndedBeforeItBegan(Refused):
    """A membership does not end before it begins."""

    code = "membership-ended-before-it-began"


def only_a_registered_organisation_joins(command: BeginMembership, known: Register) -> Refused | None:
    """National Health Service Act 2006, section 14A: members are providers known to the body."""
    return unknown(command.organisation, known, "/organisation")


def nobody_joins_twice(command: BeginMembership, known: Register) -> Refused | None:
    """National Health Service Act 2006, section 14A: an organisation is a member or it is not."""
    joining = Period(start=command.joined)
    for held in known.memberships.of(command.organisation, command.body):
        if not held.ended or held.period.overlaps(joining) is Answer.YES:
            return AlreadyAMember(evidence=held.evidence, pointer="/organisation")
    return None


def nobody_joins_after_closing(command: BeginMembership, known: Register) -> Refused | None:
    """DAPB0090, organisation reference data: relationships lie within an organisation's operational dates."""
    held = known.organisations[command.organisation]
    too_late = surely_reversed(command.joined, held.closed)
    return JoinedAfterClosing(evidence=held.evidence, pointer="/joined") if too_late else None


def only_a_registered_organisation_leaves(command: EndMembership, known: Register) -> Refused | None:
    """National Health Service Act 2006, section 14A: members are providers known to the body."""
    return unknown(command.organisation, known, "/organisation")


def only_a_member_leaves(command: EndMembership, known: Register) -> Refused | None:
    """National Health Service Act 2006, section 14A: an organisation is a member or it is not."""
    earlier = known.memberships.of(command.organisation, command.body)
    if known.memberships.lasting(command.organisation, command.body):
        return None
    return NotAMember(evidence=[at for held in earlier for at in held.evidence], pointer="/organisation")


def nobody_leaves_before_joining(command: EndMembership, known: Register) -> Refused | None:
    """DAPB0090, organisation reference data: start and end dates of a relationship."""
    held = known.memberships.lasting(command.organisation, command.body)
    if held is None or not surely_reversed(held.period.start, command.left):
        return None
    return MembershipEndedBeforeItBegan(evidence=held.evidence, pointer="/left")


JOINING = (
    the_body_keeps_its_record_here,
    only_a_registered_organisation_joins,
    nobody_joins_twice,
    nobody_joins_after_closing,
)
LEAVING = (
    the_body_keeps_its_record_here,
    only_a_registered_organisation_leaves,
    only_a_member_leaves,
    nobody_leaves_before_joining,
)

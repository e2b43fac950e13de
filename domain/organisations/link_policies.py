"""What forbids two organisations to be linked, or a link to be ended, and why."""

from domain.kernel.answers import Answer
from domain.kernel.refusals import Refused
from domain.organisations.body_policies import surely_reversed, the_body_keeps_its_record_here
from domain.organisations.commands import EndLink, LinkOrganisations
from domain.organisations.events import LinkKind
from domain.organisations.policies import unknown
from domain.organisations.state import Register


class LinkAlreadyMade(Refused):
    """A link with this id is already recorded."""

    code = "link-already-made"


class LinkedToItself(Refused):
    """An organisation does not own, control or belong to itself."""

    code = "linked-to-itself"


class LinkEndedBeforeItBegan(Refused):
    """A link does not end before it begins."""

    code = "link-ended-before-it-began"


class UnknownLink(Refused):
    """No link is recorded under this id."""

    code = "unknown-link"


class LinkAlreadyEnded(Refused):
    """The link had already ended."""

    code = "link-already-ended"


class SuccessionWithoutDay(Refused):
    """A succession says from which day on it holds."""

    code = "succession-without-day"


def a_link_is_made_once(command: LinkOrganisations, known: Register) -> Refused | None:
    """RFC 9562, section 6: an id names one thing."""
    held = known.links.by_id.get(command.link)
    return LinkAlreadyMade(evidence=held.evidence, pointer="/link") if held else None


def both_ends_of_a_link_are_registered(command: LinkOrganisations, known: Register) -> Refused | None:
    """DAPB0090, organisation reference data: a relationship joins two registered organisations."""
    return unknown(command.holder, known, "/holder") or unknown(command.held, known, "/held")


def nothing_holds_itself(command: LinkOrganisations, known: Register) -> Refused | None:
    """Companies Act 2006, sections 136 and 658: a company holds neither its own shares nor its holding company's."""
    return LinkedToItself(pointer="/held") if command.holder == command.held else None


def a_succession_says_since_when(command: LinkOrganisations, known: Register) -> Refused | None:
    """NHS Digital, ODS succession records: predecessor, successor and the date on which one took the other's place."""
    undated = command.kind is LinkKind.SUCCESSION and command.held_from is None
    return SuccessionWithoutDay(pointer="/heldFrom") if undated else None


def a_link_is_not_made_backwards(command: LinkOrganisations, known: Register) -> Refused | None:
    """DAPB0090, organisation reference data: start and end dates of a relationship."""
    return LinkEndedBeforeItBegan(pointer="/heldTo") if surely_reversed(command.held_from, command.held_to) else None


def only_a_recorded_link_ends(command: EndLink, known: Register) -> Refused | None:
    """DAPB0090, organisation reference data: an end date belongs to a relationship."""
    return None if command.link in known.links.by_id else UnknownLink(pointer="/link", link=command.link)


def a_link_ends_once(command: EndLink, known: Register) -> Refused | None:
    """DAPB0090, organisation reference data: a relationship has one end date."""
    held = known.links.by_id[command.link]
    over = held.period.end is not None and held.period.end.before(command.ended) is Answer.YES
    return LinkAlreadyEnded(evidence=held.evidence, pointer="/link") if held.ended or over else None


def a_link_does_not_end_before_it_begins(command: EndLink, known: Register) -> Refused | None:
    """DAPB0090, organisation reference data: start and end dates of a relationship."""
    held = known.links.by_id[command.link]
    too_early = surely_reversed(held.period.start, command.ended)
    return LinkEndedBeforeItBegan(evidence=held.evidence, pointer="/ended") if too_early else None


LINKING = (
    the_body_keeps_its_record_here,
    a_link_is_made_once,
    both_ends_of_a_link_are_registered,
    nothing_holds_itself,
    a_succession_says_since_when,
    a_link_is_not_made_backwards,
)
UNLINKING = (
    the_body_keeps_its_record_here,
    only_a_recorded_link_ends,
    a_link_ends_once,
    a_link_does_not_end_before_it_begins,
)

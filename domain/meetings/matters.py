"""The matter at an item: what its case puts at stake, for whom, and who had a hand in it before."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from domain.boards.conflicts import Act, SeparationPolicy, Severity
from domain.boards.seats import Seats
from domain.cases.content import CaseContent
from domain.cases.file import Version
from domain.interests.matter import BoardStake, ClassStake, Involvement, Matter, Sits, Stake
from domain.interests.ties import Ties
from domain.kernel.ids import BoardId, CaseId, OrganisationCode
from domain.kernel.once import once
from domain.meetings.background import Background
from domain.meetings.items import Item

WRITING = frozenset({Act.WROTE, Act.SPONSORED})


class Around(NamedTuple):
    """What is known around an item: the background of its case, what binds people, and who sits where on the day."""

    background: Background
    ties: Ties
    seats: Seats
    day: date


def matter_of(item: Item, policy: SeparationPolicy, around: Around) -> Matter:
    """The matter at an item as interests are matched with it.

    Acts that separation bars outright are left out: they are no conflict that a ruling might lift.
    """
    background, ties = around.background, around.ties
    file = background.files.get(item.case) if item.case else None
    version = file.version(item.version) if file else None
    if item.case is None or version is None:
        return Matter(about=item.case or item.item, shown_at=item.placed_at)
    return Matter(
        boards=(*_brought_by(item, background), *_benefiting(version, around)),
        about=item.case,
        shown_at=version.written_at,
        organisations=tuple(Stake(organisation=it.organisation, role=it.role.value) for it in version.content.parties),
        classes=_classes(version.content, ties),
        specialty=version.content.specialty,
        involved=(
            *_involved(background.acts_on(item.case, item.board), policy),
            *_judged_before(version.content.follows, background),
        ),
    )


def _brought_by(item: Item, background: Background) -> tuple[BoardStake, ...]:
    """The other boards that put the case to this one, and did not take it back."""
    proposals = background.proposals.of_case(item.case) if item.case else ()
    here = (one for one in proposals if one.to_board == item.board and one.withdrawn_at is None)
    return tuple(BoardStake(board=one.from_board, shown_at=one.position) for one in here)


def _benefiting(version: Version, around: Around) -> Iterator[BoardStake]:
    """The boards whose members benefit, with whoever sits there on the day."""
    for board in version.content.boards or ():
        terms = ((term, term.period.holds_on(around.day)) for term in around.seats.terms_on(board))
        members = (
            Sits(person=term.person, surely=held, shown_at=term.evidence[0]) for term, held in terms if held.possible
        )
        yield BoardStake(board=board, shown_at=version.written_at, role="BENEFITS", members=tuple(members))


def boards_at(item: Item, background: Background) -> tuple[BoardId, ...]:
    """The boards whose members the case at an item benefits."""
    content = _content(item, background)
    return content.boards or () if content else ()


def parties_at(item: Item, background: Background) -> tuple[OrganisationCode, ...]:
    """The organisations that the case at an item names."""
    content = _content(item, background)
    return tuple(party.organisation for party in content.parties) if content else ()


def taken_up_again_at(item: Item, background: Background) -> tuple[CaseId, ...]:
    """The abandoned case that the case at an item takes up again, if it does."""
    content = _content(item, background)
    return (content.follows,) if content and content.follows else ()


def names_organisations(item: Item, background: Background) -> bool:
    """Whether the case at an item names any organisation or class, so that links between organisations matter."""
    content = _content(item, background)
    return content is not None and bool(content.parties or content.beneficiaries)


def names_a_class(item: Item, background: Background) -> bool:
    """Whether the case at an item benefits a class, so that membership of the body matters."""
    content = _content(item, background)
    return content is not None and bool(content.beneficiaries)


@once
def _content(item: Item, background: Background) -> CaseContent | None:
    file = background.files.get(item.case) if item.case else None
    version = file.version(item.version) if file else None
    return version.content if version else None


def _classes(content: CaseContent, ties: Ties) -> tuple[ClassStake, ...]:
    bodies = dict.fromkeys(body for _, body in ties.memberships.by_member)
    return tuple(ClassStake(body=body, name=one.value) for one in content.beneficiaries for body in bodies)


def _judged_before(earlier: CaseId | None, background: Background) -> tuple[Involvement, ...]:
    """Who scored the abandoned case, or acted on it at any board, this one included."""
    if earlier is None:
        return ()
    file = background.files.get(earlier)
    acts = (*(file.involvements if file else ()), *background.at_boards.get(earlier, ()))
    return tuple(replace(act, earlier=earlier) for act in acts if act.act not in WRITING)


def _involved(acts: tuple[Involvement, ...], policy: SeparationPolicy) -> tuple[Involvement, ...]:
    barring = policy.barring_acts if policy.severity is Severity.BLOCK else ()
    return tuple(act for act in acts if act.act not in barring)

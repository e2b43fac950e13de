"""Ties: all that binds people to organisations, and one such bond with the facts that show it."""

from collections.abc import Iterator

from domain.boards.conflicts import Exemption
from domain.interests.categories import Category
from domain.interests.findings import PathStep
from domain.interests.horizon import Horizon, Tense
from domain.interests.levels import GAIN_OF_POSITION, ON_A_BOARD, Gain, exempt, gain_of
from domain.interests.personal_register import Interest
from domain.interests.register import Interests
from domain.kernel.ids import BoardId, OrganisationCode
from domain.kernel.values import value
from domain.organisations.links import Links
from domain.organisations.memberships import Memberships
from domain.people.positions import Position, Positions


@value
class Ties:
    """What is on record about people's positions and interests, and about how organisations belong together."""

    positions: Positions
    interests: Interests
    links: Links
    memberships: Memberships


@value
class Bond:
    """A person's bond with an organisation or a board, how it stands on the day, and the path that shows it."""

    gain: Gain
    through_another: bool
    on_board: bool
    is_exempt: bool
    tense: Tense
    steps: tuple[PathStep, ...]


def bond_of_position(position: Position, horizon: Horizon) -> Bond:
    """The bond of a post, an employment or a partnership."""
    tense, tag = horizon.tense(position.period), position.organisation.tag
    return Bond(
        gain=GAIN_OF_POSITION[position.kind],
        through_another=False,
        on_board=position.kind in ON_A_BOARD,
        is_exempt=False,
        tense=tense,
        steps=tuple(steps(position.kind.value, tag, position.evidence, tense)),
    )


def bond_of_interest(
    interest: Interest, place: OrganisationCode | BoardId, horizon: Horizon, exemption: Exemption
) -> Bond:
    """The bond of a declared interest, the declarant's own or that of somebody close."""
    tense = horizon.tense(interest.period)
    return Bond(
        gain=gain_of(interest.category, interest.indirect),
        through_another=interest.category is Category.INDIRECT,
        on_board=False,
        is_exempt=exempt(interest.holding, exemption),
        tense=tense,
        steps=(*steps_of_interest(interest, tense), _behind(interest, place)),
    )


def steps_of_interest(interest: Interest, tense: Tense) -> tuple[PathStep, ...]:
    """From the person to the interest: declared as the person's own, or through somebody close."""
    relation = interest.indirect.relationship.value if interest.indirect else "DECLARED"
    shown = (interest.stated_at, *([interest.ended_at] if interest.ended_at else []))
    return tuple(steps(relation, interest.interest.tag, shown, tense))


def steps(relation: str, to: str, shown: tuple[int, ...], tense: Tense) -> Iterator[PathStep]:
    """A step and, where the bond has ended or an end is on record, the step that says so."""
    yield PathStep(relation=relation, to=to, shown_at=shown[0])
    if tense is Tense.RECENT or len(shown) > 1:
        yield PathStep(relation="ENDED", to=to, shown_at=shown[-1])


def _behind(interest: Interest, place: OrganisationCode | BoardId) -> PathStep:
    category = interest.indirect.underlying if interest.indirect else interest.category
    return PathStep(relation=category.value, to=place.tag, shown_at=interest.stated_at)

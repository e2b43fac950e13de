"""How serious a match is: one table from what a person gains, and how near the gain is, to the level of conflict.

Sources: NHS Act 2006, section 14O, and the CCG statutory guidance 2017 with its categories (annexes A and J): financial
interests are conflicts in fact, others may become or be seen as such; in doubt a conflict is assumed. SI 2000/89,
regulation 11: whoever is employed by, or the partner of, a party has its pecuniary interest, and so has a spouse.
"""

from collections.abc import Mapping
from enum import Enum

from domain.boards.conflicts import Exemption
from domain.interests.categories import Category, Holding, Indirect, Relationship
from domain.interests.findings import Level
from domain.people.events import PositionKind


class Gain(Enum):
    """What a person gains where an organisation gains."""

    PROFIT = "PROFIT"  # shares in what the organisation earns
    PAY = "PAY"  # is paid by it, or lives with somebody who is
    STANDING = "STANDING"  # reputation, office, career; or the money of a relative
    SYMPATHY = "SYMPATHY"  # neither money nor career


class Distance(Enum):
    """How near the person's own organisation is to the matter."""

    PARTY = "PARTY"  # it is named in the matter
    CLASS = "CLASS"  # it belongs to a class that benefits
    LINKED = "LINKED"  # it holds, owns or is a member of one of these
    GROUP = "GROUP"  # it belongs to the same group of companies or to a joint venture with one of these
    PLACE = "PLACE"  # it lies in the locality that the matter concerns


LEVELS: Mapping[Gain, Mapping[Distance, Level]] = {
    Gain.PROFIT: {
        # A partner's practice, federation or company earns what the case pays, by whichever way it comes.
        Distance.PARTY: Level.ACTUAL,
        Distance.CLASS: Level.ACTUAL,
        Distance.LINKED: Level.ACTUAL,
        Distance.GROUP: Level.POTENTIAL,
        Distance.PLACE: Level.POTENTIAL,
    },
    Gain.PAY: {
        # An employer that is a party is a conflict; one that is paid like all others, or owns a party, may be.
        Distance.PARTY: Level.ACTUAL,
        Distance.CLASS: Level.POTENTIAL,
        Distance.LINKED: Level.POTENTIAL,
        Distance.GROUP: Level.PERCEIVED,
        Distance.PLACE: Level.POTENTIAL,
    },
    Gain.STANDING: {
        Distance.PARTY: Level.POTENTIAL,
        Distance.CLASS: Level.POTENTIAL,
        Distance.LINKED: Level.PERCEIVED,
        Distance.GROUP: Level.PERCEIVED,
        Distance.PLACE: Level.POTENTIAL,
    },
    Gain.SYMPATHY: {
        Distance.PARTY: Level.PERCEIVED,
        Distance.CLASS: Level.PERCEIVED,
        Distance.LINKED: Level.PERCEIVED,
        Distance.GROUP: Level.PERCEIVED,
        Distance.PLACE: Level.POTENTIAL,
    },
}

GAIN_OF_POSITION: Mapping[PositionKind, Gain] = {
    PositionKind.PARTNER: Gain.PROFIT,
    PositionKind.OWNER: Gain.PROFIT,
    PositionKind.DIRECTOR: Gain.PROFIT,
    PositionKind.SALARIED: Gain.PAY,
    PositionKind.EMPLOYEE: Gain.PAY,
    PositionKind.CONTRACTOR: Gain.PAY,
    PositionKind.TRUSTEE: Gain.STANDING,
    PositionKind.POST_HOLDER: Gain.STANDING,
}

ON_A_BOARD = frozenset({PositionKind.DIRECTOR, PositionKind.TRUSTEE})  # appointed by the deciding body or not

GAIN_OF_CATEGORY: Mapping[Category, Gain] = {
    Category.FINANCIAL: Gain.PROFIT,
    Category.NON_FINANCIAL_PROFESSIONAL: Gain.STANDING,
    Category.NON_FINANCIAL_PERSONAL: Gain.SYMPATHY,
}

GAIN_FROM_MONEY_OF: Mapping[Relationship, Gain] = {
    Relationship.SPOUSE_OR_PARTNER: Gain.PAY,
    Relationship.BUSINESS_PARTNER: Gain.PAY,
    Relationship.CLOSE_RELATIVE: Gain.STANDING,
    Relationship.CLOSE_FRIEND: Gain.STANDING,
}


def gain_of(category: Category, indirect: Indirect | None) -> Gain:
    """What a declared interest gains its declarant; an indirect one goes by the relationship and what is behind."""
    if category is not Category.INDIRECT:
        return GAIN_OF_CATEGORY[category]
    if indirect is None:  # not told: in doubt a conflict is assumed
        return Gain.PAY
    return GAIN_FROM_MONEY_OF[indirect.relationship] if indirect.underlying is Category.FINANCIAL else Gain.SYMPATHY


def exempt(holding: Holding | None, exemption: Exemption) -> bool:
    """Whether what is held of a company is too little to count, or the company is dormant.

    Guidance before 2016: directorships except of dormant companies; shareholdings of more than 5 %.
    """
    if holding is None:
        return False
    if holding.dormant and exemption.dormant_is_exempt:
        return True
    share = holding.percent
    if share is None or share > exemption.percent:
        return False
    return share < exemption.percent or exemption.edge_is_exempt

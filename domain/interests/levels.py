"""How serious a match is: one table from what a person gains, and how near the gain is, to the level of conflict.

Sources: NHS Act 2006, section 14O, and the CCG statutory guidance 2017 with its categories (annexes A and J): financial
interests are conflicts in fact, others may become or be seen as such; in doubt a conflict is assumed. SI 2000/89,
regulation 11: whoever is employed by, or the partner of, a party has its pecuniary interest, and so has a spouse.
"""

from collections.abc import Mapping
from enum import Enum

from domain.interests.categories import Category, Indirect, Relationship
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


LEVELS: Mapping[Gain, Mapping[Distance, Level]] = {
    Gain.PROFIT: {
        # A partner's practice, federation or company earns what the case pays, by whichever way it comes.
        Distance.PARTY: Level.ACTUAL,
        Distance.CLASS: Level.ACTUAL,
        Distance.LINKED: Level.ACTUAL,
    },
    Gain.PAY: {
        # An employer that is a party is a conflict; one that is paid like all others, or owns a party, may be.
        Distance.PARTY: Level.ACTUAL,
        Distance.CLASS: Level.POTENTIAL,
        Distance.LINKED: Level.POTENTIAL,
    },
    Gain.STANDING: {
        Distance.PARTY: Level.POTENTIAL,
        Distance.CLASS: Level.POTENTIAL,
        Distance.LINKED: Level.PERCEIVED,
    },
    Gain.SYMPATHY: {
        Distance.PARTY: Level.PERCEIVED,
        Distance.CLASS: Level.PERCEIVED,
        Distance.LINKED: Level.PERCEIVED,
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

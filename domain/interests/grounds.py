"""On what ground, and by which authority, somebody is let take part in spite of an interest."""

from enum import Enum


class DispensationGround(Enum):
    """Why a dispensation is granted (SI 2000/89, regulation 11; Localism Act 2011, section 33; PSR, regulation 21)."""

    INTERESTS_OF_THE_HEALTH_SERVICE = "INTERESTS_OF_THE_HEALTH_SERVICE"
    TOO_FEW_WITHOUT_A_CONFLICT = "TOO_FEW_WITHOUT_A_CONFLICT"
    ONLY_PERSON_WITH_EXPERTISE = "ONLY_PERSON_WITH_EXPERTISE"
    ONLY_PERSON_QUALIFIED = "ONLY_PERSON_QUALIFIED"
    OTHERWISE_APPROPRIATE = "OTHERWISE_APPROPRIATE"


class Authority(Enum):
    """Who may grant a dispensation; never a person, for it stands in the reasons of decisions."""

    SECRETARY_OF_STATE = "SECRETARY_OF_STATE"
    STANDARDS_COMMISSION = "STANDARDS_COMMISSION"  # for Scottish integration joint boards
    NHS_ENGLAND = "NHS_ENGLAND"
    THE_BODY = "THE_BODY"  # where the law lets a body dispense its own members

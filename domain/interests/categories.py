"""The four categories of interest, and how an interest comes through another person (NHS England 2017, 2024)."""

from decimal import Decimal
from enum import Enum

from domain.kernel.values import value


class Category(Enum):
    """The kind of benefit somebody may have."""

    FINANCIAL = "FINANCIAL"
    NON_FINANCIAL_PROFESSIONAL = "NON_FINANCIAL_PROFESSIONAL"
    NON_FINANCIAL_PERSONAL = "NON_FINANCIAL_PERSONAL"
    INDIRECT = "INDIRECT"


class Relationship(Enum):
    """How close the declarant is to the person whose interest it is."""

    SPOUSE_OR_PARTNER = "SPOUSE_OR_PARTNER"
    CLOSE_RELATIVE = "CLOSE_RELATIVE"
    CLOSE_FRIEND = "CLOSE_FRIEND"
    BUSINESS_PARTNER = "BUSINESS_PARTNER"


@value
class Holding:
    """What is held of a company: the share of its capital in per cent, if told, and whether the company is dormant."""

    percent: Decimal | None
    dormant: bool


@value
class Indirect:
    """Through whom an indirect interest comes, and the category of that person's own interest."""

    relationship: Relationship
    underlying: Category

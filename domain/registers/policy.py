"""The policy of a body's registers: its periods, each version in force from a day."""

from collections.abc import Iterable
from datetime import date

from domain.interests.lateness import DAYS_TO_DECLARE
from domain.interests.retention import MONTHS_PUBLISHED, YEARS_KEPT, Retention
from domain.kernel.values import value

MONTHS_BETWEEN_RETURNS = 12  # NHS England, Managing conflicts of interest 2017: at least annually; 2016: six-monthly


@value
class RegisterPolicy:
    """How soon interests are declared, how often anew, and how long they are published and kept once ended."""

    declare_within_days: int = DAYS_TO_DECLARE
    return_every_months: int = MONTHS_BETWEEN_RETURNS
    published_months: int = MONTHS_PUBLISHED
    kept_years: int = YEARS_KEPT

    @property
    def retention(self) -> Retention:
        """How long what has ended is published and kept."""
        return Retention(published_months=self.published_months, kept_years=self.kept_years)


DEFAULT_POLICY = RegisterPolicy()


@value
class AdoptedPolicy:
    """A policy as the body adopted it, in force from a day until the next."""

    policy: RegisterPolicy
    in_force_from: date


def policy_on(adopted: Iterable[AdoptedPolicy], day: date) -> RegisterPolicy:
    """The policy in force on the day, before the first the defaults; of two from one day, the one adopted later."""
    found, since = DEFAULT_POLICY, date.min
    for one in adopted:
        if since <= one.in_force_from <= day:
            found, since = one.policy, one.in_force_from
    return found

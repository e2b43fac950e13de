"""The yearly summary of contracts (SI 2023/1348, regulation 25), counted from the record and from nothing else."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from domain.kernel.financial_year import FinancialYear
from domain.kernel.ids import OrganisationCode
from domain.kernel.values import value
from domain.procurement.events import Process, RepresentationOutcome


@value
class AwardLine:
    """A contract as the summary counts it; `last_day` is nothing while no end is known."""

    process: Process
    urgent: bool
    awarded: date
    last_day: date | None
    organisations: frozenset[OrganisationCode]

    def runs_on(self, day: date) -> bool:
        """Whether the contract was awarded by the day and had not ended before it."""
        return self.awarded <= day and (self.last_day is None or day <= self.last_day)


@value
class ModificationLine:
    """A change to a contract."""

    urgent: bool
    modified: date


@value
class RepresentationLine:
    """A representation, and what became of it."""

    received: date
    answered: date | None
    outcome: RepresentationOutcome | None


@value
class Recorded:
    """Everything on record that a summary counts."""

    awards: tuple[AwardLine, ...]
    modifications: tuple[ModificationLine, ...]
    abandoned: tuple[date, ...]
    representations: tuple[RepresentationLine, ...]

    def holders_on(self, day: date) -> frozenset[OrganisationCode]:
        """The organisations that hold a contract on the day."""
        return frozenset().union(*(award.organisations for award in self.awards if award.runs_on(day)))


@value
class Summary:
    """The counts of one financial year."""

    by_process: Mapping[Process, int]
    urgent_awards: int
    modifications: int
    urgent_modifications: int
    abandoned: int
    new_providers: int
    providers_no_longer: int
    providers_contracted: int
    representations_received: int
    representations_by_outcome: Mapping[RepresentationOutcome, int]
    representations_waiting: int


def summary_of(recorded: Recorded, year: FinancialYear, day: date) -> Summary:
    """The counts of a year up to the day, both days in it included; a later day counts as the year's last."""
    until = min(day, year.last_day)
    awards = [award for award in recorded.awards if year.first_day <= award.awarded <= until]
    changes = [one for one in recorded.modifications if year.first_day <= one.modified <= until]
    received = [one for one in recorded.representations if year.first_day <= one.received <= until]
    answered = [one for one in received if one.answered is not None and one.answered <= until]
    before, at_the_end = recorded.holders_on(year.first_day - timedelta(days=1)), recorded.holders_on(until)
    awarded_to = frozenset[OrganisationCode]().union(*(award.organisations for award in awards))
    processes, outcomes = Counter(award.process for award in awards), Counter(one.outcome for one in answered)
    return Summary(
        by_process={process: processes[process] for process in Process},
        urgent_awards=sum(award.urgent for award in awards),
        modifications=len(changes),
        urgent_modifications=sum(one.urgent for one in changes),
        abandoned=_within(recorded.abandoned, year.first_day, until),
        new_providers=len(awarded_to - before),
        providers_no_longer=len((before | awarded_to) - at_the_end),
        providers_contracted=len(at_the_end),
        representations_received=len(received),
        representations_by_outcome={outcome: outcomes[outcome] for outcome in RepresentationOutcome},
        representations_waiting=len(received) - len(answered),
    )


def _within(days: Iterable[date], first: date, last: date) -> int:
    return sum(first <= day <= last for day in days)

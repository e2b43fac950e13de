"""What is sent about a disinvestment: its trigger, and the options that were considered."""

from typing import Annotated

from pydantic import Field

from domain.cases.disinvestment import Disinvestment, OptionConsidered, OptionKind, Trigger
from service.edge.bodies import Body
from service.edge.fields import LongText, Many, Word


class OptionConsideredBody(Body):
    """One option, what it would do with the service, and what speaks for and against it."""

    kind: Word[OptionKind]
    account: LongText
    preferred: bool = False


class DisinvestmentBody(Body):
    """Why a service is to be given up; submitted, it has two options or more, doing nothing among them."""

    trigger: Word[Trigger]
    evidence: LongText
    options: Annotated[Many[OptionConsideredBody], Field(description="Decommissioning is one of several.")] = ()

    def disinvestment(self) -> Disinvestment:
        """The same as the domain has it."""
        options = (
            OptionConsidered(kind=one.kind, account=one.account, preferred=one.preferred) for one in self.options
        )
        return Disinvestment(trigger=self.trigger, evidence=self.evidence, options=tuple(options))

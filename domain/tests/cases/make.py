"""Cases, with the people and organisations they name, so that an example says only what matters to it."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from domain.cases.commands import DraftCase, ReturnCase, ReviseCase, ScoreCase, SubmitCase, WithdrawCase
from domain.cases.content import CaseContent, CaseKind, MoneyKind, MoneyLine, Origin, Party, PartyRole, Recurrence
from domain.cases.events import CaseDrafted, CaseReturned, CaseRevised, CaseScored, CaseSubmitted, CaseWithdrawn
from domain.kernel.ids import CaseId, CaseReference, OrganisationCode, PersonId
from domain.kernel.messages import Withheld
from domain.kernel.money import Money, Qualifier
from domain.kernel.spec import ASKED
from domain.organisations.events import OrganisationKind, OrganisationRegistered, Registry
from domain.people.events import PersonRegistered

Said = Any  # whatever a field may hold


def numbered(number: int) -> str:
    return f"00000000-0000-4000-8000-{number:012d}"


CASE, OTHER_CASE = CaseId(numbered(501)), CaseId(numbered(502))
REFERENCE = CaseReference("GBP/2122/214")
AUTHOR, SPONSOR, SCORER = (PersonId(numbered(n)) for n in (531, 532, 533))
CLINIC = OrganisationCode("LOCAL-CLINIC")


def pounds(amount: int, qualifier: Qualifier = Qualifier.EXACTLY) -> Money:
    return Money(amount_pence=amount * 100, qualifier=qualifier)


def line(amount: Money, kind: MoneyKind = MoneyKind.INVESTMENT) -> MoneyLine:
    return MoneyLine(kind=kind, amount=amount, recurrence=Recurrence.ONCE, financial_year=None, fund=None)


def content(**changed: Said) -> CaseContent:
    """What a case says, with its texts plain, as in a command."""
    plain = CaseContent(
        title="Dermatology in the community",
        kind=CaseKind.INVEST,
        origin=Origin.PBC_CONSORTIUM,
        summary="Clinics nearer to patients.",
        recommendation="That the board approve the service.",
        specialty=None,
        authors=(AUTHOR,),
        sponsor=SPONSOR,
        parties=(Party(organisation=CLINIC, role=PartyRole.PROPOSED_PROVIDER),),
        beneficiaries=(),
        money=(line(pounds(250_000)),),
    )
    return replace(plain, **changed)


def sealed(**changed: Said) -> CaseContent:
    """What a case says as facts remember it: its texts are digests."""
    digests = {name: Withheld(f"digest-of-the-{name}") for name in ("title", "summary", "recommendation")}
    return content(**{**digests, **changed})


def people(*persons: PersonId) -> list[PersonRegistered]:
    return [PersonRegistered(person=one, office="Officer", name=None) for one in persons]


def organisation(code: OrganisationCode = CLINIC) -> OrganisationRegistered:
    return OrganisationRegistered(
        organisation=code,
        name="Registered",
        kind=OrganisationKind.COMPANY,
        registry=Registry.LOCAL,
        opened=None,
        closed=None,
    )


EVERYBODY = [*people(AUTHOR, SPONSOR, SCORER), organisation()]


def drafted(**changed: Said) -> CaseDrafted:
    return replace(CaseDrafted(case=CASE, reference=REFERENCE, content=sealed()), **changed)


def revised(**said: Said) -> CaseRevised:
    return CaseRevised(case=CASE, content=sealed(**said))


def submitted(version: int = 1, case: CaseId = CASE) -> CaseSubmitted:
    return CaseSubmitted(case=case, version=version, content_hash="0" * 64)


def returned(version: int = 1) -> CaseReturned:
    return CaseReturned(case=CASE, version=version, why=Withheld("digest"))


def scored(**changed: Said) -> CaseScored:
    plain = CaseScored(case=CASE, version=1, scorer=SCORER, criterion="need", score=Decimal("3.5"))
    return replace(plain, **changed)


def withdrawn() -> CaseWithdrawn:
    return CaseWithdrawn(case=CASE, why=Withheld("digest"))


def draft(**changed: Said) -> DraftCase:
    return replace(DraftCase(asked=ASKED, case=CASE, reference=REFERENCE, content=content()), **changed)


def revise(**said: Said) -> ReviseCase:
    return ReviseCase(asked=ASKED, case=CASE, content=content(**said))


def submit() -> SubmitCase:
    return SubmitCase(asked=ASKED, case=CASE)


def send_back(why: str = "The costs are missing.") -> ReturnCase:
    return ReturnCase(asked=ASKED, case=CASE, why=why)


def score(**changed: Said) -> ScoreCase:
    plain = ScoreCase(asked=ASKED, case=CASE, version=1, scorer=SCORER, criterion="need", score=Decimal("3.5"))
    return replace(plain, **changed)


def withdraw(why: str = "Overtaken by events.") -> WithdrawCase:
    return WithdrawCase(asked=ASKED, case=CASE, why=why)

"""The rule for a saving that two cases claim: it is submitted and found, for a board may want to know of both."""

from domain.cases.commands import SubmitCase
from domain.cases.events import SavingsClaimed
from domain.cases.file import CaseFile
from domain.cases.policies import the_file
from domain.cases.savings import Claim, claims_in, may_be_one
from domain.cases.state import Cases
from domain.kernel.ids import AwardId, OrganisationCode, SchemeName
from domain.kernel.refusals import Refused


class SavingClaimedTwice(Refused):
    """Another case claims what may be the same saving, in the same time; it is not counted twice."""

    code = "saving-claimed-twice"
    bends = True


def a_saving_is_claimed_by_one_case(command: SubmitCase, known: Cases) -> Refused | None:
    """Croydon CCG, 2017: savings were told of more than once, over other times and in other sums."""
    mine = claims_in(command.case, the_file(command, known).draft)
    others = [file for file in known.files.values() if file.case != command.case and file.submitted]
    found = [file for file in others if any(may_be_one(one, other) for one in mine for other in claims_of(file))]
    if not found:
        return None
    evidence = [file.submitted.submitted_at for file in found if file.submitted]
    return SavingClaimedTwice(pointer="/case", evidence=evidence, cases=[str(file.case) for file in found]).as_warning()


def claims_of(file: CaseFile) -> tuple[Claim, ...]:
    """What a case claims as it stands submitted."""
    return claims_in(file.case, file.submitted.content) if file.submitted else ()


def claimed(file: CaseFile) -> list[SavingsClaimed]:
    """The fact by which the claims of a draft are found again; nothing where it claims none."""
    on = [claim.line.saved_on for claim in claims_in(file.case, file.draft) if claim.line.saved_on]
    if not on:
        return []
    schemes = dict.fromkeys(one.scheme for one in on if one.scheme)
    contracts = dict.fromkeys(one.contract for one in on if one.contract)
    organisations = dict.fromkeys(one.organisation for one in on if one.organisation)
    version = len(file.versions) + 1
    found = SavingsClaimed(
        case=file.case,
        version=version,
        schemes=tuple[SchemeName, ...](schemes),
        contracts=tuple[AwardId, ...](contracts),
        organisations=tuple[OrganisationCode, ...](organisations),
    )
    return [found]

"""What a case must say before a board looks at it, beyond the texts that were asked for when it was written."""

from domain.cases.content import CaseContent, CaseKind

SPENDS = frozenset(
    {
        CaseKind.INVEST,
        CaseKind.INVEST_TO_SAVE,
        CaseKind.CONTRACT_AWARD,
        CaseKind.CONTRACT_EXTENSION,
        CaseKind.INCENTIVE_SCHEME,
        CaseKind.GRANT,
    }
)
NAMES_A_PROVIDER = frozenset({CaseKind.CONTRACT_AWARD, CaseKind.CONTRACT_EXTENSION})


def missing_from(content: CaseContent) -> tuple[str, ...]:
    """What is missing; a case that spends nothing says so by a line of £0.00."""
    weighed = content.disinvestment is not None and content.disinvestment.is_weighed
    gaps = {
        "authors": not content.authors,
        "money": content.kind in SPENDS and not content.money,
        "parties": content.kind in NAMES_A_PROVIDER and not content.parties,
        "disinvestment": content.kind is CaseKind.DECOMMISSION and not weighed,
    }
    return tuple(name for name, missing in gaps.items() if missing)

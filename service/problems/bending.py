"""Which rules bend: the table a secretary reads before writing down what a meeting of the past did."""

from typing import Final

from service.problems.catalogue import all_refusals

HEAD: Final = """# Rules that bend

What happens under the rules is recorded as it happens, and what they forbid is refused. A meeting that is written
down afterwards (`"mode": "RETROSPECTIVE"`, with `occurredAt`, `reason` and `source`) has already happened: the rules
of conduct below do not stop the record. Each that was broken stands on the fact as a finding, with the rule, its
source and the facts that show it; a vote that may not count is shown and not counted. A charter may also let a rule
only warn: then it is a finding in either case.

Everything else that is refused cannot have happened as it was told (an unknown person, a second vote of one seat, a
vote on a closed motion) and is refused always.

| Rule of conduct | What it means where it is broken |
|---|---|
"""


def rules_that_bend() -> str:
    """The page, made from the refusals themselves: a line for every reason that becomes a finding."""
    lines = (f"| `{code}` | {kind.title()} |\n" for code, kind in all_refusals().items() if kind.bends)
    return HEAD + "".join(lines)

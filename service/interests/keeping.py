"""By what the register of interests is kept at a viewpoint: the body's policies, and the legal holds."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from domain.kernel.codec import read
from domain.registers.policy import AdoptedPolicy, RegisterPolicy, policy_on
from service.interests.register_tables import legal_holds, policies
from service.viewing.paging import all_of
from service.viewing.predecessors import Record
from service.viewing.viewpoint import Viewpoint


class Policies:
    """The policies of a body as known at a viewpoint."""

    def __init__(self, view: Viewpoint) -> None:
        """Look them up."""
        self._adopted = [
            AdoptedPolicy(
                policy=read(RegisterPolicy, json.loads(row["policy"])),
                in_force_from=date.fromisoformat(row["in_force_from"]),
            )
            for row in all_of(view, policies)
        ]

    def on(self, day: date) -> RegisterPolicy:
        """The policy in force on a day."""
        return policy_on(self._adopted, day)


def policy_of(record: Record, day: date) -> RegisterPolicy:
    """The policy of a record on a day; whoever inherited it keeps it no shorter than they keep what is their own."""
    policy = Policies(record.view).on(day)
    years = (Policies(heir).on(day).kept_years for heir in record.heirs)
    return replace(policy, kept_years=max(policy.kept_years, *years)) if record.heirs else policy


def holds_of(view: Viewpoint) -> Mapping[str, tuple[str, ...]]:
    """The legal holds that are not lifted, by the person whose entries they keep."""
    found: dict[str, tuple[str, ...]] = {}
    for row in all_of(view, legal_holds):
        found[row["person"]] = (*found.get(row["person"], ()), row["hold"])
    return found

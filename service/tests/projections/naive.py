"""A read model as one would first write it: the state after each position kept whole, in memory."""

from dataclasses import dataclass, field
from typing import Any

State = dict[str, dict[str, Any]]


@dataclass
class Naive:
    """The rows of one table by their key, as they stood after each position."""

    states: list[State] = field(default_factory=lambda: [{}])

    def apply(self, acts: list[tuple[str, str, dict[str, Any]]]) -> None:
        """Do what one fact does; each act is what, to which key, with which columns."""
        position = len(self.states)
        state = {key: dict(row) for key, row in self.states[-1].items()}
        for what, key, columns in acts:
            if what == "add":
                state[key] = {"thing": key, "label": None, "labels": None, **columns, "since": position}
            elif what == "end":
                state.pop(key, None)
            elif key in state:
                row = {**state.pop(key), **columns}
                state[row["thing"]] = row
        self.states.append(state)

"""What a section found, as aligned text and as JSON."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, TypeAlias

Cell: TypeAlias = str | float | None
Row: TypeAlias = Mapping[str, Cell]


@dataclass(frozen=True)
class Table:
    """A table with a title, a sentence on how to read it, and rows that all have the same columns."""

    title: str
    reading: str
    rows: Sequence[Row]

    def text(self) -> str:
        """Aligned for a terminal: words to the left, numbers to the right."""
        if not self.rows:
            return f"{self.title}\n{self.reading}\n(nothing measured)\n"
        lines = [list(self.rows[0]), *([shown(cell) for cell in row.values()] for row in self.rows)]
        widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
        words = [isinstance(cell, str) for cell in self.rows[0].values()]
        head, *body = (aligned(line, widths, words) for line in lines)
        return "\n".join((self.title, self.reading, head, "-" * len(head), *body, ""))

    def json(self) -> dict[str, Any]:
        """The same, for programs."""
        return asdict(self)


def aligned(line: Sequence[str], widths: Sequence[int], words: Sequence[bool]) -> str:
    """One line of the table."""
    cells = zip(line, widths, words, strict=True)
    return "  ".join(cell.ljust(width) if word else cell.rjust(width) for cell, width, word in cells).rstrip()


def shown(cell: Cell) -> str:
    """A cell as text: three significant digits are as much as a measurement is worth."""
    if cell is None:
        return "–"
    if isinstance(cell, str):
        return cell
    return f"{cell:,.{max(0, 3 - len(str(int(cell))))}f}"


def ratio(value: float | None, base: float | None) -> float | None:
    """How many times the base; nothing where there is no base."""
    return value / base if value is not None and base else None

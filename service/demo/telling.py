"""Telling: what the demonstration did, a line for each step, as it is done."""

from collections.abc import Callable

from domain.kernel.values import value


@value
class Line:
    """One step in plain English, with its outcome, and the facts that show it; `refused` is the reason if it was."""

    chapter: str
    sentence: str
    facts: tuple[int, ...] = ()
    refused: str | None = None


Listener = Callable[[Line], None]


class Telling:
    """Keeps the lines in order, and hands each to a listener as it comes."""

    def __init__(self, listener: Listener = lambda _: None) -> None:
        """Tell a listener, such as the terminal."""
        self.lines: list[Line] = []
        self._chapter, self._listener = "", listener

    def begin(self, chapter: str) -> None:
        """The lines from now on belong to this chapter."""
        self._chapter = chapter

    def say(self, sentence: str, *, facts: tuple[int, ...] = (), refused: str | None = None) -> None:
        """Add a line."""
        line = Line(chapter=self._chapter, sentence=sentence, facts=facts, refused=refused)
        self.lines.append(line)
        self._listener(line)

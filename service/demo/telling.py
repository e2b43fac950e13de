"""Telling: what the demonstration did, a line for each step, as it is done."""

from domain.kernel.values import value


@value
class Line:
    """One step in plain English, with its outcome, and the facts that show it; `refused` is the reason if it was."""

    chapter: str
    sentence: str
    facts: tuple[int, ...] = ()
    refused: str | None = None


class Listener:
    """Somebody who is told; this one does not listen."""

    def begins(self, chapter: str) -> None:
        """A chapter begins."""

    def hears(self, line: Line) -> None:
        """A step was taken."""


class Telling:
    """Keeps the lines in order, and hands each to a listener as it comes."""

    def __init__(self) -> None:
        """Tell nobody yet."""
        self.lines: list[Line] = []
        self._chapter, self._listener = "", Listener()

    def listen(self, listener: Listener) -> None:
        """From now on tell this listener, such as the terminal."""
        self._listener = listener

    def begin(self, chapter: str) -> None:
        """The lines from now on belong to this chapter."""
        self._chapter = chapter
        self._listener.begins(chapter)

    def say(self, sentence: str, *, facts: tuple[int, ...] = (), refused: str | None = None) -> None:
        """Add a line."""
        line = Line(chapter=self._chapter, sentence=sentence, facts=facts, refused=refused)
        self.lines.append(line)
        self._listener.hears(line)

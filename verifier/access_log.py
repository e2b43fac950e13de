"""The access log held against itself and against the seals in the record: who read what cannot be changed unseen."""

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from domain.custody.events import AccessLogSealed
from domain.kernel.plain import instant
from domain.kernel.recorded import moment_of
from domain.ledger.access_chain import BEFORE_THE_FIRST, entry_text, link
from domain.ledger.base64text import base64_text
from domain.ledger.canonical import parse_strictly
from verifier.facts import UNFIT
from verifier.findings import CannotTell, Check, Findings
from verifier.queries import Query, Reader
from verifier.rows import BEFORE_ALL, Row, number, octets
from verifier.sealed import SealedTexts

TABLE: Final = "access_entries"
KIND: Final = AccessLogSealed.type_name
ENTRIES: Final = Query(
    "SELECT number, read_at, reader, thing, entry, link, reason FROM access_entries "
    "WHERE ledger = :ledger AND number > :after ORDER BY number LIMIT 1024",
    TABLE,
)


class Entry(NamedTuple):
    """An entry as it is stored."""

    number: int
    read_at: int
    reader: str
    thing: str
    text: str
    link: bytes
    reason: bytes


class Seal(NamedTuple):
    """A fact that binds the chain: its position, how many entries it binds, and the link of the last of them."""

    position: int
    entries: int
    link: str


class AccessChain:
    """Takes the seals of one ledger, and then goes along its access log."""

    def __init__(self, reader: Reader, ledger: str, sealed: SealedTexts | None, findings: Findings) -> None:
        """Begin without a seal."""
        self._reader, self._ledger, self._sealed, self._findings = reader, ledger, sealed, findings
        self._seals: list[Seal] = []
        self._wordless = 0

    def take(self, row: Row, said: dict[str, Any] | None) -> None:
        """Remember what the next fact seals, if it does."""
        if said is None or row.type != KIND:
            return
        data = said["data"]
        if not isinstance(data.get("entries"), int) or not isinstance(data.get("link"), str):
            self._findings.add(Check.ACCESS_LOG, row.position, "what it seals of the access log cannot be read")
        elif self._seals and data["entries"] <= self._seals[-1].entries:
            self._findings.add(Check.ACCESS_LOG, row.position, "it seals no more of the access log than was sealed")
        else:
            self._seals.append(Seal(row.position, data["entries"], data["link"]))

    def compare(self, size: int) -> None:
        """Reckon every link again, and hold the chain against the seals; the record has so many facts."""
        self._size, before, last = size, BEFORE_THE_FIRST, 0
        waiting = list(self._seals)
        for entry in self._entries():
            if entry.number != last + 1:
                self._add(last + 1, f"entry {last + 1} of the access log is missing")
                before = entry.link  # from here on it is one finding for each gap
            else:
                self._look_at(entry, before)
                before = entry.link
            last = entry.number
            while waiting and waiting[0].entries <= last:
                self._hold_against(waiting.pop(0), entry)
        for seal in waiting[:1]:
            what = f"the access log ends at entry {last}, and {seal.entries} entries were sealed"
            self._findings.add(Check.ACCESS_LOG, seal.position, what)
        self._say_what_is_not_shown(last)

    def _entries(self) -> Iterator[Entry]:
        after = BEFORE_ALL
        while rows := self._reader.ask(ENTRIES, ledger=self._ledger, after=after):
            for at, read_at, reader, thing, text, linked, reason in rows:
                if number(at) <= after:  # a damaged index leads in circles
                    raise CannotTell(f"the access log of {self._ledger} has no end: the database is damaged")
                after = number(at)
                words = str(reader), str(thing), str(text)
                yield Entry(after, number(read_at), *words, octets(linked), octets(reason))

    def _look_at(self, entry: Entry, before: bytes) -> None:
        if link(before, entry.text) != entry.link:
            self._add(entry.number, f"entry {entry.number} of the access log does not follow from the one before it")
        wrong = self._wrong_with(entry)
        if wrong is not None:
            self._add(entry.number, f"entry {entry.number} of the access log {wrong}")

    def _wrong_with(self, entry: Entry) -> str | None:
        """What of a row is not as the entry itself has it."""
        try:
            said: Any = parse_strictly(entry.text.encode("utf-8", "replace"))
            told = said["ledger"], said["number"], said["reader"], said.get("thing", ""), said["at"]
            columns = self._ledger, entry.number, entry.reader, entry.thing, instant(moment_of(entry.read_at))
            (hashed,) = said["_sd"]
            is_canonical = entry_text(said) == entry.text
        except UNFIT:
            return "cannot be read"
        if told != columns or not is_canonical:
            return "stands in another row than its own"
        if not entry.reason:
            self._wordless += 1
        elif self._sealed and self._sealed.reason(self._ledger, hashed, entry.reason) is None:
            return "has another reason than the one that was given"
        return None

    def _hold_against(self, seal: Seal, entry: Entry) -> None:
        if entry.number == seal.entries and base64_text(entry.link) != seal.link:
            what = f"the access log up to entry {seal.entries} is not the one that was sealed"
            self._findings.add(Check.ACCESS_LOG, seal.position, what)

    def _add(self, at: int, what: str) -> None:
        """Something is wrong with an entry: where it was sealed, or else at the end of the record."""
        position = next((seal.position for seal in self._seals if seal.entries >= at), max(self._size, 1))
        self._findings.add(Check.ACCESS_LOG, position, what)

    def _say_what_is_not_shown(self, last: int) -> None:
        bound = self._seals[-1].entries if self._seals else 0
        if last > bound:
            self._findings.limits.append(
                f"of the {last} entries of the access log {last - bound} are not sealed yet: "
                "if these were written anew or cut off, it would not be noticed"
            )
        if self._wordless:
            self._findings.limits.append(f"of the access log {self._wordless} reasons are gone, and none is proven")

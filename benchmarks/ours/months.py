"""A month in the life of a body, as the service recorded it over HTTP: copied again and again to fill a ledger."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from secrets import token_urlsafe
from typing import Any, NamedTuple

from domain.decisions.events import DecisionTaken
from domain.kernel.codec import instant
from domain.ledger.disclosures import digest, disclosure
from domain.ledger.leaf import leaf_bytes
from service.ids import new_id
from service.store.appending import Entry
from service.store.leaves import moment_of

MOMENT, NUMBER = "the-moment-of-recording", 987_654_321
UUID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")
NAMED = re.compile(r'"(?:organisation|case-reference):([^"]+)"')
DIGESTS = re.compile(r'"_sd":\["([^"]+)"\]')
TAGS = re.compile(r'(?<="tags":\[)[^\]]*')


class Text(NamedTuple):
    """A personal or free text behind a digest, and what it is about."""

    text: str
    subject: str


class Copy(NamedTuple):
    """One fact to append, and its personal and free texts: what each is about, its digest and its disclosure."""

    entry: Entry
    texts: Sequence[tuple[str, str, str]]


class Month:
    """Facts as text with gaps, to be filled with new ids, moments and salted digests for each copy."""

    def __init__(self, leaves: Sequence[bytes], earlier: Sequence[bytes], texts: Mapping[str, Text]) -> None:
        """Cut gaps for whatever the month's facts name and no earlier fact does; `texts` are those behind digests."""
        plain = [_with_gaps(json.loads(leaf)) for leaf in leaves]
        said = [leaf_bytes(one).decode() for one in plain]
        before = "\n".join(leaf.decode() for leaf in earlier)
        self._texts = texts
        self._ids = _found(UUID, said) - set(UUID.findall(before))
        self._names = _found(NAMED, said) - set(NAMED.findall(before))
        gaps = sorted({*self._ids, *self._names, *_found(DIGESTS, said)}, key=len, reverse=True)
        cut = re.compile(f"({'|'.join(map(re.escape, (*gaps, MOMENT, str(NUMBER))))})")
        self._pieces = [(one["type"], cut.split(text)) for one, text in zip(plain, said, strict=True)]

    def copies(self, number: int, after: int) -> Iterator[Copy]:
        """The facts of a further month, each a microsecond (since 1970) after the one before."""
        fill = {one: new_id() for one in self._ids}
        fill |= {name: f"COPY{number:05}{at:X}" for at, name in enumerate(sorted(self._names))}
        for moment, (kind, pieces) in enumerate(self._pieces, start=after + 1):
            fill |= {MOMENT: instant(moment_of(moment)), str(NUMBER): str(moment - after + number * len(self._pieces))}
            texts = [(gap, *self._told(gap, fill)) for gap in pieces[1::2] if gap in self._texts]
            fill |= {gap: hashed for gap, _, hashed, _ in texts}
            text = "".join(fill[piece] if at % 2 else piece for at, piece in enumerate(pieces))
            tags = sorted(TAGS.findall(text)[0].split(","))
            leaf = TAGS.sub(",".join(tags), text, count=1).encode()
            entry = Entry(type=kind, tags=tuple(tag[1:-1] for tag in tags), leaf=leaf, recorded_at=moment)
            yield Copy(entry, [(subject, hashed, made) for _, subject, hashed, made in texts])

    def _told(self, gap: str, fill: Mapping[str, str]) -> tuple[str, str, str]:
        text, subject = self._texts[gap]
        made = disclosure(token_urlsafe(16), "text", text)
        kind, _, name = subject.partition(":")
        return f"{kind}:{fill.get(name, name)}", digest(made), made


def _with_gaps(plain: dict[str, Any]) -> dict[str, Any]:
    plain |= {"recordedAt": MOMENT, "occurredAt": MOMENT}
    if plain["type"] == DecisionTaken.type_name:
        plain["data"]["number"] = NUMBER
    return plain


def _found(pattern: re.Pattern[str], texts: Sequence[str]) -> set[str]:
    return {found for text in texts for found in pattern.findall(text)}

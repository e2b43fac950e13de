"""A month in the life of a body, as the service recorded it over HTTP: copied again and again to fill a ledger."""

import json
import re
from collections import Counter
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
POSITIONS = frozenset(
    {"askedAt", "castAt", "cause", "countedAt", "evidence", "givenAt", "patientsShownAt", "reportedAt", "ruledAt"}
    | {"shownAt", "statedAt", "takenAt"}
)
"""What names an earlier fact by its position: in a copy it names the copy of that fact."""
PLACE = 8_765_432_000_000
"""Added to a position within the month, so that it can be found again in the text."""
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
        first = len(earlier) + 1
        told = [json.loads(leaf) for leaf in leaves]
        self._decided = [_decided(one) for one in told]
        self._decisions = Counter(board for board, _ in filter(None, self._decided))
        plain = [_with_gaps(one, first) for one in told]
        said = [leaf_bytes(one).decode() for one in plain]
        before = "\n".join(leaf.decode() for leaf in earlier)
        self._texts = texts
        self._ids = _found(UUID, said) - set(UUID.findall(before))
        self._names = _found(NAMED, said) - set(NAMED.findall(before))
        gaps = sorted({*self._ids, *self._names, *_found(DIGESTS, said)}, key=len, reverse=True)
        self._places = [str(PLACE + at) for at in range(len(said))]
        fixed = (*gaps, *self._places, MOMENT, str(NUMBER))
        cut = re.compile(f"({'|'.join(map(re.escape, fixed))})")
        self._pieces = [(one["type"], cut.split(text)) for one, text in zip(plain, said, strict=True)]

    def copies(self, number: int, size: int, after: int) -> Iterator[Copy]:
        """The facts of a further month behind so many others, each a microsecond (since 1970) after the one before."""
        fill = {one: new_id() for one in self._ids}
        fill |= {place: str(at) for at, place in enumerate(self._places, start=size + 1)}
        fill |= {name: f"COPY{number:05}{at:X}" for at, name in enumerate(sorted(self._names))}
        for moment, ((kind, pieces), decided) in enumerate(zip(self._pieces, self._decided, strict=True), after + 1):
            fill[MOMENT] = instant(moment_of(moment))
            if decided:
                board, first = decided
                fill[str(NUMBER)] = str(first + (number + 1) * self._decisions[board])
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


def _decided(plain: dict[str, Any]) -> tuple[str, int] | None:
    """Of a decision, which board took it, and its number among those of that board."""
    data = plain["data"]
    return (data["board"], data["number"]) if plain["type"] == DecisionTaken.type_name else None


def _with_gaps(plain: dict[str, Any], first: int) -> dict[str, Any]:
    plain |= {"recordedAt": MOMENT, "occurredAt": MOMENT}
    if plain["type"] == DecisionTaken.type_name:
        plain["data"]["number"] = NUMBER
    placed: dict[str, Any] = _placed(plain, first, "")
    return placed


def _placed(held: Any, first: int, name: str) -> Any:  # noqa: ANN401 - any JSON
    """The same with a gap wherever a fact of the month, which begins at `first`, is named by its position."""
    match held:
        case dict():
            return {name: _placed(one, first, name) for name, one in held.items()}
        case list():
            return [_placed(one, first, name) for one in held]
        case int() if name in POSITIONS and held >= first:
            return PLACE + held - first
    return held


def _found(pattern: re.Pattern[str], texts: Sequence[str]) -> set[str]:
    return {found for text in texts for found in pattern.findall(text)}

"""Facts as CloudEvents 1.0 in JSON; what is not shown stays as a placeholder or within a range, with its positions."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from domain.kernel.values import value
from service.store.sealed import WITHHELD
from service.viewing.sight import Row
from verifier.sealed import digests_in

PREFIX: Final = "org.commissioning-decisions"
PLACEHOLDER: Final = f"{PREFIX}.feed.Placeholder.v1"
SKIPPED: Final = f"{PREFIX}.feed.Skipped.v1"
CIRCUMSTANCES: Final = {
    "occurredat": "occurredAt",
    "actor": "actor",
    "actingfor": "actingFor",
    "via": "via",
    "mode": "mode",
    "rules": "rules",
    "correlationid": "correlationId",
    "causationid": "causation",
    "corrects": "corrects",
    "supersedes": "supersedes",
}
"""What a fact's envelope says, by the name of the extension attribute that says it here; absent where it is there."""

Event = dict[str, Any]
_encode = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode


@value
class Told:
    """One thing that the feed tells: up to which position it reaches, and the event as JSON on one line."""

    position: int
    event: str


class Teller:
    """Tells the facts of one ledger."""

    def __init__(self, log_origin: str, ledger: str) -> None:
        """Name the events after the log's origin (a schemaless address) and the ledger."""
        self._schemas = f"https://{log_origin}/event-schemas"
        self._source = f"https://{log_origin}/{ledger}"

    def fact(self, row: Row, words: Mapping[str, str] | None) -> Told:
        """A fact with everything that is public of it, and the words behind its digests where some are given.

        Of the digests that stand in it those without words are named as erased, those with `WITHHELD` as withheld.
        """
        said = row.said
        named = f"{said['type']}.v{said['version']}"
        event = self._event(said["id"], f"{PREFIX}.{named}", row.position, row.leaf_hash)
        event |= {"time": said["recordedAt"], "dataschema": f"{self._schemas}/{named}.schema.json"}
        event |= {name: said[held] for name, held in CIRCUMSTANCES.items() if held in said}
        event |= dict(_further(said))
        if words is not None:
            event |= dict(_words(digests_in(said), words))
        event |= {"datacontenttype": "application/json", "data": said["data"]}
        return Told(position=row.position, event=_encode(event))

    def placeholder(self, row: Row) -> Told:
        """That there is a fact at a position, and what its leaf hashes to; nothing else of it."""
        event = self._event(f"position-{row.position}", PLACEHOLDER, row.position, row.leaf_hash)
        return Told(position=row.position, event=_encode(event))

    def skipped(self, first: int, last: int) -> Told:
        """That from one position to another there is nothing that was asked for and may be seen."""
        event = self._event(f"positions-{first}-{last}", SKIPPED, last)
        event |= {"datacontenttype": "application/json", "data": {"from": first, "to": last}}
        return Told(position=last, event=_encode(event))

    def _event(self, id: str, kind: str, position: int, leaf_hash: bytes | None = None) -> Event:
        event: Event = {"specversion": "1.0", "id": id, "source": self._source, "type": kind, "position": position}
        return event if leaf_hash is None else event | {"leafhash": leaf_hash.hex()}


def _further(said: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Of the circumstances those that an attribute, which is one text, can only name: rules not kept, and digests."""
    if said.get("findings"):
        yield "findings", " ".join(finding["rule"] for finding in said["findings"])
    for name in ("reason", "source"):
        if name in said:
            yield f"{name}digest", said[name]["_sd"][0]


def _words(digests: list[str], words: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The disclosures as RFC 9901 joins them (section 4), and which digests have none."""
    there = [words[one] for one in digests if words.get(one, WITHHELD) != WITHHELD]
    kept_back = [one for one in digests if words.get(one) == WITHHELD]
    gone = [one for one in digests if one not in words]
    for name, held in (("disclosures", "~".join(there)), ("withheld", " ".join(kept_back)), ("erased", " ".join(gone))):
        if held:
            yield name, held

"""What a fact says, in words: its fields under their names, people and things by theirs, amounts in pounds."""

import re
from typing import Any, Final

from domain.kernel.messages import EVENT_TYPES
from verifier.evidence.markup import Markup, element, escaped
from verifier.evidence.record import CaseRecord, PackedFact

WORD: Final = re.compile(r"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|YES|NO|FOR|AGAINST|ABSTAIN")
HUMP: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
IN_THE_FILE: Final = frozenset({"inputs", "verdict", "charter", "exclusions", "taken"})
"""What would fill pages: it stands in the fact's own file, and of decisions also on a page of its own."""
PENCE: Final = 100


def sentence(fact: PackedFact) -> str:
    """What happened, in the sentence that explains facts of this type."""
    kind = EVENT_TYPES.get(fact.type)
    return (kind.__doc__ or fact.type).strip().splitlines()[0] if kind else fact.type


def fields(record: CaseRecord, fact: PackedFact) -> Markup:
    """What a fact says, a line for each field."""
    told = {name: said for name, said in fact.data.items() if name not in IN_THE_FILE and said not in ([], {})}
    told |= {name: fact.said[name] for name in ("reason", "source") if name in fact.said}
    return element("dl", *(part for name, said in told.items() for part in _field(record, name, said)))


def words(name: str) -> str:
    """The name of a field as words."""
    return HUMP.sub(" ", name).lower()


def plainly(word: object) -> str:
    """A word of the record as people write it: "leave for item"."""
    return str(word).replace("_", " ").lower()


def value(record: CaseRecord, said: Any) -> str:  # noqa: ANN401 - JSON
    """Anything that a fact says, on one line."""
    match said:
        case bool():
            return "yes" if said else "no"
        case {"amountPence": int(pence), **rest}:
            qualifier = str(rest.get("qualifier", "EXACTLY"))
            return pounds(pence) if qualifier == "EXACTLY" else f"{plainly(qualifier)} {pounds(pence)}"
        case dict():
            return "; ".join(
                f"{words(name)}: {value(record, one)}" for name, one in said.items() if one not in ([], {})
            )
        case list():
            return ", ".join(value(record, one) for one in said)
        case str() if WORD.fullmatch(said):
            return plainly(said)
    return record.name(said)


def pounds(pence: int) -> str:
    """An amount as people write it."""
    return f"£{pence // PENCE:,}" + (f".{pence % PENCE:02}" if pence % PENCE else "")


def link(position: int, *, held_back: bool = False) -> Markup:
    """A fact by its position, with the way to its bytes."""
    return element("a", position, href=f"receipts/{position:08}.tlog-proof" if held_back else file_of(position))


def file_of(position: int) -> str:
    """The file that holds the bytes of a fact."""
    return f"facts/{position:08}.json"


def _field(record: CaseRecord, name: str, said: Any) -> tuple[Markup, Markup]:  # noqa: ANN401 - JSON
    return element("dt", words(name)), element("dd", element("bdi", Markup(escaped(value(record, said)))))

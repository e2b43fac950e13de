"""What a fact of some type says, as a sentence."""

from functools import cache

from domain.kernel.messages import EVENT_TYPES


@cache
def sentence_of(type_name: str) -> str:
    """The sentence by which the newest version of a type of fact is described; nothing for a type not known here."""
    kind = EVENT_TYPES.get(type_name)
    return (kind.__doc__ or "").strip().split("\n")[0] if kind else ""

"""Strict query strings: every parameter is one the route knows, given once, in UTF-8 that can be kept."""

from collections import Counter
from collections.abc import Collection
from typing import Final
from urllib.parse import parse_qsl

from service.edge.refusals import RepeatedParameter, UnexpectedParameter
from service.edge.storable_text import Unstorable, storable
from service.problems.refusals import InvalidRequest

MOST_PARAMETERS: Final = 100


def read_query(raw: bytes, known: Collection[str], repeatable: Collection[str]) -> list[tuple[str, str]]:
    """The parameters in order, values in normal form C.

    Raises `UnexpectedParameter` for a name the route does not know (a misspelt `known_at` must not silently mean
    now), `RepeatedParameter` for a second value where one is expected, `InvalidRequest` for what is not text.
    """
    try:
        given = parse_qsl(raw.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=MOST_PARAMETERS)
        pairs = [(name, storable(content)) for name, content in given]
    except (Unstorable, ValueError):
        raise InvalidRequest("The query string is not text that can be read.") from None
    _refuse_unknown({name for name, _ in pairs} - set(known), known)
    repeated = sorted(name for name, times in Counter(name for name, _ in pairs).items() if times > 1)
    if any(name not in repeatable for name in repeated):
        raise RepeatedParameter(f"Given more than once: {', '.join(repeated)}.")
    return pairs


def _refuse_unknown(unknown: set[str], known: Collection[str]) -> None:
    if unknown:
        names = ", ".join(sorted(known)) or "none"
        raise UnexpectedParameter(f"The parameters known here are: {names}.")

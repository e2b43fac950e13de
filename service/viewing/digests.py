"""Digests inside a recorded object: found, and replaced by the texts behind them."""

from collections.abc import Iterator
from typing import Any

from service.viewing.viewpoint import Texts


def digests_in(plain: Any) -> Iterator[str]:  # noqa: ANN401 - plain JSON
    """Every digest in a part of a leaf, at any depth."""
    if isinstance(plain, dict):
        if "_sd" in plain:
            yield plain["_sd"][0]
        for part in plain.values():
            yield from digests_in(part)
    elif isinstance(plain, list):
        for part in plain:
            yield from digests_in(part)


def revealed(plain: Any, texts: Texts) -> Any:  # noqa: ANN401 - plain JSON
    """The same part with each digest replaced by its text, or by `{"erased": true}` where that is gone."""
    if isinstance(plain, dict):
        if "_sd" in plain:
            return texts[plain["_sd"][0]]
        return {name: revealed(part, texts) for name, part in plain.items()}
    if isinstance(plain, list):
        return [revealed(part, texts) for part in plain]
    return plain

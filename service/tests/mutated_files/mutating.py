"""How chance changes a file: its bits, its blocks, its lines, and what stands where in its JSON."""

import json
from collections.abc import Callable
from copy import deepcopy
from random import Random
from typing import Any, Final

from verifier.export_lines import spelled

Mutate = Callable[[bytes, Random], bytes]
OTHERS: Final[tuple[Any, ...]] = (
    None,
    True,
    0,
    -1,
    2**63,
    10**40,
    1.5,
    "",
    "x",
    "\u0000",
    "e\u0301",
    "2009-13-01",
    [],
    {},
    [[]],
    {"_sd": ["x"]},
    {"_sd": 1},
)
"""What may stand where something else belongs."""
LONGEST: Final = 4096


def flipped(content: bytes, chance: Random) -> bytes:
    """One bit, or a few."""
    changed = bytearray(content)
    for _ in range(chance.choice((1, 1, 1, 5))):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def cut(content: bytes, chance: Random) -> bytes:
    """The end is missing, or something before it."""
    at = chance.randrange(len(content))
    return content[:at] + (content[at + chance.randrange(1, LONGEST) :] if chance.random() < 0.5 else b"")


def doubled(content: bytes, chance: Random) -> bytes:
    """A block stands there twice."""
    at, long = chance.randrange(len(content)), chance.randrange(1, LONGEST)
    return content[: at + long] + content[at:]


def swapped(content: bytes, chance: Random) -> bytes:
    """Two blocks of the same length have changed places."""
    long = chance.choice((16, 512, LONGEST))
    one, other = sorted(chance.sample(range(max(2, len(content) // long)), 2))
    blocks = [content[at : at + long] for at in range(0, len(content), long)]
    if other < len(blocks):
        blocks[one], blocks[other] = blocks[other], blocks[one]
    return b"".join(blocks)


def overwritten(content: bytes, chance: Random) -> bytes:
    """A block is nothing but zeros, or chance itself."""
    at, long = chance.randrange(len(content)), chance.randrange(1, 64)
    anew = bytes(long) if chance.random() < 0.5 else chance.randbytes(long)
    return content[:at] + anew + content[at + long :]


def of_lines(content: bytes, chance: Random) -> bytes:
    """A line is gone, stands there twice, or has changed places with another."""
    lines = content.splitlines(keepends=True)
    one, other = chance.sample(range(len(lines)), 2)
    match chance.randrange(3):
        case 0:
            del lines[one]
        case 1:
            lines.insert(other, lines[one])
        case _:
            lines[one], lines[other] = lines[other], lines[one]
    return b"".join(lines)


def of_values(content: bytes, chance: Random) -> bytes:
    """In a line of JSON a value is of another kind, a member is gone, or one more is there."""
    lines = content.splitlines(keepends=True)
    at = chance.choice((0, len(lines) - 1, chance.randrange(len(lines)), chance.randrange(len(lines))))
    told = json.loads(lines[at])
    otherwise(told, chance)
    lines[at] = f"{spelled(told)}\n".encode("utf-8", "surrogatepass")
    return b"".join(lines)


def otherwise(told: Any, chance: Random) -> None:  # noqa: ANN401 - any JSON
    """Change something somewhere in a JSON object or list."""
    places = list(_places(told))
    within, key = chance.choice(places)
    match chance.randrange(8):
        case 0:
            del within[key]
        case 1 if isinstance(within, dict):
            within["more"] = chance.choice(OTHERS)
        case 2 if isinstance(within, list):
            within.append(within[key])
        case 3:
            other_within, other = chance.choice(places)
            within[key] = deepcopy(other_within[other])
        case _:
            within[key] = chance.choice(OTHERS)


def _places(told: Any) -> Any:  # noqa: ANN401 - any JSON
    """Every place in it: what it stands in, and under which name or number."""
    named = told.items() if isinstance(told, dict) else enumerate(told) if isinstance(told, list) else ()
    for key, held in named:
        yield told, key
        yield from _places(held)


OF_BYTES: Final[tuple[Mutate, ...]] = (flipped, cut, doubled, swapped, overwritten)
OF_EXPORTS: Final[tuple[Mutate, ...]] = (*OF_BYTES, of_lines, of_lines, of_values, of_values, of_values)


def mutated(content: bytes, ways: tuple[Mutate, ...], chance: Random) -> bytes:
    """The same, changed in one of these ways: never the same bytes."""
    while (changed := chance.choice(ways)(content, chance)) == content:
        pass
    return changed

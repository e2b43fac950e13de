"""Policy packs: rules of a time that ship with the service as data files; a board may take its charter from one."""

import hashlib
import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Final

from domain.boards.packs import PackTaken
from domain.kernel.ids import BoardId
from domain.kernel.values import value
from service.boards.charter_bodies import CharterBody
from service.problems.refusals import RefusedAtTheDoor

Json = Any  # as TOML and JSON hold it
OTHER_BOARD: Final = "@"  # stands before the name of another board of the pack, until its id is known


class UnknownPolicyPack(RefusedAtTheDoor):
    """There is no policy pack, or no charter in it, of this name."""

    code = "unknown-policy-pack"


class InvalidPackBoards(RefusedAtTheDoor):
    """The charter speaks of other boards of the pack: say which board each of them is, and name no others."""

    code = "invalid-pack-boards"


@value
class PolicyPack:
    """One pack: for which days it speaks, what it rests on, and its charters in the words of the interface."""

    name: str
    version: int
    title: str
    valid_from: date | None
    valid_to: date | None
    citations: tuple[str, ...]
    read: str
    recalled: str
    chosen: str
    charters: Mapping[str, Json]
    digest: str

    def taken(self, charter: str) -> PackTaken:
        """How a charter taken from this pack names it."""
        return PackTaken(
            name=self.name,
            version=self.version,
            charter=charter,
            digest=self.digest,
            valid_from=self.valid_from,
            valid_to=self.valid_to,
        )

    def charter(self, name: str, boards: Mapping[str, BoardId]) -> CharterBody:
        """One of its charters, the other boards of the pack by their ids.

        Raises `UnknownPolicyPack` for a charter that it has not, `InvalidPackBoards` for boards missing or too many.
        """
        if name not in self.charters:
            raise UnknownPolicyPack(pointer="/pack/charter", charters=sorted(self.charters))
        spoken_of = others_in(self.charters[name])
        if spoken_of != boards.keys():
            raise InvalidPackBoards(pointer="/pack/boards", boards=sorted(spoken_of))
        return CharterBody.model_validate(_placed(self.charters[name], boards), strict=False)


@cache
def policy_packs() -> Mapping[str, PolicyPack]:
    """Every pack by its name, in alphabetical order; read once."""
    folder = files("service.boards") / "packs"
    found = (_pack(one.read_bytes()) for one in folder.iterdir() if one.name.endswith(".toml"))
    return {pack.name: pack for pack in sorted(found, key=lambda pack: pack.name)}


def policy_pack(name: str) -> PolicyPack:
    """The pack of this name; raises `UnknownPolicyPack`."""
    if name not in policy_packs():
        raise UnknownPolicyPack(pointer="/pack/name")
    return policy_packs()[name]


def others_in(told: Json) -> frozenset[str]:
    """The names of other boards of the pack of which a part of a charter speaks."""
    if isinstance(told, str):
        return frozenset({told.removeprefix(OTHER_BOARD)}) if told.startswith(OTHER_BOARD) else frozenset()
    parts = told.values() if isinstance(told, dict) else told if isinstance(told, list) else ()
    return frozenset().union(*(others_in(part) for part in parts))


def _placed(told: Json, boards: Mapping[str, BoardId]) -> Json:
    """The same part of a charter with the ids of other boards in their places."""
    if isinstance(told, dict):
        return {name: _placed(part, boards) for name, part in told.items()}
    if isinstance(told, list):
        return [_placed(part, boards) for part in told]
    named = isinstance(told, str) and told.startswith(OTHER_BOARD)
    return boards[told.removeprefix(OTHER_BOARD)] if named else told


def _pack(file: bytes) -> PolicyPack:
    said = tomllib.loads(file.decode())
    return PolicyPack(
        name=said["name"],
        version=said["version"],
        title=said["title"],
        valid_from=said.get("valid_from"),
        valid_to=said.get("valid_to"),
        citations=tuple(said["citations"]),
        read=_unwrapped(said["read"]),
        recalled=_unwrapped(said["recalled"]),
        chosen=_unwrapped(said["chosen"]),
        charters=said["charters"],
        digest=hashlib.sha256(file).hexdigest(),
    )


def _unwrapped(text: str) -> str:
    return " ".join(text.split())

"""Whose word is enough: the logs that are known, the witnesses, and how many must have cosigned (C2SP tlog-policy)."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Self

from domain.ledger.keys import COSIGNATURE_V1, ED25519, KeyRefused, VerifierKey

NOBODY = "none"
"""The name that stands for a policy without witnesses."""

_SPACES = re.compile("[ \t]+")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
_COUNT = re.compile("[1-9][0-9]{0,5}")
_LOG, _WITNESS, _LEAST_OF_GROUP, _QUORUM = 2, 3, 4, 2  # words on a line, the first of which says what it is


class PolicyRefused(ValueError):
    """A text is not a trust policy; the message names the line."""


@dataclass(frozen=True, slots=True)
class KnownLog:
    """A log whose checkpoints count: its key, whose name is the log's origin, and perhaps where it is found."""

    key: VerifierKey
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Witness:
    """Somebody whose cosignatures count: a name within the policy, the key, and perhaps where to ask for them."""

    name: str
    key: VerifierKey
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Witnesses and groups of which so many (`threshold`) must have cosigned for the group to have done so."""

    name: str
    threshold: int
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TrustPolicy:
    """Known logs and witnesses, and the `quorum`: the witness or group whose word is enough, or `none`."""

    quorum: str
    logs: tuple[KnownLog, ...] = ()
    witnesses: tuple[Witness, ...] = ()
    groups: tuple[Group, ...] = ()

    @property
    def log_keys(self) -> tuple[VerifierKey, ...]:
        """The keys of the logs that it names."""
        return tuple(one.key for one in self.logs)

    def is_met_by(self, cosigned: Iterable[VerifierKey]) -> bool:
        """Whether cosignatures by these keys are enough."""
        keys = set(cosigned)
        heard = {NOBODY} | {one.name for one in self.witnesses if one.key in keys}
        for group in self.groups:  # each names only what was defined before it
            if sum(member in heard for member in group.members) >= group.threshold:
                heard.add(group.name)
        return self.quorum in heard

    @classmethod
    def of_all(cls, keys: Iterable[VerifierKey]) -> Self:
        """The policy that each of these witnesses must have cosigned; raises `PolicyRefused` for keys of logs."""
        lines = [f"witness w{at} {key.vkey}\n" for at, key in enumerate(dict.fromkeys(keys))]
        names = " ".join(f"w{at}" for at in range(len(lines)))
        return cls.parse("".join([*lines, f"group all-of-them all {names}\nquorum all-of-them\n"]))

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a policy; octets that are no UTF-8 may stand in the text as lone surrogates. Raises `PolicyRefused`."""
        drawn = _Drawn()
        for number, line in enumerate(text.split("\n"), start=1):
            try:
                drawn.take(line)
            except (PolicyRefused, KeyRefused) as reason:
                raise PolicyRefused(f"line {number} of the policy: {reason}") from None
        if drawn.quorum is None:
            raise PolicyRefused("the policy has no quorum line")
        return cls(drawn.quorum, tuple(drawn.logs), tuple(drawn.witnesses), tuple(drawn.groups))


@dataclass(slots=True)
class _Drawn:
    """A policy as far as it has been read."""

    logs: list[KnownLog] = field(default_factory=list)
    witnesses: list[Witness] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    quorum: str | None = None
    _names: set[str] = field(default_factory=set)
    _listed: set[str] = field(default_factory=set)

    def take(self, line: str) -> None:
        """Take a line; raises `PolicyRefused` or `KeyRefused`."""
        if _CONTROL.search(line):
            raise PolicyRefused("it holds a control character")
        words = [word for word in _SPACES.split(line) if word]
        if words and not words[0].startswith("#"):
            self._take_words(words)

    def _take_words(self, words: Sequence[str]) -> None:
        match words[0]:
            case "log" if len(words) in (_LOG, _LOG + 1):
                key = _new_key(words[1], ED25519, (one.key for one in self.logs))
                self.logs.append(KnownLog(key, *words[2:]))
            case "witness" if len(words) in (_WITNESS, _WITNESS + 1):
                key = _new_key(words[2], COSIGNATURE_V1, (one.key for one in self.witnesses))
                self.witnesses.append(Witness(self._new_name(words[1]), key, *words[3:]))
            case "group" if len(words) >= _LEAST_OF_GROUP:
                self._take_group(self._new_name(words[1]), words[2], words[3:])
            case "quorum" if len(words) == _QUORUM and self.quorum is None:
                if words[1] not in {NOBODY, *self._names}:
                    raise PolicyRefused("the quorum is not defined before")
                self.quorum = words[1]
            case _:
                raise PolicyRefused("it is not a line that a policy may have here")

    def _take_group(self, name: str, threshold: str, members: Sequence[str]) -> None:
        for member in members:
            if member not in self._names or member == name:
                raise PolicyRefused("a member of the group is not defined before")
            if member in self._listed:
                raise PolicyRefused("a member of the group has been listed already")
            self._listed.add(member)
        number = {"any": "1", "all": str(len(members))}.get(threshold, threshold)
        if not _COUNT.fullmatch(number) or int(number) > len(members):
            raise PolicyRefused("a group needs any, all, or a number of its members")
        self.groups.append(Group(name, int(number), tuple(members)))

    def _new_name(self, name: str) -> str:
        if name == NOBODY or name in self._names:
            raise PolicyRefused("the name is taken")
        self._names.add(name)
        return name


def _new_key(vkey: str, algorithm: int, others: Iterable[VerifierKey]) -> VerifierKey:
    key = VerifierKey.from_vkey(vkey)
    if key.algorithm != algorithm:
        raise PolicyRefused("logs have keys for notes, and witnesses keys for cosignatures")
    if any(one.public_key == key.public_key for one in others):
        raise PolicyRefused("the same key stands there twice")
    return key

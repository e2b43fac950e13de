"""What a history has made so far, learnt from where each receipt says that it is found."""

import re
from collections import defaultdict
from random import Random
from typing import Final

from domain.kernel.ids import PersonId
from service.ids import new_id

PARTS: Final = re.compile(r"\{(\w+)\}")
SINGULAR: Final = {"people": "person", "cases": "case", "boards": "board", "decisions": "decision", "motions": "motion"}

Place = dict[str, str]
"""The ids in an address, by what they are ids of."""


class Known:
    """Ids by kind, each with those under which it lies: a motion with its item and meeting."""

    def __init__(self, templates: list[str]) -> None:
        """Know how addresses are built, and nothing else."""
        self._shapes = [(re.compile(PARTS.sub(r"(?P<\1>[^/]+)", one)), one) for one in templates]
        self.places: defaultdict[str, list[Place]] = defaultdict(list)

    def learn(self, location: str) -> None:
        """Take the address of something that was made."""
        for shape, template in self._shapes:
            found = shape.fullmatch(location)
            if found and template.endswith("}"):
                place = found.groupdict()
                *_, kind = place
                if place not in self.places[kind]:
                    self.places[kind].append(place)

    def id_of(self, name: str, chance: Random) -> str:
        """The id of something of this name; of a person where it is no other kind, sometimes of nothing at all."""
        kind = SINGULAR.get(name, name)
        places = self.places[kind if self.places.get(kind) else "person"]
        if not places or chance.random() < 0.02:
            return PersonId(new_id())
        place = chance.choice(places)
        return place[kind] if kind in place else place["person"]

    def address(self, template: str, chance: Random) -> str | None:
        """An address built so, of things that lie under one another; nothing where there is none yet."""
        kinds = PARTS.findall(template)
        place: Place = {}
        for kind in reversed(kinds):
            if kind not in place:
                if not self.places[kind]:
                    return None
                place = chance.choice(self.places[kind]) | place
        return PARTS.sub(lambda one: place[one[1]], template)

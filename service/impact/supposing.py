"""What every supposition has in common: the command by its name, and what would be sent to have it recorded."""

from typing import ClassVar

from service.edge.bodies import Body
from service.recording.circumstances import RecordBody


class Supposed(Body):
    """A command that is only supposed: its name, the ids in its address, and its body as it would be sent there."""

    stands_for: ClassVar[str | None] = None  # the route that tries it, where that is not the one that records it
    command: str
    body: RecordBody

    @classmethod
    def route_of(cls, command: str) -> str:
        """The route to which the command is sent, by the name of its function."""
        return cls.stands_for or "".join(f"_{one.lower()}" if one.isupper() else one for one in command)

    def address(self) -> dict[str, str]:
        """The ids that stand in its address, by name."""
        return {name: str(getattr(self, name)) for name in type(self).model_fields if name not in {"command", "body"}}

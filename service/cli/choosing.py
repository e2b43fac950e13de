"""What is looked back at: one thing of a body, or all of it, at one moment or between two."""

from datetime import datetime

from domain.kernel.ids import BodyCode
from domain.kernel.values import value
from service.audit.replaying import the_case
from service.audit.verifying.asking import Asking
from service.audit.verifying.snapshots import snapshot
from service.cli.configuring import settings_with, the_url
from service.cli.differing import Between
from service.cli.exits import Misused
from service.cli.options import a_moment
from service.cli.states import Wanted
from verifier.rows import stored_head


@value
class Chosen:
    """A meeting, a case, a board or a register; nothing chosen is the whole body."""

    meeting: str | None
    case: str | None
    board: str | None
    register: str | None

    def state_of(
        self, database: str | None, body: str, position: int | None, known_at: datetime | None, as_at: str | None
    ) -> Wanted:
        """Its state at a moment; raises `Misused`."""
        at = {"position": position, "known_at": known_at.isoformat() if known_at else None, "as_at": as_at}
        if position is not None and known_at is not None:
            raise Misused("say a position or a moment, not both")
        moment = {name: str(held) for name, held in at.items() if held is not None}
        path = f"cases/{self._case(database, body)}/file" if self.case else self._path(database, body)
        return Wanted(body=BodyCode(body), path=path, moment=moment, lists=self.register is not None)

    def between(self, database: str | None, body: str, earlier: str, later: str | None) -> Between:
        """What changed of it between two moments; raises `Misused`."""
        moments = _said(earlier, "from", "from_known_at") | (_said(later, "position", "known_at") if later else {})
        path = f"registers/{self.register.upper().replace('-', '_')}" if self.register else self._path(database, body)
        return Between(body=BodyCode(body), path=f"{path}/" if path else "", moments=moments)

    def _path(self, database: str | None, body: str) -> str:
        named = [one for one in (self.meeting, self.case, self.board, self.register) if one]
        if len(named) > 1:
            raise Misused("say a meeting, a case, a board or a register, and only one of them")
        if self.case:
            return f"cases/{self._case(database, body)}"
        if self.meeting:
            return f"meetings/{self.meeting}"
        return f"boards/{self.board}" if self.board else self.register or ""

    def _case(self, database: str | None, body: str) -> str:
        """The id of the case, which may be named by its reference."""
        with snapshot(the_url(settings_with(database).store_url)) as connection:
            head = stored_head(Asking(connection), body)
            tag = the_case(connection, body, self.case or "", upto=head.size if head else 0)
        return tag.partition(":")[2]


def _said(text: str, as_position: str, as_instant: str) -> dict[str, str]:
    if text.isdecimal():
        return {as_position: text}
    return {as_instant: a_moment(text).isoformat()}

"""How the record answers that it has a slip."""

import json
from collections.abc import Sequence
from typing import assert_never

from domain.kernel.deciders import Decider
from domain.kernel.ids import NotAnId
from domain.kernel.messages import Event
from domain.kernel.refusals import enforce
from domain.kernel.selections import NOTHING, Pair, Selection, about
from domain.kernel.tags import Mentioned
from domain.slips.commands import ConfirmSlip, CorrectSlip, DismissSlip, SlipCommand
from domain.slips.correctable import Correctable, correctable
from domain.slips.events import SlipCorrected, SlipDismissed, SlipReported
from domain.slips.policies import CONFIRMING, CORRECTING, DISMISSING, Wanted, corrected, wanted
from domain.slips.state import BLANK, Slips, evolve
from domain.slips.wording import is_off_the_log, said_at


def the_slip(command: SlipCommand, known: Slips) -> Selection:
    """What became of the slip so far."""
    return about(command.slip, SlipReported, SlipCorrected, SlipDismissed)


def what_is_corrected(command: SlipCommand, known: Slips) -> Selection:
    """The fact in which it stands, what says the same anew, what was corrected there, and who has the new name."""
    if isinstance(command, DismissSlip) or (isinstance(command, ConfirmSlip) and command.slip not in known.reported):
        return NOTHING
    it = wanted(command, known)
    found = correctable(it.type, it.field)
    if found is None:
        return NOTHING
    kinds = [it.type, SlipCorrected.type_name, *([found.said_anew_by] if found.said_anew_by else [])]
    tags = [str(one) for one in it.about if one.of_kind == found.thing]
    named = _named(found, it)
    pairs: set[Pair] = {(tag, kind) for tag in tags for kind in kinds}
    pairs |= {(str(tag), kind) for tag in named for kind in (it.type, SlipCorrected.type_name)}
    return Selection(every=frozenset(pairs))


def decide(command: SlipCommand, known: Slips) -> Sequence[Event]:
    """Apply the rules; raise `Refused` where they forbid the command."""
    match command:
        case CorrectSlip():
            enforce(CORRECTING, command, known)
            found = correctable(command.type, command.field)
            return [_reported(command) if found and found.of_money else _corrected(command, known)]
        case ConfirmSlip():
            enforce(CONFIRMING, command, known)
            return [_corrected(wanted(command, known), known, known.reported[command.slip].position)]
        case DismissSlip(slip=slip):
            enforce(DISMISSING, command, known)
            return [SlipDismissed(slip=slip, withdrawn=known.reported[slip].by == command.asked.by)]
    assert_never(command)


def _reported(it: CorrectSlip) -> SlipReported:
    return SlipReported(
        slip=it.slip,
        position=it.position,
        type=it.type,
        field=it.field,
        was=it.was or "",
        becomes=it.becomes,
        about=it.about,
    )


def _corrected(it: Wanted, known: Slips, reported_at: int | None = None) -> SlipCorrected:
    then = corrected(it, known)
    assert then is not None  # noqa: S101 - a rule refuses otherwise
    found, said = correctable(it.type, it.field), said_at(then, it.field)
    off_the_log, (top, _, part) = is_off_the_log(said), it.field.partition(".")
    return SlipCorrected(
        slip=it.slip,
        position=it.position,
        type=it.type,
        field=it.field,
        was=None if off_the_log else it.was,
        reads=None if off_the_log else str(said),
        words=it.becomes.strip() if off_the_log else None,
        whole=json.dumps(then[top], ensure_ascii=False) if part else None,
        mentions=tuple(dict.fromkeys((*it.about, *(_named(found, it) if found else ())))),
        reported_at=reported_at,
    )


def _named(found: Correctable, it: Wanted) -> tuple[Mentioned, ...]:
    """The new name as what a fact mentions, where the field holds the name of one thing."""
    try:
        return (Mentioned(found.names(it.becomes.strip()).tag),) if found.names else ()
    except NotAnId:
        return ()


decider = Decider[SlipCommand, Slips](
    name="slips",
    commands=(CorrectSlip, DismissSlip),  # what is confirmed is money, and answered where contracts are known
    selects=(the_slip, what_is_corrected),
    blank=lambda: BLANK,
    evolve=evolve,
    decide=decide,
    rules=tuple(dict.fromkeys((*CORRECTING, *CONFIRMING, *DISMISSING))),
)

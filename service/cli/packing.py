"""`decisions pack`: an evidence pack of a case in a new file, and on record to whom it was issued and for what."""

import json
from pathlib import Path
from typing import Final

import typer
from sqlalchemy import bindparam, select

from domain.cases.policies import UnknownCase
from domain.evidence.events import Profile
from domain.kernel.ids import UUID, BodyCode, CaseId, EvidencePackId
from domain.kernel.messages import Asked
from domain.kernel.values import value
from service.app import auditing
from service.auth.accesses import LONGEST
from service.cases.tables import cases
from service.cli.access_entries import CLIENT, OPERATOR, enter
from service.cli.configuring import settings_with
from service.cli.exits import Misused
from service.cli.in_process import in_process
from service.cli.new_files import new_file
from service.evidence.issuing import issuing
from service.evidence.making import MadePack, Wanted, made
from service.ids import new_id
from service.store.connections import Connection
from service.store.statements import Statement

OF_REFERENCE: Final = Statement(
    select(cases.c.case).where(
        cases.c.ledger == bindparam("ledger"),
        cases.c.to_position.is_(None),
        cases.c.reference == bindparam("reference"),
    )
)


@value
class Packing:
    """Of which case, by its reference or id, as known when, showing how much, for whom and what."""

    body: BodyCode
    case: str
    position: int | None
    profile: Profile
    issued_to: str
    purpose: str


def pack(database: str | None, wanted: Packing, output: Path, *, as_json: bool) -> int:
    """Make the pack, record that it was issued, and only then give the file its name. Raises `Declined`, `Refused`."""
    settings = settings_with(database)
    with in_process(settings) as here, new_file(output) as draft:
        audit, connection = auditing(settings, here.database), here.database.reader()
        size = audit.prover.head(connection, wanted.body).size
        if (wanted.position or size) > size:
            raise Misused(f"the record ends at position {size}")
        of = Wanted(
            body=wanted.body,
            case=_the_case(connection, wanted),
            position=wanted.position or size,
            profile=wanted.profile,
        )
        found, now = made(audit, of), here.clock.now()
        if of.profile is Profile.FULL:
            why, thing = wanted.purpose[:LONGEST], f"case:{of.case}"
            how = {"profile": of.profile.name}
            enter(settings, here.database, of.body, "pack", how, position=of.position, reason=why, thing=thing)
        draft.write_bytes(found.data)
        asked = Asked(by=OPERATOR, at=now, occurred_at=now, via=CLIENT)
        command = issuing(asked, EvidencePackId(new_id()), of, found, wanted.issued_to, wanted.purpose)
        here.bus.send_and_wait(wanted.body, command)
    typer.echo(_as_json(command.pack, of, found, output) if as_json else _in_words(of, found, output))
    return 0


def a_profile(word: str) -> Profile:
    """The profile of this name; raises `Misused`."""
    try:
        return Profile[word.upper()]
    except KeyError:
        raise Misused(f"a profile is one of {', '.join(one.name.lower() for one in Profile)}") from None


def _the_case(connection: Connection, wanted: Packing) -> CaseId:
    if UUID.fullmatch(wanted.case):
        return CaseId(wanted.case)
    found = connection.run(OF_REFERENCE, ledger=wanted.body, reference=wanted.case)
    if not found:
        raise UnknownCase
    return CaseId(found[0][0])


def _in_words(of: Wanted, found: MadePack, output: Path) -> str:
    held_back = f" {found.held_back} more are held back." if found.held_back else ""
    return (
        f"{output}: {found.facts} facts of {of.body}, as known at position {of.position}.{held_back}\n"
        f"SHA-256 {found.sha256}, which is on record."
    )


def _as_json(pack: EvidencePackId, of: Wanted, found: MadePack, output: Path) -> str:
    told = {
        "file": str(output),
        "pack": pack,
        "body": of.body,
        "case": of.case,
        "position": of.position,
        "profile": of.profile.name,
        "facts": found.facts,
        "texts": found.texts,
        "heldBack": found.held_back,
        "sha256": found.sha256,
    }
    return json.dumps(told, ensure_ascii=False)

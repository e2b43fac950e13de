"""Rows of the Organisation Data Service, already read as columns and texts, as entries of an import."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping

from domain.kernel.dates import NotADate, PartialDate
from domain.kernel.ids import BodyCode, NotAnId, OrganisationCode
from domain.kernel.periods import Period
from domain.organisations.commands import ImportedOrganisation
from domain.organisations.events import OrganisationKind

Row = Mapping[str, str]

GP_PRACTICE_SETTING = "4"  # of ODS's prescribing settings; a code such as Y01291 says nothing about its organisation


class RowNotRead(ValueError):
    """A row lacks a column, or a column does not hold what it should; the message names the row."""


def practices(rows: Iterable[Row], memberships: Iterable[Row], body: BodyCode) -> tuple[ImportedOrganisation, ...]:
    """The organisations that ever belonged to the body, in the order of the rows, each with its memberships in it.

    Rows have `code`, `name`, `open_date`, `close_date`, `prescribing_setting`; memberships `practice_code`,
    `parent_code`, `joined`, `left`. Raises `RowNotRead`.
    """
    held = _periods(memberships, body)
    entries = tuple(_practice(row, held.pop(row["code"])) for row in rows if row.get("code") in held)
    if held:
        raise RowNotRead(f"members of {body} that are not among the practices: {', '.join(sorted(held))}")
    return entries


def trusts(rows: Iterable[Row]) -> tuple[ImportedOrganisation, ...]:
    """NHS trusts, as the register of trusts has them: `code`, `name`, `open_date`, `close_date`."""
    return tuple(_entry(row, OrganisationKind.NHS_TRUST, ()) for row in rows)


def kind_of(prescribing_setting: str) -> OrganisationKind:
    """What an organisation among the practices is, by the setting in which it prescribes."""
    if not prescribing_setting:
        return OrganisationKind.UNKNOWN
    return OrganisationKind.GP_PRACTICE if prescribing_setting == GP_PRACTICE_SETTING else OrganisationKind.OTHER


def local_code(name: str) -> OrganisationCode:
    """The body's own code of an organisation that has no ODS code: always the same for the same name."""
    return OrganisationCode(f"LOCAL-{hashlib.sha256(name.encode()).hexdigest()[:8].upper()}")


def _practice(row: Row, memberships: list[Period]) -> ImportedOrganisation:
    return _entry(row, kind_of(_column(row, "prescribing_setting")), tuple(memberships))


def _entry(row: Row, kind: OrganisationKind, memberships: tuple[Period, ...]) -> ImportedOrganisation:
    try:
        return ImportedOrganisation(
            organisation=OrganisationCode(_column(row, "code")),
            name=_column(row, "name"),
            kind=kind,
            opened=_date(_column(row, "open_date")),
            closed=_date(_column(row, "close_date")),
            memberships=memberships,
        )
    except (NotADate, NotAnId) as error:
        raise RowNotRead(f"organisation {row.get('code')!r}: {error}") from error


def _periods(rows: Iterable[Row], body: BodyCode) -> dict[str, list[Period]]:
    periods = defaultdict[str, list[Period]](list)
    for row in rows:
        if _column(row, "parent_code") == body:
            periods[_column(row, "practice_code")].append(_period(row))
    return dict(periods)


def _period(row: Row) -> Period:
    try:
        return Period(start=_date(_column(row, "joined")), end=_date(_column(row, "left")))
    except NotADate as error:
        raise RowNotRead(f"membership of {row.get('practice_code')!r}: {error}") from error


def _date(text: str) -> PartialDate | None:
    return PartialDate(text) if text else None


def _column(row: Row, name: str) -> str:
    if name not in row:
        raise RowNotRead(f"a row has no column {name!r}: {dict(row)}")
    return row[name].strip()

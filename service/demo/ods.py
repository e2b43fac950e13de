"""The open data of the demonstration, read from the files that come with it: bodies, practices, trusts, suppliers."""

import csv
from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from enum import Enum
from functools import cache
from importlib.resources import files
from io import StringIO

from domain.kernel.dates import PartialDate
from domain.kernel.ids import BodyCode, OrganisationCode
from domain.kernel.values import value
from domain.organisations import importing
from domain.organisations.commands import ImportedOrganisation
from domain.organisations.events import BodyKind, OrganisationKind
from domain.organisations.importing import Row


class Snapshot(Enum):
    """As of when the register of practices is read; names and closings differ."""

    FEBRUARY_2016 = "2016-02"
    NOVEMBER_2025 = "2025-11"


@value
class Supplier:
    """Whom the body paid, as what, how often and how much in pence; credit notes may leave less than nothing."""

    name: str
    organisation: OrganisationCode
    kind: OrganisationKind
    payments: int
    total_pence: int


@value
class Payments:
    """How many payments there were, and what they come to in pence."""

    payments: int
    total_pence: int


@value
class MemberPracticeSupplier:
    """A supplier that is a member practice of the body that pays it; matched by name, not checked by hand."""

    supplier: str
    practice: OrganisationCode
    payments: int
    total_pence: int
    match: str


@value
class SeedBody:
    """A statutory body of the demonstration; days that the register does not give are missing."""

    body: BodyCode
    name: str
    kind: BodyKind
    area: str
    established: PartialDate | None
    abolished: PartialDate | None


def rows_of(file: str) -> tuple[Row, ...]:
    """The rows of a file in `service/demo/data/` by column name, all as text."""
    text = files("service.demo").joinpath("data", file).read_text(encoding="utf-8")
    return tuple(csv.DictReader(StringIO(text, newline="")))


def bodies_of_seed_areas() -> tuple[SeedBody, ...]:
    """The five PCTs and the six CCGs of the five areas, under the names they had."""
    pcts = (_pct(row) for row in rows_of("pcts.csv"))
    return (*pcts, *(_ccg(row) for row in rows_of("ccgs.csv") if row["name_2016_02"]))


@cache
def organisations_of(body: BodyCode, snapshot: Snapshot = Snapshot.FEBRUARY_2016) -> tuple[ImportedOrganisation, ...]:
    """The organisations that ever belonged to the body, each with its memberships in it; to be imported."""
    practices = (_as_of(row, snapshot) for row in rows_of("practices.csv"))
    return importing.practices(practices, rows_of("memberships.csv"), body)


def trusts_of_seed_areas() -> tuple[ImportedOrganisation, ...]:
    """The acute trusts of the five areas; to be imported."""
    return importing.trusts(row for row in rows_of("trusts.csv") if row["main_acute_provider_for_seed_area"])


@cache
def suppliers_of_waltham_forest() -> tuple[Supplier, ...]:
    """Everyone whom NHS Waltham Forest CCG paid more than £30,000 at once in nine months of 2020/21, by name.

    Member practices and NHS trusts stand under their ODS codes, all others under local codes made from their names.
    """
    practices = {one.supplier: one.practice for one in member_practice_suppliers()}
    trusts = _trust_codes_by_name()
    return tuple(_supplier(row, practices, trusts) for row in rows_of("suppliers.csv") if row["supplier"])


def payments_without_a_name() -> Payments:
    """What NHS Waltham Forest CCG published without saying whom it paid."""
    row = next(row for row in rows_of("suppliers.csv") if not row["supplier"])
    return Payments(payments=int(row["payments"]), total_pence=int(row["total_pence"]))


def suppliers_to_import() -> tuple[ImportedOrganisation, ...]:
    """The suppliers that are not member practices, once for each code; to be imported beside the practices."""
    return tuple(
        ImportedOrganisation(organisation=one.organisation, name=one.name, kind=one.kind)
        for one in suppliers_of_waltham_forest()
        if one.kind is not OrganisationKind.GP_PRACTICE
    )


@cache
def member_practice_suppliers() -> tuple[MemberPracticeSupplier, ...]:
    """The member practices of NHS Waltham Forest CCG that it also pays, the largest sum first."""
    return tuple(
        MemberPracticeSupplier(
            supplier=row["supplier"],
            practice=OrganisationCode(row["practice_codes"]),
            payments=int(row["payments"]),
            total_pence=int(Decimal(row["total_gbp"]) * 100),
            match=row["match"],
        )
        for row in rows_of("member_practice_suppliers.csv")
    )


def _supplier(row: Row, practices: Mapping[str, OrganisationCode], trusts: Mapping[str, OrganisationCode]) -> Supplier:
    name, kind = row["supplier"], OrganisationKind.UNKNOWN
    if name in practices:
        kind = OrganisationKind.GP_PRACTICE
    elif name in trusts:
        kind = OrganisationKind.NHS_TRUST
    return Supplier(
        name=name,
        organisation=practices.get(name) or trusts.get(name) or importing.local_code(name),
        kind=kind,
        payments=int(row["payments"]),
        total_pence=int(row["total_pence"]),
    )


def _trust_codes_by_name() -> dict[str, OrganisationCode]:
    rows = rows_of("trusts.csv")
    often = Counter(row["name"] for row in rows)
    return {row["name"]: OrganisationCode(row["code"]) for row in rows if often[row["name"]] == 1}


def _as_of(row: Row, snapshot: Snapshot) -> Row:
    if snapshot is Snapshot.FEBRUARY_2016:
        return row
    return {**row, "name": row["name_2025_11"], "close_date": row["close_date_2025_11"]}


def _pct(row: Row) -> SeedBody:
    return SeedBody(
        body=BodyCode(row["code"]),
        name=f"{row['name']} Primary Care Trust",
        kind=BodyKind.PCT,
        area=row["seed_area"],
        established=None,
        abolished=None,
    )


def _ccg(row: Row) -> SeedBody:
    return SeedBody(
        body=BodyCode(row["code"]),
        name=row["name_2016_02"],
        kind=BodyKind.CCG,
        area=row["seed_area"],
        established=PartialDate(row["open_date"]),
        abolished=PartialDate(row["close_date"]) if row["close_date"] else None,
    )

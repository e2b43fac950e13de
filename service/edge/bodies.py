"""What every request body has in common: camelCase names, no unknown members, no guessing between types."""

from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from typing import Annotated, Any, Final, Self, get_args, get_origin, get_type_hints
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator
from pydantic.alias_generators import to_camel

from domain.kernel.basis import Basis, Effect, NotABasis, Tax
from domain.kernel.money import Money, NotMoney, Qualifier
from service.edge.fields import Many, Pence, Word
from service.problems.faults import said

NOT_IN_JSON: Final = (Enum, date, datetime, time, Decimal, UUID, float, list, tuple, set, frozenset)


class Body(BaseModel):
    """The base of every request body.

    Types are strict ("1" is no number, 1 is no truth); unknown members are refused; the body never changes. JSON has
    no enumerations, dates, tuples or ids, so these are declared as the fields of `service.edge.fields` (`Word[…]`,
    `Partial`, `Instant`, `Many[…]`, `IdOf[…]`); a plain one would refuse every request, and is a `TypeError` here.
    """

    model_config = ConfigDict(
        strict=True,
        extra="forbid",
        frozen=True,
        alias_generator=to_camel,
        populate_by_name=False,
        allow_inf_nan=False,
        hide_input_in_errors=True,
    )

    @classmethod  # type: ignore[pydantic-alias]  # bodies are made from JSON, by alias
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:  # noqa: ANN401 - as pydantic declares it
        """Refuse a field of a type that no JSON value has."""
        super().__pydantic_init_subclass__(**kwargs)
        for name, hint in get_type_hints(cls, include_extras=True).items():
            for kind in _plain_kinds(hint):
                if name in cls.model_fields and isinstance(kind, type) and issubclass(kind, NOT_IN_JSON):
                    raise TypeError(f"{cls.__name__}.{name}: {kind.__name__} needs a field type of service.edge.fields")


def _plain_kinds(hint: object) -> Iterator[object]:
    if get_origin(hint) is Annotated:
        kind, *marks = get_args(hint)
        if marks and Many.__metadata__[0] in marks:  # type: ignore[attr-defined]
            yield from _plain_kinds(get_args(kind)[0])
        return
    yield get_origin(hint) or hint
    for part in get_args(hint):
        yield from _plain_kinds(part)


class MoneyBody(Body):
    """An amount as the source states it."""

    amount_pence: Pence
    qualifier: Word[Qualifier] = Qualifier.EXACTLY
    upper_amount_pence: Pence | None = None

    @model_validator(mode="after")
    def _parts_fit_together(self) -> Self:
        try:
            self.money()
        except NotMoney:
            raise said("An upper end belongs to a RANGE, at or above its start, and to nothing else.") from None
        return self

    def money(self) -> Money:
        """The amount as the domain holds it."""
        return Money(
            amount_pence=self.amount_pence, qualifier=self.qualifier, upper_amount_pence=self.upper_amount_pence
        )


class BasisBody(Body):
    """On what basis an amount is stated, as far as its source says it."""

    tax: Annotated[Word[Tax] | None, Field(description="Whether value added tax is in it.")] = None
    effect: Annotated[Word[Effect] | None, Field(description="Of a full year, or of a part of one.")] = None
    months: Annotated[
        Annotated[int, Field(strict=True, ge=1, le=11, json_schema_extra={"format": "int32"})] | None,
        Field(description="Of a part of a year."),
    ] = None
    prices: Annotated[
        Annotated[str, StringConstraints(pattern=r"^\d{4}/\d{2}$", strict=True)] | None,
        Field(description="At the prices of which financial year.", examples=["2009/10"]),
    ] = None

    @model_validator(mode="after")
    def _parts_fit_together(self) -> Self:
        try:
            self.basis()
        except NotABasis:
            raise said("Months belong to a PART_YEAR, and prices are those of a year such as 2009/10.") from None
        return self

    def basis(self) -> Basis:
        """The basis as the domain holds it."""
        return Basis(tax=self.tax, effect=self.effect, months=self.months, prices=self.prices)

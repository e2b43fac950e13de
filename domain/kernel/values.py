"""Values: things that are equal when what they say is equal, and never change."""

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, kw_only_default=True)
def value(cls: type[T]) -> type[T]:
    """Make a class a frozen value whose fields are always named."""
    return dataclass(frozen=True, slots=True, kw_only=True)(cls)

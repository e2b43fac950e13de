"""What the peer answers: pydantic models, as FastAPI's documentation teaches."""

from datetime import datetime
from typing import Any

from pydantic import BaseModel


class Created(BaseModel):
    """A thing that was made or changed."""

    id: str


class Receipt(BaseModel):
    """What was recorded, and where."""

    case: str
    state: str
    position: int


class TrailLine(BaseModel):
    """A line of a trail."""

    position: int
    recordedAt: datetime  # noqa: N815
    actor: str
    action: str
    detail: dict[str, Any]


class Trail(BaseModel):
    """What happened to a case, in order."""

    results: list[TrailLine]


class RegisterLine(BaseModel):
    """A line of the register of interests."""

    id: int
    person: str
    name: str
    provider: str
    category: str
    declaredAt: datetime  # noqa: N815


class Register(BaseModel):
    """A page of the register, and where the next begins."""

    results: list[RegisterLine]
    next: int | None

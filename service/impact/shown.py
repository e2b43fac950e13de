"""What is shown of what would change."""

from typing import Annotated, Any

from pydantic import Field

from service.viewing.judged_anew import Impact


class SupposedImpact(Impact):
    """Whether the command would be accepted, with which problem it would be refused, and what it would change."""

    accepted: bool
    problem: Annotated[
        dict[str, Any] | None, Field(description="a problem document; its pointers are those of the supposed body")
    ] = None

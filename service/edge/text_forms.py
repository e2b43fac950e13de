"""How a text of the API becomes a value of the domain and back, for pydantic and for the API's documentation."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, LiteralString

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

from service.problems.faults import said

LONGEST: Final = 300
TEXT: Final = core_schema.str_schema()


@dataclass(frozen=True, slots=True)
class TextForm:
    """Put into `Annotated[Kind, TextForm(...)]`: a text is read as a `Kind`, a `Kind` is shown as a text.

    `read` gets the kind and the text and raises `ValueError`, `LookupError` or `OverflowError` for an unfit one, which
    is then answered with the sentence. `describe` gives the JSON Schema beside `"type": "string"`.
    """

    read: Callable[[Any, str], object]
    show: Callable[[Any], str]
    sentence: LiteralString
    describe: Callable[[Any], dict[str, Any]]

    def __get_pydantic_core_schema__(self, kind: Any, _handler: GetCoreSchemaHandler) -> CoreSchema:  # noqa: ANN401
        """Tell pydantic how to read the text and how to show the value."""

        def reading(given: object) -> object:
            if isinstance(given, kind):
                return given
            if not isinstance(given, str) or len(given) > LONGEST:
                raise said(self.sentence)
            try:
                return self.read(kind, given)
            except (ValueError, LookupError, OverflowError):
                raise said(self.sentence) from None

        showing = core_schema.plain_serializer_function_ser_schema(self.show, return_schema=TEXT)
        return core_schema.no_info_plain_validator_function(
            reading, serialization=showing, metadata={"describe": {"type": "string", **self.describe(kind)}}
        )

    def __get_pydantic_json_schema__(self, schema: CoreSchema, _handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Describe the text for the API's documentation."""
        described: dict[str, Any] = schema["metadata"]["describe"]
        return described

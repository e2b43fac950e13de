"""What chance says in a command: each member of the published description filled with something of its kind."""

import json
from pathlib import Path
from random import Random
from typing import Any, Final, NamedTuple

from service.tests.honest_histories.known import Known

DOCUMENT: Final = json.loads((Path(__file__).parents[3] / "openapi" / "openapi.json").read_text(encoding="utf-8"))
SCHEMAS: Final = DOCUMENT["components"]["schemas"]
UNDER: Final = "/bodies/{ods}/"
RARELY: Final = {"mode", "reason", "source", "occurredAt", "supersedes", "corrects", "actingFor"}
DAYS: Final = ("2008-04-01", "2009-04", "2009-06-16", "2009", "2010-01-31", "2018-04-12")
TEXTS: Final = (
    "Noted",
    "Dr Zoë Ångström",
    "Clinic for Σ; 5 % of £90,000",
    'He said: "no"',
    "x" * 150,
    "\U0001f9ea trial",
)
CODES: Final = ("F86001", "F86002", "RQX", "LOCAL-FED1", "A3A8R", "Y00001")

MOMENTS: Final = ("2009-06-16T18:30:00Z", "2018-04-12T18:30:00Z")
NUMBERS: Final = ("0", "17.5", "90000")
UUID: Final = "[0-9a-f]{4}-"
SPELT: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("date-time", MOMENTS),
    (r"\d{4}(-", DAYS),
    (r"/\d{2}", ("2009/10",)),
    (r"^\d{1,9}", NUMBERS),
    ("[A-Z0-9]{3,10}", CODES),
    ("A-Za-z", ("WF-1", "WF-2", "finance")),
)
"""What stands where the description asks for a form or a pattern with this in it."""


class Command(NamedTuple):
    """A command of the published description: where it is sent, and the schema of what is said."""

    path: str
    said: dict[str, Any]


def every_command() -> list[Command]:
    """All that can be asked of a body, in the order of the description."""
    return [
        Command(path.removeprefix(UNDER), told["post"]["requestBody"]["content"]["application/json"]["schema"])
        for path, told in DOCUMENT["paths"].items()
        if path.startswith(UNDER) and "requestBody" in told.get("post", {})
    ]


class Saying:
    """Fills what a schema describes, with what is known where something is named."""

    def __init__(self, chance: Random, known: Known) -> None:
        """Take chance, and what there is to be named."""
        self._chance, self._known = chance, known

    def of(self, schema: dict[str, Any], name: str = "") -> Any:  # noqa: ANN401 - any JSON
        """Something that this schema describes."""
        while "$ref" in schema or "anyOf" in schema:
            several = [one for one in schema.get("anyOf", ()) if one.get("type") != "null"]
            schema = self._chance.choice(several) if several else SCHEMAS[schema["$ref"].rsplit("/", 1)[1]]
        if "enum" in schema:
            return self._chance.choice(schema["enum"])
        match schema.get("type"):
            case "object":
                said: Any = self._object(schema)
            case "array":
                least = schema.get("minItems", 0)
                said = [self.of(schema["items"], name) for _ in range(self._chance.randrange(least, least + 3))]
            case "integer":
                said = int(schema.get("minimum", 0)) + self._chance.choice((0, 1, 2, 3, 90_000))
            case "boolean":
                said = self._chance.random() < 0.5
            case _:
                said = self._text(schema, name)
        return said

    def _object(self, schema: dict[str, Any]) -> dict[str, Any]:
        needed = schema.get("required", ())
        often = {name: 0.01 if name in RARELY else 0.3 for name in schema.get("properties", {}) if name not in needed}
        said = {
            name: self.of(part, name)
            for name, part in schema.get("properties", {}).items()
            if name in needed or self._chance.random() < often[name]
        }
        if said.get("mode") == "RETROSPECTIVE":
            said |= {"reason": "Written down from the minutes", "source": "Minute book, page 7"}
        return said

    def _text(self, schema: dict[str, Any], name: str) -> str:
        pattern, form = schema.get("pattern", ""), schema.get("format")
        if UUID in pattern:
            return self._known.id_of(name, self._chance)
        if form == "date":
            return self._chance.choice([day for day in DAYS if len(day) == len("2009-06-16")])
        if "[0-9a-f]{64}" in pattern:
            return self._chance.randbytes(32).hex()
        return self._chance.choice(next((held for part, held in SPELT if part in (form or pattern)), TEXTS))

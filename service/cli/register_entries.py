"""The rows of an outside register as entries of an import: whatever cannot be read is a fault of its line."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from pydantic import ValidationError

from domain.kernel.ids import BodyCode
from domain.kernel.values import value
from domain.organisations.commands import ImportedOrganisation
from domain.organisations.events import OrganisationKind
from domain.organisations.importing import kind_of
from service.cli.register_files import Line, RegisterFile
from service.edge.storable_text import Unstorable, storable
from service.organisations.bodies import ImportedBody
from service.problems.faults import faults_of

DAY: Final = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
COLUMN_OF: Final = {"organisation": "code", "opened": "opened", "closed": "closed", "name": "name", "kind": "kind"}


@value
class Fault:
    """What is wrong with a line of a file."""

    file: str
    line: int
    sentence: str

    def __str__(self) -> str:
        """The place as compilers write it, and the sentence."""
        return f"{self.file}:{self.line}: {self.sentence}"


@value
class Entry:
    """One organisation of the file, and the line it was first named on."""

    line: int
    organisation: ImportedOrganisation


class Entries:
    """Gathers the entries of one body from its files, and the faults of their lines."""

    def __init__(self, body: BodyCode, register: RegisterFile, otherwise: OrganisationKind) -> None:
        """Read the rows of the register; organisations of which it does not say the kind are of the one given."""
        self._body, self._file, self._otherwise = body, register, otherwise
        self._plain: dict[str, tuple[int, dict[str, Any]]] = {}
        self.faults: list[Fault] = []
        for line in register.lines:
            self._add(line)

    def join(self, memberships: RegisterFile) -> None:
        """Add what a second file says of memberships in the body."""
        for line in memberships.lines:
            if line.texts.get("parent") == self._body:
                code = line.texts.get("code", "")
                if code in self._plain:
                    self._member(code, line)
                else:
                    self._fault(memberships, line, f"{code or 'a member'} is not among those in {self._file.name}")

    def read(self, *, members_only: bool = False) -> tuple[Entry, ...]:
        """The entries in the order of the file; those that cannot be read are faults instead."""
        wanted = [one for one in self._plain.values() if one[1]["memberships"] or not members_only]
        return tuple(entry for line, plain in wanted for entry in self._entry(line, plain))

    def _add(self, line: Line) -> None:
        try:
            said = {name: storable(text) for name, text in line.texts.items()}
        except Unstorable as error:
            self._fault(self._file, line, str(error))
            return
        plain = self._without_memberships(said)
        code = plain["organisation"] or f"line {line.number}"
        first, known = self._plain.setdefault(code, (line.number, plain | {"memberships": []}))
        if any(known[name] != held for name, held in plain.items()):
            self._fault(self._file, line, f"{code} is given otherwise on line {first}")
        elif self._is_member(said):
            self._member(code, line)

    def _without_memberships(self, said: Mapping[str, str]) -> dict[str, Any]:
        kind = said.get("kind", "").upper() or kind_of(said.get("setting", "")).name
        return {
            "organisation": said.get("code", ""),
            "name": said.get("name", ""),
            "kind": self._otherwise.name if kind == OrganisationKind.UNKNOWN.name else kind,
            "opened": _date(said.get("opened")),
            "closed": _date(said.get("closed")),
        }

    def _is_member(self, said: Mapping[str, str]) -> bool:
        if "parent" in self._file.columns:
            return said.get("parent") == self._body
        return "joined" in said or "left" in said

    def _member(self, code: str, line: Line) -> None:
        period = {"start": _date(line.texts.get("joined")), "end": _date(line.texts.get("left"))}
        listed = self._plain[code][1]["memberships"]
        if period not in listed:
            listed.append(period)

    def _entry(self, line: int, plain: dict[str, Any]) -> Iterator[Entry]:
        try:
            yield Entry(line=line, organisation=ImportedBody.model_validate(plain).entry())
        except ValidationError as error:
            for fault in faults_of([{**one, "loc": ("body", *one["loc"])} for one in error.errors()]):
                place = fault["pointer"].removeprefix("#/")
                sentence = f"{COLUMN_OF.get(place, place)}: {fault['detail']}"
                self.faults.append(Fault(file=self._file.name, line=line, sentence=sentence))

    def _fault(self, file: RegisterFile, line: Line, sentence: str) -> None:
        self.faults.append(Fault(file=file.name, line=line.number, sentence=f"{sentence}."))


def _date(text: str | None) -> str | None:
    """A day as the Organisation Data Service writes it (20130401), as others do; any other text as it is."""
    found = DAY.fullmatch(text or "")
    return "-".join(found.groups()) if found else text

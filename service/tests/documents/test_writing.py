"""Writing the documents: what is missing is written, what is published already is not overwritten."""

import json
from pathlib import Path

import pytest

from domain.kernel.messages import EVENT_TYPES, Event, PublicText, event
from domain.tests.kernel.from_types import event_types
from service.cli import documents as documents_module
from service.cli.documents import SchemaAlreadyPublished, documents, write_documents
from service.cli.schema_changes import other_changes
from service.tests.serving import Json

OTHERS = 4  # the interface, the feed, the rules that bend, and the shapes of the read models
FILE = "cases.CaseDrafted.v1.schema.json"


@pytest.fixture(autouse=True)
def _the_events_of_the_domain(monkeypatch: pytest.MonkeyPatch) -> None:
    """Other tests of the same process register events of their own."""
    monkeypatch.setattr(documents_module, "EVENT_TYPES", event_types())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with all documents."""
    write_documents(tmp_path, only_check=False)
    return tmp_path


def contents(folder: Path) -> dict[str, bytes]:
    """Every document by its path."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*.*")}


def test_all_documents_are_written_and_then_nothing_is_left_to_do(tmp_path: Path) -> None:
    written = write_documents(tmp_path, only_check=False)
    assert len(written) == len(event_types()) + OTHERS
    assert contents(tmp_path).keys() == {str(path.relative_to(tmp_path)) for path in written}
    assert write_documents(tmp_path, only_check=True) == write_documents(tmp_path, only_check=False) == []


def test_checking_writes_nothing(tmp_path: Path) -> None:
    assert len(write_documents(tmp_path, only_check=True)) == len(event_types()) + OTHERS
    assert contents(tmp_path) == {}


def test_the_description_of_the_api_follows_the_program(folder: Path) -> None:
    published = folder / "openapi.json"
    published.write_text("{}")
    assert write_documents(folder, only_check=True) == [published]
    assert published.read_text() == "{}"
    assert write_documents(folder, only_check=False) == [published]
    assert json.loads(published.read_text())["openapi"].startswith("3.1")


def test_the_schema_of_an_event_is_not_overwritten(folder: Path) -> None:
    (folder / "events" / FILE).write_text("{}")
    (folder / "openapi.json").unlink()
    before = contents(folder)
    with pytest.raises(SchemaAlreadyPublished, match=r"cases\.CaseDrafted\.v1.*next version"):
        write_documents(folder, only_check=False)
    assert contents(folder) == before, "and nothing else is written either"
    assert {path.name for path in write_documents(folder, only_check=True)} == {FILE, "openapi.json"}


PROPERTIES = {"body": {"type": "object", "properties": {"pence": {"type": "integer"}}, "required": ["pence"]}}
SCHEMA: Json = {"type": "object", "description": "It was.", "properties": PROPERTIES, "required": ["body"]}
NOTE: Json = {"note": {"type": "string"}}
BODY: Json = PROPERTIES["body"]


def test_a_schema_may_gain_fields_that_are_not_required_and_nothing_else() -> None:
    grown = SCHEMA | {"properties": PROPERTIES | NOTE}
    deeper = SCHEMA | {"properties": {"body": BODY | {"properties": BODY["properties"] | NOTE}}}
    assert [list(other_changes(SCHEMA, schema)) for schema in (SCHEMA, grown, deeper)] == [[], [], []]
    required = grown | {"required": ["body", "note"]}
    other = SCHEMA | {"properties": {"body": BODY | {"properties": {"pence": {"type": "string"}}}}}
    reworded = SCHEMA | {"description": "It is."}
    assert list(other_changes(SCHEMA, required)) == ["/required"]
    assert list(other_changes(grown, SCHEMA)) == ["/properties/note"]
    assert list(other_changes(SCHEMA, other)) == ["/properties/body/properties/pence/type"]
    assert list(other_changes(SCHEMA, reworded)) == ["/description"]


def test_the_schema_of_an_event_is_written_anew_where_it_gained_an_optional_field(folder: Path) -> None:
    path = folder / "events" / "gifts.GiftDeclared.v1.schema.json"
    schema = json.loads(path.read_text())
    path.write_text(json.dumps(_without(schema, "offeredBy")))
    assert write_documents(folder, only_check=False) == [path]
    assert json.loads(path.read_text()) == schema
    path.write_text(json.dumps(_without(schema, "person")))
    with pytest.raises(SchemaAlreadyPublished, match=r"gifts\.GiftDeclared\.v1\.schema\.json#/required"):
        write_documents(folder, only_check=False)


def _without(schema: Json, name: str) -> Json:
    fields = {key: held for key, held in schema["properties"].items() if key != name}
    return schema | {"properties": fields, "required": [key for key in schema["required"] if key != name]}


def test_a_new_event_gets_its_schema_beside_the_others(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = dict(event_types())

    class Waved(Event):
        """Somebody waved."""

        whom: PublicText

    registered = event("kernel_tests.WavedAtTheDocuments", version=2)(Waved)
    del EVENT_TYPES[registered.type_name]  # it exists for this test only
    monkeypatch.setattr(documents_module, "EVENT_TYPES", known | {registered.type_name: registered})
    (written,) = write_documents(folder, only_check=False)
    assert written.name == "kernel_tests.WavedAtTheDocuments.v2.schema.json"
    assert json.loads(written.read_text())["required"] == ["whom"]


def test_a_check_fails_where_something_differs(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert documents(folder, only_check=True, as_json=False) == 0
    (folder / "openapi.json").unlink()
    assert documents(folder, only_check=True, as_json=False) == 1
    assert "openapi.json" in "".join(capsys.readouterr())
    assert documents(folder, only_check=False, as_json=True) == 0
    assert json.loads(capsys.readouterr().out) == {"written": [str(folder / "openapi.json")]}

"""What describes the feed, as it is published: the AsyncAPI document, and the schema of each type of fact."""

from pathlib import Path as FilePath
from typing import Annotated, Final

from fastapi import APIRouter, Path
from fastapi.responses import FileResponse

from service.edge.strict_route import StrictRoute
from service.problems.refusals import NotFound

router = APIRouter(tags=["feed"], route_class=StrictRoute)

PUBLISHED: Final = FilePath(__file__).parents[2] / "openapi"
SCHEMA: Final = "application/schema+json"
SchemaName = Annotated[str, Path(pattern=r"^[a-z_]+\.[A-Za-z]+\.v[1-9][0-9]{0,3}\.schema\.json$", max_length=120)]


@router.get("/asyncapi.json", operation_id="readFeedDescription", include_in_schema=False)
async def read_feed_description() -> FileResponse:
    """The description of the feed (AsyncAPI 3.0)."""
    return FileResponse(PUBLISHED / "asyncapi.json", media_type="application/json")


@router.get("/event-schemas/{name}", operation_id="readEventSchema", include_in_schema=False)
async def read_event_schema(name: SchemaName) -> FileResponse:
    """The JSON Schema of what a version of a type of fact says, by the last part of an event's `dataschema`."""
    found = PUBLISHED / "events" / name
    if not found.is_file():
        raise NotFound
    return FileResponse(found, media_type=SCHEMA)

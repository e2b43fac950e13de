"""Loading: the demonstration told once to a database, through the public API and nothing else."""

from collections.abc import Mapping

import httpx

from domain.kernel.values import value
from service.app import create_app
from service.demo.calling import Calling
from service.demo.personas import Personas, SignedIn
from service.demo.stage import Stage
from service.demo.story import STORIES, Story
from service.demo.telling import Telling
from service.settings import Settings
from service.store.databases import Database
from service.store.migrating import migrate


@value
class Loaded:
    """What is there now, how many facts were recorded just now, and the latest signed checkpoint of each log."""

    recorded: int
    bodies: Mapping[str, str]
    signed_in: tuple[SignedIn, ...]
    checkpoints: Mapping[str, str]


async def load(client: httpx.AsyncClient, personas: Personas, telling: Telling) -> Loaded:
    """Tell every story that has not been told to the end to the service that the client reaches.

    Repeating is safe: what was recorded before is not recorded again. Raises `Unexpected`.
    """
    stages = [Stage(story.body, story.parts, Calling(client, story.body), personas, telling) for story in STORIES]
    for stage, story in zip(stages, STORIES, strict=True):
        if await _has_been_told(stage, story):
            await _recast(stage, story)
            continue
        for chapter in story.chapters:
            telling.begin(chapter.title)
            await chapter.tell(stage)
    return Loaded(
        recorded=sum(stage.recorded for stage in stages),
        bodies={stage.body: (await stage.read(""))["name"] for stage in stages},
        signed_in=tuple(persona for stage in stages for persona in stage.cast.values()),
        checkpoints={stage.body: await stage.checkpoint() for stage in stages},
    )


async def load_here(settings: Settings, telling: Telling) -> Loaded:
    """The same for the database of these settings, in this process; the database is made and migrated first."""
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    migrate(Database(settings.store_url))
    app = create_app(settings)
    transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
    client = httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1", timeout=60)
    async with app.router.lifespan_context(app), client:
        return await load(client, Personas(settings), telling)


async def _has_been_told(stage: Stage, story: Story) -> bool:
    if not await stage.begin():
        return False
    closed = await stage.read("meetings", status="CLOSED")
    return len(closed["results"]) >= story.meetings


async def _recast(stage: Stage, story: Story) -> None:
    """Find in the register of people who it is that may sign in."""
    listed = await stage.read("people", limit="1000")
    found = {one["office"]: one["person"] for one in listed["results"]}
    for part, office in story.signing_in.items():
        stage.remember(f"person/{office}", found[office])
        stage.play(part, office)

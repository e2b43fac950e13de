"""Organisations, people and their interests, entered in the words of the service's API."""

from benchmarks.client import Client
from benchmarks.yardstick import INTERESTS_EACH

BODY = "T0B"
ROOT = f"/v1/bodies/{BODY}"
DAY = "2026-01-01"


def made(location: str | None) -> str:
    """The id of what was made, from the Location of the answer."""
    return (location or "").rpartition("/")[2]


async def recorded(client: Client, path: str, body: object) -> str:
    """Record something, and answer the id of what was made."""
    return made((await client.write(f"{ROOT}{path}", body)).header("Location"))


async def established(client: Client) -> None:
    """Open the record of the body."""
    await client.write(f"{ROOT}/establishment", {"name": "NHS Benchmark", "kind": "CCG"})


async def organisation(client: Client, code: str) -> None:
    """Enter an organisation."""
    await client.write(f"{ROOT}/organisations", {"organisation": code, "name": f"Clinic {code}", "kind": "COMPANY"})


async def entered(client: Client, number: int) -> str:
    """Enter a person who declares three interests."""
    person = await recorded(client, "/people", {"office": f"Member {number}"})
    for interest in range(INTERESTS_EACH):
        code = f"PRC{number:03}{interest}"
        await organisation(client, code)
        await declared(client, person, code)
    return person


async def declared(client: Client, person: str, code: str) -> None:
    """Declare an interest of a person in an organisation."""
    interest = {
        "person": person,
        "category": "FINANCIAL",
        "organisation": code,
        "narrative": f"Partner of clinic {code}",
        "heldFrom": DAY,
    }
    await client.write(f"{ROOT}/interests", interest)

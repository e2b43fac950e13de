"""Whoever writes a router has it served: every one is in the table of addresses."""

from quality.sources import product
from service.addresses import PLACES

OUTSIDE_THE_INTERFACE = {"service.health", "service.problems.pages"}


def test_every_module_with_a_router_is_in_the_table_of_addresses() -> None:
    found = {one.name.removesuffix(".py").replace("/", ".") for one in product() if "= APIRouter(" in one.text}
    assert found - OUTSIDE_THE_INTERFACE == set(PLACES)

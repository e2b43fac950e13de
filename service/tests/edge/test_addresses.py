"""The table of places misses no route, and sends nobody to a module that has none."""

from service.addresses import PLACES
from service.edge.late_routers import PREFIX, LateRouters, place_of, router_in

ROUTES = [(module, str(vars(route)["path"])) for module in PLACES for route in router_in(module).routes]


def test_every_route_is_found_at_its_place() -> None:
    for module, path in ROUTES:
        late = LateRouters(PLACES, PREFIX)
        place = late.awaited(PREFIX + path)
        assert place is not None, path
        late.load(place)
        assert PREFIX + path in {route.path for route in late.arrived(place)}, f"{path} of {module} is not at {place}"


def test_every_place_has_a_route_of_its_module() -> None:
    known = {(module, place_of(path)) for module, path in ROUTES}
    assert [(module, place) for module in PLACES for place in PLACES[module] if (module, place) not in known] == []

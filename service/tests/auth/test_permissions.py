from itertools import product

import pytest
from starlette.requests import Request

from domain.kernel.ids import ActorId, PersonId
from service.auth import permissions
from service.auth.callers import EVERY, Caller, Role
from service.auth.permissions import READS, TABLE, Permission, must_declare_for, who
from service.auth.refusals import NotPermitted, UnknownBody
from service.tests.auth.make import BOARD, PERSON
from service.tests.serving import Service

OTHER_BOARD = "01890a5d-ac96-774b-bcce-b302099a8059"


def caller(roles: dict[str, dict[Role, frozenset[str]]], person: str | None = None) -> Caller:
    return Caller(
        subject=ActorId("a"), client="c", issuer="i", roles=roles, person=PersonId(person) if person else None
    )


@pytest.fixture
def request_at(service: Service) -> Request:
    """A request about a body on which nobody was merged."""
    return Request({"type": "http", "app": service.app, "path_params": {"ods": "08W"}})


def test_an_auditor_reads_everything_and_writes_nothing() -> None:
    assert {permission for permission in Permission if Role.AUDITOR in TABLE[permission]} == READS


def test_every_permission_is_in_the_table_and_somebody_has_it() -> None:
    assert set(TABLE) == set(Permission)
    assert all(TABLE.values())


def test_every_permission_but_the_one_for_oneself_has_a_type_for_routes() -> None:
    names = {"May" + permission.name.title().replace("_", "") for permission in Permission}
    assert names - set(vars(permissions)) == {"MayDeclareOwnInterests"}


def test_only_the_data_protection_officer_erases() -> None:
    assert who(Permission.ERASE) == {Role.DPO}


@pytest.mark.parametrize(("role", "permission"), list(product([Role.MEMBER, Role.PUBLISHER], Permission)))
def test_members_and_publishers_keep_no_minutes(role: Role, permission: Permission) -> None:
    own = Permission.PUBLISH if role is Role.PUBLISHER else Permission.DECLARE_OWN_INTERESTS
    allowed = {Permission.READ, Permission.REPORT_BREACHES, own}
    assert (role in TABLE[permission]) == (permission in allowed)


def test_a_role_counts_in_its_own_body_only() -> None:
    found = caller({"08W": {Role.SECRETARY: frozenset({EVERY})}})
    found.must_be({Role.SECRETARY}, "08W")
    with pytest.raises(UnknownBody):
        found.must_be({Role.SECRETARY}, "07T")


def test_a_role_for_one_board_counts_there_only() -> None:
    found = caller({"08W": {Role.CHAIR: frozenset({BOARD})}})
    found.must_be({Role.CHAIR}, "08W", BOARD)
    for board in (OTHER_BOARD, None):
        with pytest.raises(NotPermitted):
            found.must_be({Role.CHAIR}, "08W", board)


def test_a_role_in_every_body_counts_in_each() -> None:
    caller({EVERY: {Role.AUDITOR: frozenset({EVERY})}}).must_be({Role.AUDITOR}, "08W", BOARD)


def test_roles_of_different_bodies_do_not_add_up() -> None:
    found = caller({"08W": {Role.MEMBER: frozenset({EVERY})}, "07T": {Role.SECRETARY: frozenset({EVERY})}})
    with pytest.raises(NotPermitted):
        found.must_be({Role.SECRETARY}, "08W")


def test_a_member_declares_for_nobody_else(request_at: Request) -> None:
    member = caller({"08W": {Role.MEMBER: frozenset({EVERY})}}, PERSON)
    must_declare_for(request_at, member, PersonId(PERSON))
    with pytest.raises(NotPermitted):
        must_declare_for(request_at, member, PersonId(BOARD))
    must_declare_for(request_at, caller({"08W": {Role.SECRETARY: frozenset({EVERY})}}), PersonId(BOARD))


def test_a_secretary_of_one_board_declares_for_nobody_else_on_the_register(request_at: Request) -> None:
    secretary = caller({"08W": {Role.SECRETARY: frozenset({BOARD})}}, PERSON)
    must_declare_for(request_at, secretary, PersonId(PERSON))
    with pytest.raises(NotPermitted):
        must_declare_for(request_at, secretary, PersonId(OTHER_BOARD))


def test_an_integrator_neither_examines_nor_proposes() -> None:
    assert who(Permission.EXAMINE, Permission.PROPOSE) == {Role.SECRETARY}

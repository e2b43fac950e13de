"""The registers of Waltham Forest: the body, its real practices and suppliers, people, boards and interests."""

from datetime import UTC, datetime
from typing import Final

from domain.boards.events import BoardKind
from domain.interests.categories import Category, Relationship
from domain.kernel.ids import BodyCode
from domain.organisations.events import LinkKind, OrganisationKind
from domain.organisations.importing import local_code
from service.demo import founding, ods, registering
from service.demo.declaring import Interest, declare, declare_none
from service.demo.personas import Part
from service.demo.stage import Stage
from service.demo.waltham_forest import charters
from service.demo.waltham_forest.cases import ACUTE_TRUST, COMMUNITY_TRUST, FEDERATION, in_pounds
from service.demo.waltham_forest.people import (
    DEVELOPMENT,
    DEVELOPMENT_SEATS,
    DISINVESTMENT,
    DISINVESTMENT_SEATS,
    FEDERATED,
    TERM,
    VACANT_LAY_SEAT,
)

BODY: Final = BodyCode("08W")
THE_MEMBER, THE_CHAIR = "gp-F86036", "lay-chair"
SINCE: Final = "2020-04-01"
START: Final = datetime(2020, 4, 1, 8, tzinfo=UTC)
WHY: Final = (
    "The two boards are those of the account of NHS Waltham Forest, a primary care trust; they are run here on the "
    "register of the body that followed it, for which practices and payments are published."
)
FEDERATION_NAME: Final = "DEMONSTRATION FEDERATION OF WALTHAM FOREST PRACTICES (NOT A REAL ORGANISATION)"
PARTNERS: Final = tuple(one for one in (*DEVELOPMENT, *DISINVESTMENT) if one.tie)
INTERESTS: Final = (
    *(
        Interest(
            name=f"{one.name}/practice",
            who=one.name,
            organisation=one.tie.organisation,
            narrative="Partner of the practice.",
            since=one.tie.since,
        )
        for one in PARTNERS
        if one.tie
    ),
    Interest(
        name="gp-F86011",
        who="gp-F86011",
        organisation=COMMUNITY_TRUST,
        narrative="Spouse is employed by the trust.",
        since="2018",
        through=Relationship.SPOUSE_OR_PARTNER,
    ),
    Interest(
        name="nursing-director",
        who="nursing-director",
        organisation=ACUTE_TRUST,
        narrative="Partner is a consultant at the trust.",
        since="2016-09",
        through=Relationship.SPOUSE_OR_PARTNER,
    ),
    Interest(
        name="lay-4",
        who="lay-4",
        organisation=local_code("AGE UK WALTHAM FOREST"),
        narrative="Volunteers at the charity.",
        since="2019",
        category=Category.NON_FINANCIAL_PERSONAL,
    ),
)


async def organisations(stage: Stage) -> None:
    """Open the record and enter the real organisations, and the federation that is not."""
    body = next(one for one in ods.bodies_of_seed_areas() if one.body == BODY)
    await registering.open_record(stage, body, WHY, START)
    practices, trusts = ods.organisations_of(BODY), ods.trusts_of_seed_areas()
    await registering.take_over(
        stage,
        "practices",
        practices,
        registering.PRACTICES_SOURCE,
        f"{len(practices)} practices and other members are taken over from ODS with dates.",
    )
    suppliers, paid = ods.suppliers_to_import(), ods.member_practice_suppliers()
    total = in_pounds(sum(one.total_pence for one in paid))
    await registering.take_over(
        stage,
        "suppliers",
        suppliers,
        registering.PAYMENTS_SOURCE,
        f"{len(suppliers)} more suppliers are taken over from the published payments; "
        f"{len(paid)} suppliers are member practices, paid {total}.",
    )
    told = f"{len(trusts)} acute trusts are taken over from ODS."
    await registering.take_over(stage, "trusts", trusts, registering.TRUSTS_SOURCE, told)
    await registering.enter_organisation(stage, FEDERATION, FEDERATION_NAME, OrganisationKind.FEDERATION)
    await registering.link(stage, FEDERATED, FEDERATION, LinkKind.FEDERATION_MEMBERSHIP, "2017")
    stage.say(f"{len(FEDERATED)} practices are members of a federation made up for this demonstration ({FEDERATION}).")


async def people(stage: Stage) -> None:
    """Enter the people, and have their interests declared."""
    everybody = (*DEVELOPMENT, *DISINVESTMENT)
    await registering.enter_people(stage, everybody)
    stage.play(Part.MEMBER, THE_MEMBER)
    stage.play(Part.CHAIR, THE_CHAIR)
    await declare(stage, INTERESTS, START, THE_MEMBER)
    declared = {one.who for one in INTERESTS}
    await declare_none(stage, [one.name for one in everybody if one.name not in declared], START)


async def boards(stage: Stage) -> None:
    """Set up the two boards, adopt their charters and fill their seats."""
    await founding.establish(stage, "development", "Polysystem development board", BoardKind.DEVELOPMENT, SINCE)
    await founding.establish(stage, "disinvestment", "Disinvestment board", BoardKind.APPROVAL, SINCE)
    development = charters.development(stage.id("board/disinvestment"))
    disinvestment = charters.disinvestment(stage.id("board/development"))
    await founding.adopt(stage, "development", development, SINCE, f"{charters.CITATION}, part 1", START)
    await founding.adopt(stage, "disinvestment", disinvestment, SINCE, f"{charters.CITATION}, part 2", START)
    await founding.fill(stage, "development", DEVELOPMENT_SEATS, TERM)
    await founding.fill(stage, "disinvestment", DISINVESTMENT_SEATS, TERM)
    await founding.create(stage, "disinvestment", [VACANT_LAY_SEAT])

"""The conditions of approvals as a list over HTTP."""

import pytest

from service.tests.decisions.committee import Committee
from service.tests.serving import Service, pages_of


@pytest.fixture
def committee(either_service: Service) -> Committee:
    return Committee(either_service)


def test_conditions_are_listed_page_by_page_also_where_a_page_ends_within_one_decision(committee: Committee) -> None:
    for number in (1, 2):
        terms = [{"text": f"Part {part}", "office": "Finance", "due": "2010-06"} for part in (1, 2, 3)]
        committee.decided(committee.case(f"WF/{number}"), "APPROVE_WITH_CONDITIONS", conditions=terms)
    asked = {"state": "OPEN", "overdue": "YES", "as_at": "2010-07-01"}
    pages = list(pages_of(committee.secretary, "conditions", limit=2, **asked))
    assert [[one["condition"] for one in page] for page in pages] == [[1, 2], [3, 1], [2, 3]]
    assert len({one["decision"] for page in pages for one in page}) == 2
    assert committee.secretary.read("conditions", as_at="2010-05-31", overdue="YES")["results"] == []

"""What the section about proofs is made of: proofs in few rows, and all tiles made anew."""

import pytest

from benchmarks.databases import KINDS, Kind, Unavailable
from benchmarks.ours.subject import Ours
from benchmarks.programs import worked

FACTS = 600


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_tree_of_the_section_is_grown_and_proven_from_and_made_anew(kind: Kind) -> None:
    try:
        kind.version()
    except Unavailable as reason:
        pytest.skip(str(reason))
    with kind.fresh() as url:
        Ours().make_ready(url)
        found = worked("ours.tree", Ours(), url, facts=FACTS)
    assert found.facts > FACTS
    assert 1 <= found.said["inclusion"]["rows"] <= 6
    assert found.said["tiles"]["seconds"] > 0

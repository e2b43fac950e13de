"""Days that a source names and no calendar has: kept word for word, and found."""

import pytest

from domain.kernel.sources import impossible_days


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("minutes of 31 June", ("31 June",)),
        ("on the 31st of June 2009, page 4", ("31st of June 2009",)),
        ("June 31st, 2009", ("June 31st, 2009",)),
        ("dated 29 February 2021", ("29 February 2021",)),
        ("2021-02-29 and 31/04/2021 and 2.13.2021", ("2021-02-29", "31/04/2021", "2.13.2021")),
        ("30 Feb and 31 Sept", ("30 Feb", "31 Sept")),
        ("0 May 2009", ("0 May 2009",)),
        ("29 February 2020; 29 February; 31 July 2009; 2009-06-30; 30/06/2009", ()),
        ("page 40 may be read; in June 2009 all 31 came; May 40 people", ()),
        ("dated 2 October 2021, revoked on 24 August 2021", ()),
    ],
)
def test_a_day_that_cannot_be_is_found_in_the_words(words: str, found: tuple[str, ...]) -> None:
    assert impossible_days(words) == found

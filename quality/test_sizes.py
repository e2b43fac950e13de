"""Nothing grows until nobody reads it: functions, files, and how many written lines a file has as a rule."""

import statistics

from quality.sources import EVERYTHING, Source, product, sources

FUNCTION, TEST_FUNCTION = 30, 60
FILE, TEST_FILE = 300, 400
MEDIAN, NINETIETH = 60, 150
LISTS = "migrations/versions/"


def test_no_file_is_too_long_to_read() -> None:
    long = [
        f"{source.name}: {source.lines} lines" for source in sources(*EVERYTHING) if source.lines > _file_limit(source)
    ]
    assert not long, "\n".join(long)


def test_no_function_is_too_long_to_see() -> None:
    long = [
        f"{source.name}:{function.lineno} {function.name}: {length} lines"
        for source in sources(*EVERYTHING)
        if not source.name.startswith(LISTS)  # a migration is one list of changes
        for function in source.functions()
        if (length := (function.end_lineno or 0) - function.body[0].lineno + 1) > _function_limit(source)
    ]
    assert not long, "\n".join(long)


def test_files_are_short_as_a_rule() -> None:
    lengths = sorted(source.written for source in product() if source.says_something)
    if len(lengths) < 10:
        return
    median, ninetieth = statistics.median(lengths), statistics.quantiles(lengths, n=10)[-1]
    assert (median <= MEDIAN, ninetieth <= NINETIETH) == (True, True), (
        f"of {len(lengths)} files the median has {median:.0f} lines (at most {MEDIAN}), "
        f"the 90th percentile {ninetieth:.0f} (at most {NINETIETH})"
    )


def _file_limit(source: Source) -> int:
    return TEST_FILE if source.is_test else FILE


def _function_limit(source: Source) -> int:
    return TEST_FUNCTION if source.is_test else FUNCTION

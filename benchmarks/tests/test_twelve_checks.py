"""The table of the twelve checks is about the twelve, and our own service passes them all."""

from benchmarks.twelve_checks.__main__ import ours, peer, table


def test_the_rows_are_the_twelve_and_ours_passes_all() -> None:
    names, passed = ours()
    assert list(names) == list(range(1, 13))
    assert passed == dict.fromkeys(names, True)
    assert [row["ours"] for row in table(names, {"ours": passed}).rows] == ["yes"] * 12


def test_an_audit_table_gets_credit_for_what_it_records_and_refuses() -> None:
    assert [number for number, found in peer("audit-table").items() if found] == [4, 7, 10, 11]

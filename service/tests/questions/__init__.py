"""The questions that auditors ask, by theme; docs/questions.md names for each the query and the test here."""

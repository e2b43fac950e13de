"""Tests of the proof core: our own vectors, laws, and independent vectors where they lie at hand."""

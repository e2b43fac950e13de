"""Tests that hold the house: sizes, names, imports, documents; and the databases that all tests share."""

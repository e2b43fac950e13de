"""Tests of interests: declaring them, when that is late, and where they touch a matter."""

"""Tests of the kernel: the words that every context shares."""

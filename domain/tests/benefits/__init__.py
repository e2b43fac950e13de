"""Tests of benefits."""

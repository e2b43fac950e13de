"""Consultations over HTTP."""

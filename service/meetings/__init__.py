"""Meetings over HTTP: agenda, attendance, declarations and rulings, motions and votes."""

"""Meetings: notice, agenda, attendance, declarations, rulings, motions and votes."""

"""The day in England on which a moment falls, under the name by which cases, decisions and breaches ask for it."""

from domain.kernel.london import day_of

__all__ = ["day_of"]

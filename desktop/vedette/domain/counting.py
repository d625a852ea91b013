"""Numbers as the screen, the names of acts and print say them."""

from __future__ import annotations


def in_groups(number: int) -> str:
    """A number with narrow no-break blanks between thousands."""
    return f"{number:,}".replace(",", "\u202f")


def counted(number: int, noun: str = "incident") -> str:
    """As in “1 incident” and “2 incidents”."""
    return f"{in_groups(number)} {noun}{'' if number == 1 else 's'}"

"""Numbers in words, as labels of acts and the screen say them."""

from __future__ import annotations


def counted(n: int) -> str:
    """A number of incidents in words of the screen, with narrow blanks between thousands."""
    return f"{n:,} incident{'' if n == 1 else 's'}".replace(",", "\u202f")

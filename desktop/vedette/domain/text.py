"""The one gate every text passes before it is stored: what SQLite, files and screens can't hold is made visible."""

from __future__ import annotations

LONGEST_TEXT = 20_000_000
_NUL_SIGN = "\u2400"


def clean(text: str) -> str:
    """Line ends become LF, NUL becomes the visible sign U+2400, a lone surrogate U+FFFD; all else stays as typed."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        text = text.replace("\0", _NUL_SIGN)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text

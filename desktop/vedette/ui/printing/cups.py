"""What CUPS answered to the job that this thread sent last: Qt sends it, and tells nobody how that went."""

from __future__ import annotations

import ctypes

LIBRARY = "libcups.so.2"
LONGEST = 160
_FIRST_ERROR = 0x0400
"""Codes below it mean that the job was taken (RFC 8011, appendix B)."""


def refusal(library: str = LIBRARY) -> str:
    """Why no job was made of it, in the words of CUPS; '' where it was taken, or where there is no CUPS."""
    try:
        cups = ctypes.CDLL(library)
    except OSError:
        return ""
    if cups.cupsLastError() < _FIRST_ERROR:
        return ""
    cups.cupsLastErrorString.restype = ctypes.c_char_p
    said: bytes | None = cups.cupsLastErrorString()
    return " ".join((said or b"no reason given").decode("utf-8", "replace").split())[:LONGEST].rstrip(".")

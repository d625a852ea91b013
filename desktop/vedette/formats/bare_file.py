"""Pictures without what cameras and programs write into them: place, time, device, author. No dot is changed."""

from __future__ import annotations

import zlib

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset(
    {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"bKGD", b"pHYs"}
)
_JPEG = b"\xff\xd8"
_SCAN, _END, _COMMENT = 0xDA, 0xD9, 0xFE
_APPLICATION = range(0xE0, 0xF0)
_JPEG_KEPT = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
"""Of the segments of applications: density, colour profile, and how the colours are coded."""

_ALONE = frozenset({0x01, *range(0xD0, 0xD9)})


def bared(data: bytes) -> bytes | None:
    """The same picture with nothing else in it; None for any other file, and for a picture that is not whole."""
    if data.startswith(_PNG):
        return _bare_png(data)
    return _bare_jpeg(data) if data.startswith(_JPEG) else None


def _bare_png(data: bytes) -> bytes | None:
    found, at = [_PNG], len(_PNG)
    while at + 12 <= len(data):
        length, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        end = at + 12 + length
        if end > len(data) or zlib.crc32(data[at + 4 : end - 4]) != int.from_bytes(data[end - 4 : end], "big"):
            return None
        if kind in _PNG_KEPT:
            found.append(data[at:end])
        if kind == b"IEND":
            return b"".join(found)  # what stands behind the end is no picture
        at = end
    return None


def _bare_jpeg(data: bytes) -> bytes | None:
    """Segment by segment (ITU T.81, B.1); a second picture behind the end, as a preview is, does not go along."""
    found, at = [_JPEG], 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        mark = data[at + 1]
        if mark == 0xFF:
            at += 1
            continue
        length = 0 if mark in _ALONE else int.from_bytes(data[at + 2 : at + 4], "big")
        end = at + 2 + length
        if mark not in _ALONE and (length < 2 or end > len(data)):
            return None
        if _is_picture(mark, data[at + 4 : end]):
            found.append(data[at:end])
        at = end
        if mark == _SCAN:
            at = _past_scan(data, end)
            found.append(data[end:at])
        if data[at : at + 2] == bytes((0xFF, _END)):
            return b"".join((*found, bytes((0xFF, _END))))
    return None


def _is_picture(mark: int, segment: bytes) -> bool:
    if mark in _APPLICATION:
        return mark in _JPEG_KEPT and segment.startswith(_JPEG_KEPT[mark])
    return mark != _COMMENT


def _past_scan(data: bytes, at: int) -> int:
    """Where the coded dots end: at the next mark that is none of those within them."""
    while (at := data.find(b"\xff", at)) >= 0 and at + 1 < len(data):
        if data[at + 1] != 0 and data[at + 1] not in _ALONE:
            return at
        at += 2
    return len(data)

"""A picture of the user's own for print, a logo: its bytes, checked before they are kept and before they are drawn."""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass

from vedette.domain.errors import UserError

LARGEST_BYTES = 200_000
MOST_DOTS = 2_000
PNG, SVG = "image/png", "image/svg+xml"

_PNG_START = b"\x89PNG\r\n\x1a\n"
_REACHES_OUT = re.compile(
    rb"<!|<\?xml-stylesheet|<\s*(?:\w+:)?(?:script|image|foreignObject|use|style|a|animate\w*|set|feImage|iframe)\b"
    rb"|@import|url\(\s*['\"]?(?!['\"]?#)|\bon\w+\s*=|href\s*=\s*['\"](?!#)|&(?!(?:amp|lt|gt|quot|apos);)",
    re.IGNORECASE,
)
_SIZE = re.compile(
    rb"<svg\b[^>]*?\bviewBox\s*=\s*['\"]\s*[-\d.]+[\s,]+[-\d.]+[\s,]+(\d+(?:\.\d+)?)[\s,]+(\d+(?:\.\d+)?)", re.DOTALL
)
_SIDES = re.compile(
    rb"<svg\b[^>]*?\bwidth\s*=\s*['\"](\d+(?:\.\d+)?)[^>]*?\bheight\s*=\s*['\"](\d+(?:\.\d+)?)", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Picture:
    """`ratio` is its width over its height; on paper it is `height` points high."""

    kind: str
    data: bytes
    ratio: float = 1.0
    height: float = 36.0

    @property
    def width(self) -> float:
        """In points."""
        return self.height * self.ratio


def read_picture(data: bytes) -> Picture:
    """A PNG or SVG that is small and names nothing outside itself; UserError for any other."""
    if len(data) > LARGEST_BYTES:
        raise _refused(f"it has {len(data):,} bytes and {LARGEST_BYTES:,} are the most")
    picture = _png(data) if data.startswith(_PNG_START) else _svg(data)
    if not 0.1 <= picture.ratio <= 12:
        raise _refused("it is too long for a page head")
    return picture


def _png(data: bytes) -> Picture:
    if len(data) < 33:
        raise _refused("it is damaged")
    width, height = struct.unpack(">II", data[16:24])
    if not (0 < width <= MOST_DOTS and 0 < height <= MOST_DOTS):
        raise _refused(f"it has {width} × {height} dots and {MOST_DOTS} × {MOST_DOTS} are the most")
    return Picture(PNG, data, width / height)


def _svg(data: bytes) -> Picture:
    body = re.sub(rb"^\s*<\?xml[^>]*\?>|<!--.*?-->", b"", data.removeprefix(b"\xef\xbb\xbf"), flags=re.DOTALL)
    if b"\0" in body or not body.lstrip().startswith(b"<svg"):
        raise _refused("it is neither PNG nor SVG")
    if _REACHES_OUT.search(body):
        raise _refused("this SVG names other files, holds scripts or styles, or parts that are not drawn here")
    found = _SIZE.search(body) or _SIDES.search(body)
    if found is None or not float(found[2]):
        raise _refused("this SVG does not say how large it is; give it a viewBox")
    return Picture(SVG, body.strip(), float(found[1]) / float(found[2]))


def _refused(why: str) -> UserError:
    return UserError(f"The picture was not taken: {why}. Choose a smaller or plainer PNG or SVG.")

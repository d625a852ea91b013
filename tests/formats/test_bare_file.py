"""F10: what a camera wrote into a picture is taken out of the copy, and the dots stay as they are."""

from __future__ import annotations

import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage

from vedette.formats.bare_file import bared

SECRET = b"GPS 53.2701 N, Nokia 3310, A. Nowak"


def picture(kind: str) -> bytes:
    image = QImage(9, 7, QImage.Format.Format_RGB32)
    for x in range(9):
        for y in range(7):
            image.setPixel(x, y, x * 20 + y * 5_000)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, kind)  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def telling_jpeg(secret: bytes = SECRET) -> bytes:
    plain = picture("JPEG")
    segments = [
        bytes((0xFF, mark)) + struct.pack(">H", len(secret) + 8) + b"Exif\0\0" + secret for mark in (0xE1, 0xED, 0xFE)
    ]
    return plain[:2] + b"".join(segments) + plain[2:] + b"behind the end: " + secret


def telling_png(secret: bytes = SECRET) -> bytes:
    plain = picture("PNG")
    end = plain.rindex(b"IEND") - 4
    chunks = [
        struct.pack(">I", len(secret)) + kind + secret + struct.pack(">I", zlib.crc32(kind + secret))
        for kind in (b"tEXt", b"eXIf", b"tIME", b"vpAg")
    ]
    return plain[:end] + b"".join(chunks) + plain[end:] + secret


def dots(data: bytes) -> QImage:
    image = QImage()
    assert image.loadFromData(QByteArray(data))
    return image.convertToFormat(QImage.Format.Format_RGB32)


@pytest.mark.parametrize("told", [telling_jpeg(), telling_png()], ids=["jpeg", "png"])
def test_f10_place_device_and_author_are_gone_and_the_dots_stay(told: bytes) -> None:
    bare = bared(told)
    assert bare is not None and SECRET in told and SECRET not in bare
    assert dots(bare) == dots(told)
    assert bared(bare) == bare


@pytest.mark.parametrize(
    "data",
    [b"", b"%PDF-1.7 " + SECRET, b"\xff\xd8\xff", telling_jpeg()[:60], telling_png()[:60], telling_png()[:-90], b"PK"],
)
def test_f10_what_is_no_whole_picture_is_not_taken_for_bare(data: bytes) -> None:
    assert bared(data) is None


@given(st.binary(max_size=300), st.sampled_from([b"", b"\xff\xd8", b"\x89PNG\r\n\x1a\n", telling_jpeg()[:40]]))
@settings(max_examples=100, deadline=None)
def test_any_bytes_end_in_a_picture_without_them_or_in_none(data: bytes, head: bytes) -> None:
    bare = bared(head + data)
    assert bare is None or len(bare) <= len(head + data)

"""Print templates: a broken one says which line, and no words of one are ever worked out as a program."""

from __future__ import annotations

import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.domain.errors import UserError
from vedette.domain.report.picture import LARGEST_BYTES, PNG, SVG, read_picture
from vedette.domain.report.print_template import PARTS, PLAIN, Part, filled, read_template
from vedette.paths import resource


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


DOT = (
    b"\x89PNG\r\n\x1a\n"
    + _chunk(b"IHDR", struct.pack(">IIBBBBB", 2, 1, 8, 2, 0, 0, 0))
    + _chunk(b"IDAT", zlib.compress(b"\0" * 7))
    + _chunk(b"IEND", b"")
)
PLAIN_SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="9"/></svg>'


@pytest.mark.parametrize("document", PARTS)
def test_what_is_shipped_has_all_parts_in_their_order(document: str) -> None:
    text = resource("print", "templates", f"{document}.txt").read_text(encoding="utf-8")
    read = read_template(text)
    assert read.document == document and read.parts == tuple(PLAIN.ordered(document))


def test_words_order_and_titles_are_the_users() -> None:
    read = read_template("document: summary\nabove: Duty desk, {{logbook}}\nsection: claims = Voices\nsection: head\n")
    assert read.parts == (Part("claims", "Voices"), Part("head", ""))
    assert filled(read.above[0], {"logbook": "{{ printed }}"}) == "Duty desk, {{ printed }}"
    assert read.has("head") and not read.has("sources")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("document: summary\nsection: hat", 2),
        ("document: summary\n\nsection head", 3),
        ("document: novel", 1),
        ("# only a remark\n", 1),
        ("document: register\ndocument: register", 2),
        ("document: summary\nabove: {{ incident.title }}", 2),
        ("document: summary\nabove: {{ secret }}", 2),
        ("document: summary\nbelow: {% for x in y %}", 2),
        ("document: summary\ntitle: {{ logbook", 2),
        ("document: summary\nsection: head\nsection: head = again", 3),
        ("document: summary\nabove: " + "x" * 2_000, 2),
        ("document: summary\n" + "above: x\n" * 300, 201),
    ],
    ids=range(12),
)
def test_a_broken_one_says_which_line(text: str, line: int) -> None:
    with pytest.raises(UserError, match=rf"^Line {line} of the print template can't be read: "):
        read_template(text)


@given(st.text(max_size=300))
def test_any_text_is_a_template_or_refused_in_a_sentence(text: str) -> None:
    for document in ("", "document: sitrep\n", "document: summary\nabove: "):
        try:
            assert read_template(document + text).document in PARTS
        except UserError as error:
            assert str(error)


def test_a_picture_is_taken_where_it_is_small_and_plain() -> None:
    assert (read_picture(DOT).kind, read_picture(DOT).ratio) == (PNG, 2.0)
    assert (read_picture(PLAIN_SVG).kind, read_picture(PLAIN_SVG).ratio) == (SVG, 2.0)


@pytest.mark.parametrize(
    "data",
    [
        b"", b"GIF89a", b"<html>", DOT[:20], b"\x89PNG\r\n\x1a\n" + b"\xff" * 100, b"x" * (LARGEST_BYTES + 1),
        PLAIN_SVG.replace(b"<rect", b'<image href="file:///etc/passwd"/><rect'),
        PLAIN_SVG.replace(b"<rect", b'<rect fill="url(http://example.org/x)"'),
        PLAIN_SVG.replace(b"<rect", b"<script>1</script><rect"),
        PLAIN_SVG.replace(b"<rect", b"<style>@import 'x'</style><rect"),
        PLAIN_SVG.replace(b"<rect", b'<rect onload="x"'),
        b"<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>" + PLAIN_SVG,
        PLAIN_SVG.replace(b"<rect", b"&a;<rect"), PLAIN_SVG.replace(b' viewBox="0 0 40 20"', b""),
        PLAIN_SVG.replace(b"40 20", b"4000 20"), PLAIN_SVG.replace(b"<rect", b"<s:image xlink:href='x'/><rect"),
    ],
    ids=range(16),
)  # fmt: skip
def test_no_picture_that_is_large_or_reaches_out_is_taken(data: bytes) -> None:
    with pytest.raises(UserError, match="The picture was not taken: "):
        read_picture(data)

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vedette.domain.file_kind import LONGEST_NAME, kind_of, safe_name, size_in_words

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20


@pytest.mark.parametrize(
    ("name", "head", "mime", "risk"),
    [
        ("a.png", PNG, "image/png", "none"),
        ("a.pdf", b"%PDF-1.7\n", "application/pdf", "none"),
        ("note", b"plain words\n", "text/plain", "none"),
        ("table.csv", b"a,b\n", "text/csv", "none"),
        ("odd", b"\0\1\2", "application/octet-stream", "none"),
        ("empty.txt", b"", "application/octet-stream", "none"),
        ("report.docx", b"PK\x03\x04rest", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
         "none"),
        ("report.zip", b"PK\x03\x04rest", "application/zip", "ask"),
        ("report.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/vnd.ms-office", "ask"),
        ("macros.docm", b"PK\x03\x04rest", "application/vnd.ms-office", "ask"),
        ("page.html", b"<!DOCTYPE html>", "text/html", "ask"),
        ("drawing.txt", b"<?xml version='1.0'?><svg xmlns='x'>", "image/svg+xml", "ask"),
        ("holiday.jpg", b"MZ\x90\0", "application/x-executable", "never"),
        ("holiday.jpg.exe", PNG, "application/x-executable", "never"),
        ("holiday.jpg.exe. ", PNG, "application/x-executable", "never"),
        ("run", b"#!/bin/sh\n", "text/x-script", "never"),
        ("click.desktop", b"[Desktop Entry]\n", "application/x-shortcut", "never"),
        ("click.URL", b"[InternetShortcut]\n", "application/x-shortcut", "never"),
        ("x.lnk", b"anything", "application/x-shortcut", "never"),
    ],
)  # fmt: skip
def test_content_counts_first_and_a_dangerous_ending_as_well(name: str, head: bytes, mime: str, risk: str) -> None:
    found = kind_of(name, head)
    assert (found.mime, found.risk) == (mime, risk)
    assert bool(found.why) == (risk != "none")


@pytest.mark.parametrize(
    ("given_name", "safe"),
    [
        ("photo.jpg", "photo.jpg"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\x\\evil.exe", "evil.exe"),
        ("gpj.\u202eexe.txt", "gpj._exe.txt"),
        ("a\0b\nc.txt", "a_b_c.txt"),
        (".hidden", "hidden"),
        ("..", "attachment"),
        ("", "attachment"),
        ("NUL.txt", "_NUL.txt"),
        ("Zdjęcie из леса.png", "Zdjęcie из леса.png"),
    ],
)
def test_a_name_leads_nowhere_and_hides_nothing(given_name: str, safe: str) -> None:
    assert safe_name(given_name) == safe


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=400))
def test_any_name_becomes_one_that_a_file_can_have(name: str) -> None:
    safe = safe_name(name)
    assert safe
    assert safe not in (".", "..")
    assert "/" not in safe
    assert safe.isprintable()
    assert len(safe.encode()) <= LONGEST_NAME


@pytest.mark.parametrize(("size", "words"), [(0, "0 bytes"), (1, "1 byte"), (1536, "1.5 KB"), (100 << 20, "100.0 MB")])
def test_sizes_are_said_as_a_person_reads_them(size: int, words: str) -> None:
    assert size_in_words(size) == words

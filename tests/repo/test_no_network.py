"""No part of the program can open a network connection: nothing that could is imported."""

import ast
from collections.abc import Iterator

import pytest

from tests.repo.checkout import ROOT, committable

NETWORK = {
    *("socket", "socketserver", "ssl", "urllib", "http", "ftplib", "smtplib", "imaplib", "poplib", "telnetlib"),
    *("xmlrpc", "webbrowser", "requests", "urllib3", "httpx", "aiohttp", "websockets"),
    *("PySide6.QtNetwork", "PySide6.QtWebSockets", "PySide6.QtWebEngineWidgets", "PySide6.QtWebEngineCore"),
}


def imported(code: str) -> Iterator[str]:
    """Every dotted name that the code imports, and each of its parents."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        for name in names:
            parts = name.split(".")
            yield from (".".join(parts[: end + 1]) for end in range(len(parts)))


def test_no_module_imports_anything_that_reaches_a_network() -> None:
    sources = [name for name in committable() if name.startswith("desktop/vedette/") and name.endswith(".py")]
    reaching = [
        f"{source}: {name}"
        for source in sources
        for name in imported((ROOT / source).read_text(encoding="utf-8"))
        if name in NETWORK
    ]
    assert sources
    assert reaching == []


@pytest.mark.parametrize(
    "code",
    [
        "import socket",
        "import urllib.request",
        "from http import client",
        "def late():\n    from urllib.parse import quote",
        "from PySide6 import QtCore, QtNetwork",
        "from PySide6.QtNetwork import QLocalServer",
    ],
)
def test_an_import_that_reaches_a_network_is_recognised(code: str) -> None:
    assert NETWORK & set(imported(code))

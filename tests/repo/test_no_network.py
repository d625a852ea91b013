"""No part of the program can open a network connection: nothing that could is imported."""

import pytest

from tests.repo.checkout import ROOT, committable, imported

NETWORK = {
    *("socket", "socketserver", "ssl", "urllib", "http", "ftplib", "smtplib", "imaplib", "poplib", "telnetlib"),
    *("xmlrpc", "webbrowser", "requests", "urllib3", "httpx", "aiohttp", "websockets"),
    *("PySide6.QtNetwork", "PySide6.QtWebSockets", "PySide6.QtWebEngineWidgets", "PySide6.QtWebEngineCore"),
}


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

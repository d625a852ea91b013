"""XML onto a stream, element by element; every text is text, and what XML can't hold is shown by its picture."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TextIO
from xml.sax.saxutils import escape, quoteattr

_NOT_IN_XML = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NO_ATTRIBUTES: Mapping[str, str] = {}


class XmlWriter:
    """A document that is open for writing."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        stream.write('<?xml version="1.0" encoding="UTF-8"?>\n')

    def start(self, name: str, attributes: Mapping[str, str] = _NO_ATTRIBUTES) -> None:
        said = "".join(f" {key}={quoteattr(xml_text(value))}" for key, value in attributes.items())
        self._stream.write(f"<{name}{said}>")

    def end(self, name: str) -> None:
        self._stream.write(f"</{name}>\n")

    def element(self, name: str, text: str) -> None:
        """An element that holds a text; none for an empty one."""
        if text:
            self._stream.write(f"<{name}>{escape(xml_text(text))}</{name}>")


def xml_text(text: str) -> str:
    """What XML 1.0 can hold."""
    return _NOT_IN_XML.sub(lambda match: chr(0x2400 + ord(match[0])) if match[0] < " " else "\ufffd", text)

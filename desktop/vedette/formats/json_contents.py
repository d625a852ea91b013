"""The bytes of attachments in our own .json: base64 in pieces, one a line, those of one file under each other."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from vedette.domain.errors import CannotRead
from vedette.formats.written import ContentOf

_HASH = re.compile(r"[0-9a-f]{64}")
_FIELDS = frozenset({"sha256", "base64"})


def lines(hashes: Collection[str], content_of: ContentOf) -> Iterator[str]:
    """One JSON object for each piece of each content that can be given."""
    for sha256 in sorted(hashes):
        for piece in content_of(sha256) or ():
            yield f'{{"sha256":"{sha256}","base64":"{base64.b64encode(piece).decode("ascii")}"}}'


def joined(pieces: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Each hash with its pieces; CannotRead for what is no piece. Whether the hash is true is for the taker to see."""
    for sha256, some in groupby(pieces, key=hash_of):
        yield sha256, (_bytes(piece) for piece in some)


def hash_of(piece: Mapping[str, Any]) -> str:
    """Whose piece it is; CannotRead for what is none."""
    sha256 = piece.get("sha256")
    if piece.keys() != _FIELDS or not isinstance(sha256, str) or not _HASH.fullmatch(sha256):
        raise _refusal()
    return sha256


def _bytes(piece: Mapping[str, Any]) -> bytes:
    text = piece["base64"]
    if not isinstance(text, str):
        raise _refusal()
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise _refusal() from error


def _refusal() -> CannotRead:
    return CannotRead("The bytes of an attachment in the file are damaged; nothing was changed, get the file again.")

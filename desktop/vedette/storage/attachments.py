"""The bytes of attachments: in chunks by the SHA-256 of the whole, each content once, streamed in and out.

Content that any act has recorded stays for good, so that undo and history never name what is gone. What was brought in
and never recorded waits in a list of its own and goes when nobody wants it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator
from typing import cast

from sqlalchemy import Connection, Table, delete, exists, func, insert, select, update
from sqlalchemy.dialects import sqlite

from vedette.domain.errors import FileDamaged, NotFound, UserError
from vedette.storage.crash_points import durable
from vedette.storage.ids import CHUNK
from vedette.storage.rows import AttachmentContentRow, AttachmentRow, AttachmentWaitingRow, DraftRow

_CONTENT = cast(Table, AttachmentContentRow.__table__)
_WAITING = cast(Table, AttachmentWaitingRow.__table__)
_ATTACHMENT = cast(Table, AttachmentRow.__table__)
_DRAFT = cast(Table, DraftRow.__table__)

PIECE = 256 * 1024
"""Bytes of a chunk; a power of two beside the page size, and little beside what memory there is."""

LARGEST = 100 * 1024 * 1024
"""Bytes that one attachment may have."""


def is_kept(connection: Connection, sha256: str) -> bool:
    """Whether the bytes of that hash are in the logbook."""
    return bool(connection.execute(select(exists().where(_CONTENT.c.sha256 == sha256))).scalar())


def kept(connection: Connection, hashes: Collection[str]) -> set[str]:
    """Those of the hashes whose bytes are in the logbook."""
    found: set[str] = set()
    wanted = sorted(hashes)
    for start in range(0, len(wanted), CHUNK):
        some = wanted[start : start + CHUNK]
        found.update(
            connection.execute(select(_CONTENT.c.sha256).where(_CONTENT.c.sha256.in_(some)).distinct()).scalars()
        )
    return found


def keep(connection: Connection, sha256: str, pieces: Iterable[bytes]) -> bool:
    """Store the bytes of that hash; False, and nothing is read, when they are there already.

    FileDamaged when they have another hash: the caller's transaction then leaves nothing of them.
    """
    if is_kept(connection, sha256):
        return False
    found = hashlib.sha256()
    for seq, piece in enumerate(_evenly(pieces)):
        if seq * PIECE >= LARGEST and piece:
            raise UserError("An attachment has more than the 100 MB that one may have. Nothing was changed.")
        found.update(piece)
        connection.execute(insert(_CONTENT).values(sha256=sha256, seq=seq, bytes=piece))
        durable("attach: chunk")
    if found.hexdigest() != sha256:
        raise FileDamaged("The bytes of an attachment are not what its hash says. Nothing was changed; get it again.")
    return True


def wait(connection: Connection, sha256: str, at: str) -> None:
    """Note that the bytes came in and no act names them yet; `at` is UTC, ISO 8601."""
    put = sqlite.insert(_WAITING).values(sha256=sha256, at=at)
    connection.execute(put.on_conflict_do_update(index_elements=["sha256"], set_={"at": at}))


def wait_again(connection: Connection, sha256: str, at: str) -> None:
    """Somebody wants content that waits already: it is left alone from now on for as long again."""
    connection.execute(update(_WAITING).where(_WAITING.c.sha256 == sha256).values(at=at))


def record(connection: Connection, hashes: Collection[str]) -> None:
    """An act names them: from now on they stay."""
    wanted = sorted(hashes)
    for start in range(0, len(wanted), CHUNK):
        connection.execute(delete(_WAITING).where(_WAITING.c.sha256.in_(wanted[start : start + CHUNK])))


def drop_unwanted(connection: Connection, *, before: str, ours: Collection[str] = ()) -> int:
    """Drop what waits since before then, or is among `ours`, and stands in no draft; how many contents went."""
    old = (_WAITING.c.at < before) | _WAITING.c.sha256.in_(sorted(ours)[:CHUNK])
    drafted = exists().where(func.instr(_DRAFT.c.document, _WAITING.c.sha256) > 0)
    hashes = list(connection.execute(select(_WAITING.c.sha256).where(old, ~drafted)).scalars())
    for sha256 in hashes:
        connection.execute(delete(_CONTENT).where(_CONTENT.c.sha256 == sha256))
    record(connection, hashes)
    return len(hashes)


def has_waiting(connection: Connection) -> bool:
    """Whether anything waits at all."""
    return connection.execute(select(_WAITING.c.sha256).limit(1)).first() is not None


def pieces_of(connection: Connection, sha256: str) -> Iterator[bytes]:
    """The bytes, hashed on the way: NotFound where they are not here, FileDamaged at the end where they are changed."""
    asked = select(_CONTENT.c.bytes).where(_CONTENT.c.sha256 == sha256).order_by(_CONTENT.c.seq)
    found, some = hashlib.sha256(), False
    for (piece,) in connection.execute(asked.execution_options(yield_per=1)):
        if not isinstance(piece, bytes):
            break
        some = True
        found.update(piece)
        yield piece
    if not some:
        raise NotFound(
            "The bytes of this attachment are not in this logbook: it came with a file that carries only their hash."
        )
    if found.hexdigest() != sha256:
        raise FileDamaged(
            "This attachment is no longer what it was when it was added. It was not given out; check the logbook and "
            "look into your latest backup."
        )


def head_of(connection: Connection, sha256: str) -> bytes:
    """The first chunk, to see what kind of file it is; b'' where there is none."""
    asked = select(_CONTENT.c.bytes).where(_CONTENT.c.sha256 == sha256).order_by(_CONTENT.c.seq).limit(1)
    found = connection.execute(asked).scalar()
    return found if isinstance(found, bytes) else b""


def lacking(connection: Connection, hashes: Collection[str]) -> set[str]:
    """Those of the hashes that an incident names and whose bytes are not here."""
    missing = set(hashes) - kept(connection, hashes)
    named: set[str] = set()
    wanted = sorted(missing)
    for start in range(0, len(wanted), CHUNK):
        some = wanted[start : start + CHUNK]
        named.update(connection.execute(select(_ATTACHMENT.c.sha256).where(_ATTACHMENT.c.sha256.in_(some))).scalars())
    return named


def _evenly(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes in chunks of one size; a file without bytes is one chunk without bytes."""
    held = bytearray()
    some = False
    for piece in pieces:
        held += piece
        while len(held) >= PIECE:
            yield bytes(held[:PIECE])
            del held[:PIECE]
            some = True
    if held or not some:
        yield bytes(held)

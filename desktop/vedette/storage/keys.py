"""The key of an encrypted logbook: derived once from what a person types, told from damage, and forgotten at the lock.

The file begins with 16 bytes that are SQLCipher's salt and ours: 12 at random, 2 for the cost of the derivation, and 2
that mark it as ours and tell a changed byte among the others.
"""

from __future__ import annotations

import hashlib
import hmac
import math
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from vedette.domain.errors import FileDamaged, InvalidPassphrase, NeedsPassphrase, UserError, WrongPassphrase
from vedette.domain.passphrase import KEY_BYTES, Passphrase, RecoveryCode, Secret
from vedette.storage.peeking import HANDLES

SALT_BYTES = 16
PAGE = 4096
_RANDOM, _HMAC = 12, 64
_MARK = b"vedette encrypted logbook 1"
_HMAC_SALT_MASK = 0x3A
_LEAST_MEMORY, _MOST_MEMORY, _MOST_PASSES, _MOST_LANES = 3, 20, 127, 3
_LOOKED_AT = 32
"""So many pages, spread over the file, are tried before a key is said to be wrong."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Of Argon2id: 2 ** `memory` KiB, so many passes, 2 ** `lanes` lanes; it stands in the file."""

    memory: int
    passes: int
    lanes: int

    def packed(self) -> bytes:
        """In two bytes."""
        return (self.lanes << 14 | self.memory << 8 | self.passes).to_bytes(2, "big")

    @classmethod
    def unpacked(cls, packed: bytes) -> Cost:
        """What two bytes say; FileDamaged when no Vedette ever wrote that."""
        number = int.from_bytes(packed, "big")
        cost = cls(number >> 8 & 0x3F, number & 0xFF, number >> 14)
        if not (_LEAST_MEMORY <= cost.memory <= _MOST_MEMORY and 1 <= cost.passes <= _MOST_PASSES):
            raise FileDamaged(
                "The first bytes of this encrypted logbook are damaged. It was left as it is; open your latest backup."
            )
        return cost


MODEST = Cost(memory=16, passes=3, lanes=2)
"""64 MiB: the least there is where memory is short."""


class Key:
    """32 bytes and the salt of the file they open. `forget` overwrites them; no report ever shows them."""

    __slots__ = ("_raw", "salt")

    def __init__(self, raw: bytes, salt: bytes) -> None:
        self._raw = bytearray(raw)
        self.salt = salt

    @property
    def literal(self) -> str:
        """As SQLCipher wants it, with the salt."""
        return f"x'{self._raw.hex()}{self.salt.hex()}'"

    @property
    def code(self) -> RecoveryCode:
        """What is printed."""
        return RecoveryCode(bytes(self._raw))

    def fits(self, path: Path) -> bool:
        """Whether any page of the file was sealed with this key; page by page, for some may be damaged."""
        mask = bytes(byte ^ _HMAC_SALT_MASK for byte in self.salt)
        seal = hashlib.pbkdf2_hmac("sha512", bytes(self._raw), mask, 2, KEY_BYTES)
        return any(_sealed(seal, number, page) for number, page in _pages(path))

    def forget(self) -> None:
        """Overwrite it."""
        self._raw[:] = bytes(len(self._raw))


def _refuse(path: Path) -> Secret:
    raise NeedsPassphrase(f"“{path.name}” is encrypted. Give its passphrase, or its recovery code, to open it.")


class Keys:
    """The keys of the files that are worked with: each is asked for and derived once, then known by its salt."""

    def __init__(self, ask: Callable[[Path], Secret] = _refuse, *, known: tuple[Key, ...] = ()) -> None:
        self._ask = ask
        self._known = {key.salt: key for key in known}

    def of(self, path: Path) -> Key | None:
        """The key that opens the file, None for a plain one; NeedsPassphrase, WrongPassphrase or FileDamaged."""
        salt = salt_of(path)
        if salt is None:
            return None
        known = self._known.get(salt)
        if known is None or not known.fits(path):
            self._known[salt] = known = unlock(path, self._ask(path))
        return known

    def joined_by(self, ask: Callable[[Path], Secret]) -> Keys:
        """These, and for any other file what `ask` gives."""
        return Keys(ask, known=tuple(self._known.values()))

    def forget(self) -> None:
        """Overwrite all of them, and ask nobody any more."""
        for key in self._known.values():
            key.forget()
        self._known.clear()
        self._ask = _refuse


def salt_of(path: Path) -> bytes | None:
    """The first bytes of an encrypted logbook of ours; None when the file is anything else."""
    head = HANDLES.read(path, SALT_BYTES)
    return head if len(head) == SALT_BYTES and hmac.compare_digest(_mark(head[:-2]), head[-2:]) else None


def unlock(path: Path, secret: Secret) -> Key:
    """The key of the file, derived with the cost that stands in it; WrongPassphrase when it opens no page of it."""
    salt = salt_of(path)
    if salt is None:
        raise FileDamaged(
            f"“{path.name}” is no encrypted logbook, or its first bytes are damaged. It was left as it is."
        )
    no_core_dumps()
    key = Key(_derived(secret, salt), salt)
    if key.fits(path):
        return key
    key.forget()
    if path.stat().st_size < PAGE:
        raise FileDamaged(f"“{path.name}” was cut off after its first bytes. It was left as it is; open a backup.")
    if isinstance(secret, RecoveryCode):
        raise WrongPassphrase(
            f"That recovery code does not open “{path.name}”. Nothing was changed; each new passphrase makes a new "
            "code, so look for the latest paper, or try the passphrase."
        )
    raise WrongPassphrase(
        f"That passphrase does not open “{path.name}”. Nothing was changed; mind capitals and the keyboard's language, "
        "and try again. If it is forgotten, the recovery code opens it too."
    )


def new_key(passphrase: Passphrase, cost: Cost | None = None, clock: Callable[[], float] = time.perf_counter) -> Key:
    """A key for a new file with a salt of its own; without a cost, one that takes at least a second here."""
    no_core_dumps()
    found = cost or calibrated(clock=clock)
    while True:
        salt = _new_salt(found)
        began = clock()
        raw = _derived(passphrase, salt)
        took = clock() - began
        if cost or took >= LEAST_SECONDS or found.passes >= _MOST_PASSES:
            return Key(raw, salt)
        found = Cost(found.memory, min(_MOST_PASSES, found.passes + max(1, round(found.passes * 0.3))), found.lanes)


LEAST_SECONDS = 1.0


def calibrated(least: float = LEAST_SECONDS, clock: Callable[[], float] = time.perf_counter) -> Cost:
    """256 MiB, or less where there is less memory, and as many passes as take `least` seconds on this machine."""
    lanes = min(2, max(0, (os.cpu_count() or 1).bit_length() - 1))
    for memory in (18, 17, MODEST.memory):
        tried = Cost(memory, 2, lanes)
        began = clock()
        try:
            _derived(Passphrase("calibration"), _new_salt(tried))
        except UserError:
            continue
        took = max(clock() - began, 1e-3)
        return Cost(memory, max(MODEST.passes, min(_MOST_PASSES, math.ceil(2.1 * least / took))), lanes)
    return MODEST


def no_core_dumps() -> None:
    """A crash must not leave the key in a file; Windows and some sandboxes know no such limit."""
    try:
        import resource
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (0, hard))


def _derived(secret: Secret, salt: bytes) -> bytes:
    if isinstance(secret, RecoveryCode):
        return secret.key
    from argon2.exceptions import HashingError
    from argon2.low_level import Type, hash_secret_raw

    cost = Cost.unpacked(salt[_RANDOM : _RANDOM + 2])
    try:
        return hash_secret_raw(
            secret.text.encode(), salt, time_cost=cost.passes, memory_cost=1 << cost.memory,
            parallelism=1 << cost.lanes, hash_len=KEY_BYTES, type=Type.ID,
        )  # fmt: skip
    except (HashingError, MemoryError) as error:
        raise InvalidPassphrase(
            f"There is not enough memory to open this logbook: it takes {2**cost.memory // 1024:,} MiB. "
            "Nothing was changed; close other programs and try again."
        ) from error


def _new_salt(cost: Cost) -> bytes:
    head = os.urandom(_RANDOM) + cost.packed()
    return head + _mark(head)


def _mark(head: bytes) -> bytes:
    return hashlib.sha256(_MARK + head).digest()[:2]


def _pages(path: Path) -> Iterator[tuple[int, bytes]]:
    """Pages by number from the first on, then spread over the file up to its last."""
    count = path.stat().st_size // PAGE
    near = range(1, min(count, _LOOKED_AT // 2) + 1)
    far = {1 + step * (count - 1) // (_LOOKED_AT // 2) for step in range(1, _LOOKED_AT // 2 + 1)} if count else set()
    for number in (*near, *sorted(far - set(near))):
        yield number, HANDLES.read(path, PAGE, (number - 1) * PAGE)


def _sealed(seal: bytes, number: int, page: bytes) -> bool:
    """SQLCipher's own rule: HMAC-SHA512 over the page without its last 64 bytes, and the number of the page."""
    begin = SALT_BYTES if number == 1 else 0
    found = hmac.digest(seal, page[begin:-_HMAC] + number.to_bytes(4, "little"), "sha512")
    return hmac.compare_digest(found, page[-_HMAC:])

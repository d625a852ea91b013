"""What a person types to open an encrypted logbook: a passphrase or a recovery code, the same wherever it is typed."""

from __future__ import annotations

import base64
import hashlib
import hmac
import unicodedata
from dataclasses import dataclass, field

from vedette.domain.errors import InvalidPassphrase

MOST_CHARACTERS = 1_000
KEY_BYTES = 32
_CHECK_BYTES = 3
_GROUP = 4
_SLIPS = str.maketrans({"0": "O", "1": "I", "8": "B"})
"""Digits that no code holds, as what they were read from."""

WAITS = (0, 1, 2, 4, 8, 15, 30)
"""Seconds to wait after so many wrong tries; the last one stands for all that follow."""


@dataclass(frozen=True, slots=True)
class Passphrase:
    """Composed once (NFC), so that it opens the logbook from any keyboard; never cut, and shown in no report."""

    text: str = field(repr=False)

    @classmethod
    def typed(cls, text: str) -> Passphrase:
        """InvalidPassphrase when it is empty, longer than the stated limit, or holds what no keyboard gives."""
        if not text:
            raise InvalidPassphrase("The passphrase is empty. Type at least one character; several words are better.")
        if len(text) > MOST_CHARACTERS:
            raise InvalidPassphrase(
                f"The passphrase has {len(text):,} characters and {MOST_CHARACTERS:,} is the most. "
                "Nothing was cut and nothing was changed; choose a shorter one."
            )
        try:
            composed = unicodedata.normalize("NFC", text)
            composed.encode("utf-8")
        except UnicodeEncodeError as error:
            raise InvalidPassphrase(
                "The passphrase holds half a character, which no keyboard gives. Type it anew."
            ) from error
        return cls(composed)


@dataclass(frozen=True, slots=True)
class RecoveryCode:
    """The key itself, as it is printed: 56 letters and figures in groups of four, the last ones a checksum."""

    key: bytes = field(repr=False)

    @property
    def text(self) -> str:
        """As it is printed."""
        letters = base64.b32encode(self.key + _checksum(self.key)).decode("ascii")
        return "-".join(letters[at : at + _GROUP] for at in range(0, len(letters), _GROUP))

    @classmethod
    def typed(cls, text: str) -> RecoveryCode:
        """In any case, with or without the dashes; InvalidPassphrase when a letter is wrong or missing."""
        letters = "".join(unicodedata.normalize("NFKC", text).split()).upper().translate(_SLIPS)
        letters = "".join(char for char in letters if not unicodedata.category(char).startswith("P"))
        wanted = (KEY_BYTES + _CHECK_BYTES) * 8 // 5
        if len(letters) != wanted:
            raise InvalidPassphrase(
                f"A recovery code has {wanted} letters, this has {len(letters):,}. Compare it with the paper."
            )
        try:
            plain = base64.b32decode(letters)
        except ValueError as error:
            raise _slip() from error
        key, check = plain[:KEY_BYTES], plain[KEY_BYTES:]
        if not hmac.compare_digest(check, _checksum(key)):
            raise _slip()
        return cls(key)


Secret = Passphrase | RecoveryCode


def wait_after(wrong_tries: int) -> int:
    """Seconds to wait before the next try."""
    return WAITS[min(wrong_tries, len(WAITS) - 1)]


def looks_like_a_code(text: str) -> bool:
    """Whether somebody typed a recovery code where the passphrase was asked for."""
    try:
        RecoveryCode.typed(text)
    except InvalidPassphrase:
        return False
    return True


def secret_typed(text: str) -> Secret:
    """A whole recovery code is one; all else is a passphrase."""
    return RecoveryCode.typed(text) if looks_like_a_code(text) else Passphrase.typed(text)


def _checksum(key: bytes) -> bytes:
    return hashlib.sha256(b"vedette recovery code" + key).digest()[:_CHECK_BYTES]


def _slip() -> InvalidPassphrase:
    return InvalidPassphrase("A letter of the recovery code is wrong. Compare it with the paper, group by group.")

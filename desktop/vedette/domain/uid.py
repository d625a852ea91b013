"""Names for machines: UUIDv7 (RFC 9562), made from a clock and randomness that the caller passes in."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

RANDOM_BYTES = 10


def uuid7(at: datetime, entropy: bytes) -> str:
    """A UUIDv7 of the instant `at` (zone-aware, millisecond precision) and ten random bytes."""
    milliseconds = int(at.timestamp() * 1000) & (2**48 - 1)
    low = int.from_bytes(entropy[:RANDOM_BYTES], "big")
    number = milliseconds << 80 | 0x7 << 76 | (low >> 68 & 0xFFF) << 64 | 0b10 << 62 | low & (2**62 - 1)
    return str(UUID(int=number))

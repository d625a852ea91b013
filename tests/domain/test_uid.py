from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import RFC_4122, UUID

from vedette.domain.uid import uuid7

NOON = datetime(2021, 11, 4, 12, tzinfo=UTC)


def test_a_uid_is_a_version_7_uuid_of_its_instant() -> None:
    made = UUID(uuid7(NOON, bytes(range(10))))
    assert (made.version, made.variant) == (7, RFC_4122)
    assert made.int >> 80 == int(NOON.timestamp() * 1000)


def test_later_uids_sort_later() -> None:
    assert uuid7(NOON, b"\xff" * 10) < uuid7(NOON + timedelta(milliseconds=1), b"\x00" * 10)


def test_randomness_makes_uids_of_one_instant_differ() -> None:
    assert uuid7(NOON, b"a" * 10) != uuid7(NOON, b"b" * 10)

"""Which SQLite and SQLCipher the driver brings with it."""

from __future__ import annotations

from contextlib import closing

import sqlcipher3.dbapi2 as driver


def engine_version() -> str:
    """Asked of a database in memory, so no file is touched."""
    with closing(driver.connect(":memory:")) as raw:
        [sqlite] = raw.execute("SELECT sqlite_version()").fetchone()
        cipher = raw.execute("PRAGMA cipher_version").fetchone()
    return f"SQLite {sqlite}, SQLCipher {cipher[0] if cipher else 'none'}"

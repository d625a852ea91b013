"""What Vedette runs on: the versions of the engine and of the libraries. Nothing about any logbook."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

from vedette.storage.engine_version import engine_version

LIBRARIES = (
    ("PySide6-Essentials", "LGPL-3.0"),
    ("SQLAlchemy", "MIT"),
    ("sqlcipher3", "zlib"),
    ("anyascii", "ISC"),
    ("Jinja2", "BSD-3-Clause"),
    ("platformdirs", "MIT"),
    ("mgrs", "MIT"),
    ("openpyxl", "MIT"),
    ("python-calamine", "MIT"),
    ("tzdata", "Apache-2.0"),
    ("argon2-cffi", "MIT"),
)
"""Every library that the program needs, and its licence."""


def library_versions() -> list[tuple[str, str, str]]:
    """Name, version and licence of each; “not found” where a package has no record of itself."""
    return [(name, _version(name), licence) for name, licence in LIBRARIES]


def engine() -> str:
    """SQLite and SQLCipher, as in “SQLite 3.46.1, SQLCipher 4.6.1”."""
    return engine_version()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not found"

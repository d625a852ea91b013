"""How a file is named to SQLite."""

from __future__ import annotations

from pathlib import PurePosixPath, PureWindowsPath

from vedette.storage.connecting import address_of


def test_any_name_that_a_system_allows_becomes_an_address() -> None:
    assert address_of(PurePosixPath("/a b/50%?x#y.vedette")) == "file:///a%20b/50%25%3Fx%23y.vedette?mode=rw"
    assert address_of(PurePosixPath("/a/\udcff.vedette"), "ro") == "file:///a/%FF.vedette?mode=ro"


def test_a_share_of_windows_is_part_of_the_path_and_no_host() -> None:
    assert address_of(PureWindowsPath("C:/a/b.vedette")) == "file:///C:/a/b.vedette?mode=rw"
    assert address_of(PureWindowsPath("//office/logs/b.vedette")) == "file:////office/logs/b.vedette?mode=rw"

"""Where files are: shipped files are found or named, and VEDETTE_HOME moves all that is kept for a user."""

from __future__ import annotations

from pathlib import Path

import pytest

from vedette import paths


def test_a_shipped_file_is_found() -> None:
    assert paths.resource("taxonomies", "stances.json").is_file()
    assert paths.resource("icons").is_dir()


def test_a_file_that_is_not_shipped_is_named() -> None:
    with pytest.raises(FileNotFoundError, match=r"icons/no-such\.svg"):
        paths.resource("icons", "no-such.svg")


def test_the_environment_moves_everything_kept_for_a_user(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("VEDETTE_HOME", str(tmp_path))
    kept = (
        paths.default_logbook(),
        paths.settings_file(),
        paths.backups_folder(),
        paths.log_folder(),
    )
    assert paths.user_home() == tmp_path
    assert {path.parent for path in kept} == {tmp_path}
    assert len(set(kept)) == 4
    assert paths.default_logbook().name == "logbook.vedette"
    assert list(tmp_path.iterdir()) == []


def test_a_relative_home_or_a_tilde_becomes_a_full_path(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("VEDETTE_HOME", "stick")
    assert paths.user_home() == tmp_path / "stick"
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("VEDETTE_HOME", "~/logs")
    assert paths.user_home() == tmp_path / "logs"


@pytest.mark.parametrize("blank", ["", "  "])
def test_without_a_chosen_home_the_systems_place_is_used(monkeypatch: pytest.MonkeyPatch, blank: str) -> None:
    monkeypatch.setenv("VEDETTE_HOME", blank)
    assert paths.user_home().is_absolute()
    assert paths.user_home().name == "vedette"


def test_code_lists_are_read_once() -> None:
    assert paths.taxonomies() is paths.taxonomies()
    assert paths.taxonomies().stances.label("denies_act") == "denies the act"

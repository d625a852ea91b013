"""F135: a file that another program holds is waited for; if it never lets go, what was there stays and that is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from vedette.domain.errors import FileBusy
from vedette.storage.into_place import into_place


def held(times: int, code: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows refuses to rename so many times."""
    left, rename = [times], Path.replace

    def refusing(self: Path, target: Path) -> Path:
        if left[0]:
            left[0] -= 1
            error = PermissionError(13, "held")
            error.winerror = code  # type: ignore[attr-defined]
            raise error
        return rename(self, target)

    monkeypatch.setattr(Path, "replace", refusing)


def files(folder: Path) -> tuple[Path, Path]:
    (folder / "new").write_text("new")
    (folder / "old").write_text("old")
    return folder / "new", folder / "old"


def test_f135_a_file_that_is_held_for_a_moment_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held(3, 32, monkeypatch)
    new, old = files(tmp_path)
    waited: list[float] = []
    into_place(new, old, waited.append)
    assert (old.read_text(), len(waited)) == ("new", 3)


def test_f135_a_file_that_is_held_for_good_stays_and_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held(100, 5, monkeypatch)
    new, old = files(tmp_path)
    waited: list[float] = []
    with pytest.raises(FileBusy, match="is as it was"):
        into_place(new, old, waited.append)
    assert (old.read_text(), new.read_text(), round(sum(waited))) == ("old", "new", 5)


def test_what_is_refused_for_another_reason_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held(1, 1, monkeypatch)
    with pytest.raises(PermissionError):
        into_place(*files(tmp_path), lambda _: None)

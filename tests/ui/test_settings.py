from __future__ import annotations

import stat
from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from vedette.domain.errors import FileReadOnly
from vedette.paths import settings_file
from vedette.ui.settings import MOST_RECENT, MachineSettings, Settings, decoded, encoded

OTHERS = Settings(
    theme="dark", text_size=150, acting_name="Łukasz „Ż” \n;=#[x]", reopen_last=False, geometry=bytes(range(256)),
    recent=("/a b/c;d.vedette", "/ż/\udcff.vedette"), panes=(1, 2, 3), columns=("when", "title"),
)  # fmt: skip


@pytest.fixture
def file(home: Path) -> Path:
    return settings_file()


def test_without_a_file_the_defaults_hold_and_none_is_made(file: Path) -> None:
    assert MachineSettings(file).current == Settings()
    assert not file.exists()


def test_what_was_set_is_there_the_next_time(file: Path) -> None:
    changed = {field.name: getattr(OTHERS, field.name) for field in fields(Settings)}
    MachineSettings(file).change(**changed)
    again = MachineSettings(file)
    assert again.current == OTHERS
    assert again.set_aside is None


def test_a_change_is_announced_once_and_only_if_it_is_one(file: Path) -> None:
    settings, heard = MachineSettings(file), list[Settings]()
    settings.changed.connect(heard.append)
    settings.change(theme="dark")
    settings.change(theme="dark")
    assert heard == [replace(Settings(), theme="dark")]


def test_only_the_owner_can_read_the_file(file: Path) -> None:
    settings = MachineSettings(file)
    for theme in ("dark", "light"):
        settings.change(theme=theme)
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "content",
    [
        b"\x00\xff\xfe garbage",
        b"[settings]\ntheme=1\n",
        b'[settings]\nformat=99\ntheme="\\"dark\\""\n',
        b"[settings]\nformat=one\n",
        b"[settings]\nformat=" + b"9" * 5_000,
        b"SQLite format 3\x00",
    ],
)
def test_a_file_that_is_damaged_or_from_the_future_is_kept_aside(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True)
    file.write_bytes(content)
    settings = MachineSettings(file)
    assert settings.current == Settings()
    assert settings.set_aside is not None
    assert settings.set_aside.read_bytes() == content
    settings.change(theme="dark")
    assert MachineSettings(file).current.theme == "dark"


def test_a_second_damaged_file_does_not_overwrite_the_first_kept_one(file: Path) -> None:
    file.parent.mkdir(parents=True)
    kept = []
    for content in (b"first garbage", b"second garbage"):
        file.write_bytes(content)
        kept.append(MachineSettings(file).set_aside)
    assert [path.read_bytes() for path in kept if path] == [b"first garbage", b"second garbage"]


def test_an_empty_file_is_as_none(file: Path) -> None:
    file.parent.mkdir(parents=True)
    file.touch()
    settings = MachineSettings(file)
    assert settings.current == Settings()
    assert settings.set_aside is None


def test_one_bad_value_does_not_spoil_the_others(file: Path) -> None:
    MachineSettings(file).change(theme="dark", text_size=125, columns=("when",))
    text = file.read_text(encoding="utf-8").replace("text_size=125", "text_size=large")
    file.write_text(text.replace('["when"]'.replace('"', '\\"'), "[1]"), encoding="utf-8")
    assert MachineSettings(file).current == replace(Settings(), theme="dark")


def test_what_can_not_be_saved_holds_and_is_said(home: Path) -> None:
    home.parent.mkdir(exist_ok=True)
    home.write_text("a file where the folder should be")
    settings = MachineSettings(settings_file())
    with pytest.raises(FileReadOnly, match="until Vedette is closed"):
        settings.change(theme="dark")
    assert settings.current.theme == "dark"


def test_recent_logbooks_are_few_newest_first_and_none_twice(file: Path) -> None:
    settings = MachineSettings(file)
    for number in [*range(20), 15]:
        settings.note_recent(f"/{number}.vedette")
    assert settings.current.recent[:2] == ("/15.vedette", "/19.vedette")
    assert len(set(settings.current.recent)) == MOST_RECENT


def test_who_wants_no_trace_has_none(file: Path) -> None:
    settings = MachineSettings(file)
    settings.change(keep_recent=False)
    settings.note_recent("/secret.vedette")
    assert settings.current.recent == ()


@given(st.text(st.characters()), st.binary(), st.lists(st.integers()).map(tuple), st.lists(st.text()).map(tuple))
@hypothesis_settings(max_examples=60)
def test_any_value_is_read_as_it_was_written(
    text: str, data: bytes, numbers: tuple[int, ...], texts: tuple[str, ...]
) -> None:
    assert decoded(encoded(text), "str") == text
    assert decoded(encoded(data), "bytes") == data
    assert decoded(encoded(numbers), "tuple[int, ...]") == numbers
    assert decoded(encoded(texts), "tuple[str, ...]") == texts


@given(st.text(), st.sampled_from(["str", "int", "bool", "bytes", "tuple[str, ...]", "tuple[int, ...]"]))
@hypothesis_settings(max_examples=60)
def test_any_text_is_a_value_of_that_kind_or_none(text: str, kind: str) -> None:
    value = decoded(text, kind)
    assert value is None or type(value).__name__ == kind.partition("[")[0]

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Vedette
from vedette import __version__
from vedette.cli import arguments
from vedette.cli.commands import COMMANDS


def test_the_version_is_said(vedette: Vedette) -> None:
    assert vedette("--version").out == f"Vedette {__version__}\n"


def test_an_option_that_there_is_not_is_wrong_usage(vedette: Vedette) -> None:
    assert vedette("--no-such-option").code == 2


def test_help_names_every_command(vedette: Vedette) -> None:
    said = vedette("--help").out
    assert all(f"  {command.name} " in said for command in COMMANDS)


@pytest.mark.parametrize("name", [command.name for command in COMMANDS])
def test_every_command_has_help_with_an_example_and_json(vedette: Vedette, name: str) -> None:
    said = vedette(name, "--help")
    assert said.code == 0
    assert f"vedette {name}" in said.out.split("Example:")[1]
    assert "--json" in said.out


@pytest.mark.parametrize("name", [command.name for command in COMMANDS])
def test_a_command_with_too_little_to_go_by_is_wrong_usage(vedette: Vedette, name: str) -> None:
    assert vedette(name).code == 2


@pytest.mark.parametrize("name", ["search", "undo", "show"])
def test_a_logbook_that_is_not_there_is_said_in_one_sentence(vedette: Vedette, tmp_path: Path, name: str) -> None:
    more = {"search": ("",), "show": ("X",)}.get(name, ())
    refused = vedette(name, str(tmp_path / "nowhere.vedette"), *more)
    assert refused.code == 1
    assert len(refused.err.strip().splitlines()) == 1
    assert not (tmp_path / "nowhere.vedette").exists()


def test_a_stranger_s_file_is_left_as_it_is(vedette: Vedette, tmp_path: Path) -> None:
    stranger = tmp_path / "notes.txt"
    stranger.write_text("my notes " * 50)
    assert vedette("search", str(stranger), "").code == 1
    assert stranger.read_text() == "my notes " * 50


def test_words_that_begin_with_a_minus_are_shielded_only_where_they_are_no_option() -> None:
    parser = next(command for command in COMMANDS if command.name == "search")
    from argparse import ArgumentParser

    made = ArgumentParser()
    parser.configure(made)
    shielded = arguments.shielded(made, ["log", "-tag:x", "--sort", "-when", "--count"])
    assert [arguments.plain(word) for word in shielded] == ["log", "-tag:x", "--sort=-when", "--count"]
    assert made.parse_args(shielded).query == "-tag:x"

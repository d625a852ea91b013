from __future__ import annotations

import pytest

from tests.cli.conftest import Vedette


def references(vedette: Vedette, logbook: str, query: str, *more: str) -> list[str]:
    found = vedette("search", logbook, query, "--json", *more).plain
    return [line["reference"][-2:] for line in found["incidents"]]


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("status:contested", ["02"]),
        ("possibly", ["05"]),
        ("type:shots_blank_unknown", ["05"]),
        ("лукашенко", ["08"]),
        ("lukashenko", ["08"]),
        ("on:2021-10-31 shots", ["05"]),
    ],
)
def test_the_sample_is_found(sample: str, vedette: Vedette, query: str, numbers: list[str]) -> None:
    assert references(vedette, sample, query) == numbers


def test_the_empty_query_finds_all_and_pages_through_them(sample: str, vedette: Vedette) -> None:
    whole = references(vedette, sample, "")
    assert len(whole) == 10
    assert references(vedette, sample, "", "--limit", "3", "--offset", "2") == whole[2:5]
    assert vedette("search", sample, "", "--count", "--json").plain == {"total": 10}


def test_a_line_says_what_interfaces_promise(sample: str, vedette: Vedette) -> None:
    (line,) = vedette("search", sample, "status:contested", "--json").plain["incidents"]
    assert set(line) == {"uid", "reference", "title", "when", "place", "type", "status", "tags"}
    assert set(line["when"]) == {"text", "earliest", "latest", "shape", "qualifier", "edtf"}


def test_a_query_may_begin_with_a_minus(sample: str, vedette: Vedette) -> None:
    without = references(vedette, sample, "-status:contested")
    assert len(without) == 9
    assert "02" not in without


def test_sorting_on_the_command_line_beats_the_query(sample: str, vedette: Vedette) -> None:
    newest = references(vedette, sample, "sort:-when")
    assert references(vedette, sample, "sort:-when", "--sort", "title") != newest
    refused = vedette("search", sample, "", "--sort", "colour")
    assert refused.code in (1, 2)
    assert refused.err


def test_what_is_not_understood_is_searched_as_text_and_named(sample: str, vedette: Vedette) -> None:
    found = vedette("search", sample, "colour:red", "--json")
    assert found.code == 0
    assert "colour" in found.err


def test_tagging_trash_and_undo_each_count_what_they_changed(sample: str, vedette: Vedette) -> None:
    assert vedette("tag", sample, "status:contested", "--add", "a", "b/c", "--json").plain == {"changed": 1}
    assert references(vedette, sample, "tag:b") == ["02"]
    assert vedette("tag", sample, "tag:a", "--remove", "a", "--json").plain == {"changed": 1}
    assert vedette("trash", sample, "tag:b", "--json").plain == {"changed": 1}
    assert vedette("search", sample, "", "--count", "--json").plain == {"total": 9}
    assert references(vedette, sample, "is:trashed") == ["02"]
    assert vedette("untrash", sample, "tag:b", "--json").plain == {"changed": 1}
    assert vedette("undo", sample, "--json").plain == {"undone": "restore 1 incident"}
    assert vedette("redo", sample, "--json").plain == {"redone": "restore 1 incident"}


def test_a_query_not_understood_changes_nothing(sample: str, vedette: Vedette) -> None:
    for command in (("trash", sample, "status:gone"), ("tag", sample, "status:gone", "--add", "x")):
        refused = vedette(*command)
        assert refused.code == 1
        assert "Nothing was changed" in refused.err
    assert vedette("search", sample, "", "--count", "--json").plain == {"total": 10}


def test_nothing_to_undo_is_said(logbook: str, vedette: Vedette) -> None:
    for command in ("undo", "redo"):
        refused = vedette(command, logbook)
        assert refused.code == 1
        assert "nothing" in refused.err.lower()


def test_undo_names_the_act(sample: str, vedette: Vedette) -> None:
    vedette("trash", sample, "PLBY-2021-0001")
    assert vedette("undo", sample).out == "Undone: trash 1 incident.\n"
    assert vedette("search", sample, "", "--count", "--json").plain == {"total": 10}
    assert vedette("undo", sample).code == 1

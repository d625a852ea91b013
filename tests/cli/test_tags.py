"""Tags from the command line: listed with counts, renamed, moved, merged, deleted; each one act."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Vedette
from vedette.assemble import open_workplace
from vedette.usecases.saved_searches import SavedSearches


@pytest.fixture
def logbook(tmp_path: Path, vedette: Vedette) -> str:
    """A logbook of three tagged incidents, and one tag that nothing carries."""
    path = str(tmp_path / "border.vedette")
    vedette("new", path)
    for title, tags in (("One", ["border/wire"]), ("Two", ["border/wire", "fence"]), ("Three", ["fence", "spare"])):
        options = [part for tag in tags for part in ("--tag", tag)]
        assert vedette("add", path, "--title", title, "--when", "3 Nov 2021", *options).code == 0
    vedette("tag", path, "", "--remove", "spare")
    return path


def listed(logbook: str, vedette: Vedette) -> dict[str, int]:
    found: list[dict[str, Any]] = vedette("tags", logbook, "--json").plain["tags"]
    return {tag["path"]: tag["incidents"] for tag in found}


def test_tags_are_listed_by_path_with_how_many_incidents(logbook: str, vedette: Vedette) -> None:
    assert listed(logbook, vedette) == {"border": 2, "border/wire": 2, "fence": 2, "spare": 0}
    assert "        2  border/wire" in vedette("tags", logbook).out.splitlines()


def test_a_tag_is_renamed_and_moved_with_its_incidents(logbook: str, vedette: Vedette) -> None:
    assert vedette("tags", logbook, "--rename", "fence", "barrier", "--json").plain["changed"] == 2
    assert vedette("tags", logbook, "--move", "barrier", "border", "--json").plain["changed"] == 2
    assert listed(logbook, vedette) == {"border": 3, "border/barrier": 2, "border/wire": 2, "spare": 0}
    assert vedette("tags", logbook, "--move", "border/barrier", "").code == 0
    assert listed(logbook, vedette)["barrier"] == 2


def test_a_merge_is_one_act_that_is_undone(logbook: str, vedette: Vedette) -> None:
    assert vedette("tags", logbook, "--merge", "fence", "border/wire", "--json").plain["changed"] == 2
    assert listed(logbook, vedette) == {"border": 3, "border/wire": 3, "spare": 0}
    assert vedette("undo", logbook, "--json").plain["undone"] == "merge tag “fence” into “wire”"
    assert listed(logbook, vedette)["fence"] == 2


def test_tags_are_deleted_by_name_or_where_nothing_carries_them(logbook: str, vedette: Vedette) -> None:
    assert vedette("tags", logbook, "--delete-unused", "--json").plain["changed"] == 0
    assert "spare" not in listed(logbook, vedette)
    assert vedette("tags", logbook, "--delete", "wire", "fence", "--json").plain["changed"] == 4
    assert listed(logbook, vedette) == {"border": 0}


def test_an_unknown_tag_is_said_and_nothing_is_changed(logbook: str, vedette: Vedette) -> None:
    for options in (("--delete", "nope"), ("--rename", "nope", "x"), ("--merge", "fence", "nope")):
        said = vedette("tags", logbook, *options)
        assert said.code == 1 and "no tag “nope”" in said.err
    assert vedette("tags", logbook, "--delete-unused", "--merge", "a", "b").code == 2
    assert listed(logbook, vedette) == {"border": 2, "border/wire": 2, "fence": 2, "spare": 0}


def test_f85_searches_follow_and_nothing_that_one_asks_for_is_deleted_without_a_yes(
    logbook: str, vedette: Vedette
) -> None:
    with closing(open_workplace(Path(logbook), lambda: "Ada")) as place:
        SavedSearches(place.desk).save("At the wire", "tag:border/wire sort:-when")
    said = vedette("tags", logbook, "--rename", "wire", "razor fence")
    assert "Changed along, 1 saved search: “At the wire”." in said.err
    refused = vedette("tags", logbook, "--delete", "razor fence")
    assert (
        refused.code == 1 and "on 2 incidents, and 1 saved search naming it would not find the same: “At" in refused.err
    )
    assert listed(logbook, vedette)["border/razor fence"] == 2
    gone = vedette("tags", logbook, "--delete", "razor fence", "--yes", "--json").plain
    assert gone == {"changed": 2, "searches_changed": [], "searches_left": ["At the wire"]}

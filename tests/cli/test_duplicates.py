from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Vedette


def test_duplicates_are_listed_with_their_reasons_and_nothing_is_changed(vedette: Vedette, tmp_path: Path) -> None:
    logbook = str(tmp_path / "border.vedette")
    assert vedette("new", logbook).code == 0
    for title in ("Shots at the fence", "Shots at the fence", "A cow was found"):
        place = "Vilnius" if "cow" in title else "Usnarz"
        assert vedette("add", logbook, "--title", title, "--when", "2021-11-03", "--place", place).code == 0
    found = vedette("duplicates", logbook, "--json").plain
    assert (found["total"], found["compared"]) == (1, 3)
    (pair,) = found["pairs"]
    assert [one["reference"] for one in pair["incidents"]] == ["INC-2021-0001", "INC-2021-0002"]
    assert "the same day" in pair["reasons"]
    told = vedette("duplicates", logbook)
    assert told.code == 0
    assert "1 pairs, nothing was changed" in told.out
    assert vedette("duplicates", logbook, "--query", "cow", "--json").plain["pairs"] == []
    assert vedette("duplicates", logbook, "--limit", "0").code == 2

"""Actors, sources and own places listed from the command line."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Vedette
from vedette.assemble import open_workplace
from vedette.domain.own_place import OwnPlace
from vedette.domain.source import Source
from vedette.usecases.own_places import OwnPlaces
from vedette.usecases.sources import Sources

U = "01900000-0000-7000-8000-00000000cc0"


def test_what_incidents_share_is_listed_as_lines_and_as_json(tmp_path: Path, vedette: Vedette) -> None:
    path = str(tmp_path / "border.vedette")
    vedette("new", path)
    for what in ("actors", "sources", "places"):
        assert vedette(what, path).out == f"No {what} yet.\n"
    assert vedette("add", path, "--title", "Shots", "--when", "3 Nov 2021", "--source", "Gazeta").code == 0
    place = open_workplace(Path(path), lambda: "Ada")
    OwnPlaces(place.desk).make(OwnPlace(U + "1", "Gate 12", country="PL", lat=53.3, lon=23.8))
    Sources(place.desk).make(Source(U + "2", "Witness", contact="in the drawer"))
    place.close()
    assert vedette("places", path).out == "Gate 12  PL  53.3, 23.8\n"
    assert vedette("places", path, "--json").plain["places"][0]["lon"] == 23.8
    assert "        1  F  Gazeta" in vedette("sources", path).out.splitlines()
    told = vedette("sources", path, "--json").plain["sources"]
    assert [(one["name"], one["items"], one["incidents"]) for one in told] == [("Gazeta", 1, 1), ("Witness", 0, 0)]
    assert "drawer" not in vedette("sources", path, "--json").out

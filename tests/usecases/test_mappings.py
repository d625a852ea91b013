from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.hostile import HOSTILE
from vedette.domain.errors import InvalidDraft, NotFound
from vedette.formats.layouts.mapping import read_mapping, write_mapping
from vedette.usecases.desk import Desk
from vedette.usecases.exchange import Exchange
from vedette.usecases.history import History
from vedette.usecases.importing import ImportOptions
from vedette.usecases.mappings import Mappings

AGENCY = {"Qwx": "when", "Zzy": "title", "Rest": ""}


def test_a_mapping_is_kept_offered_for_its_headings_and_replaced_by_name(desk: Desk) -> None:
    mappings = Mappings(desk)
    mappings.save("Agency", {"Qwx": "title"})
    saved = mappings.save(" agency ", AGENCY)
    mappings.save("Other", {"Qwx": "when"})
    assert [one.name for one in mappings.all()] == ["agency", "Other"]
    assert saved.mapping == AGENCY
    assert [one.name for one in mappings.fitting(["rest", "ZZY", "qwx", "More"])] == ["agency", "Other"]
    assert [one.name for one in mappings.fitting(["qwx"])] == ["Other"]
    assert mappings.fitting([]) == []


def test_what_the_newest_import_of_the_same_headings_made_of_them_is_offered_last(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "in.csv"
    file.write_text("Qwx,Zzy,Rest\n2021-11-03,Flares,x\n", encoding="utf-8")
    Exchange(desk).import_file(file, ImportOptions(mapping={"Qwx": "when"}))
    Exchange(desk).import_file(file, ImportOptions(mapping=AGENCY))
    (used,) = Mappings(desk).fitting(["Qwx", "Zzy", "Rest"])
    assert (used.name, used.mapping) == ("as for in.csv", AGENCY)
    assert Mappings(desk).fitting(["Qwx", "Zzy"]) == []
    saved = Mappings(desk).save("Agency", AGENCY)
    assert Mappings(desk).fitting(["Qwx", "Zzy", "Rest"]) == [saved]


def test_saving_and_forgetting_a_mapping_are_undone(desk: Desk) -> None:
    mappings, history = Mappings(desk), History(desk)
    saved = mappings.save("Agency", AGENCY)
    mappings.delete(saved.uid)
    assert mappings.all() == []
    history.undo()
    assert mappings.all() == [saved]
    assert history.undo() == "save mapping Agency"
    assert mappings.all() == []
    with pytest.raises(NotFound):
        mappings.delete(saved.uid)


def test_a_mapping_without_a_name_or_with_a_book_for_one_is_refused(desk: Desk) -> None:
    for name in ("", " \n ", "x" * 81):
        with pytest.raises(InvalidDraft):
            Mappings(desk).save(name, AGENCY)


def test_a_file_of_a_mapping_is_what_the_command_line_takes(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "agency.toml"
    Mappings(desk).write(path, AGENCY)
    assert Mappings(desk).read(path) == AGENCY
    file = tmp_path / "in.csv"
    file.write_text("Qwx,Zzy,Rest\n2021-11-03,Flares,x\n", encoding="utf-8")
    report = Exchange(desk).import_file(file, ImportOptions(mapping=read_mapping(path)))
    assert (report.layout, report.added) == ("plain", 1)


def test_a_mapping_that_no_longer_fits_is_told(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "in.csv"
    file.write_text("Qwx,Zzy\n2021-11-03,Flares\n", encoding="utf-8")
    report = Exchange(desk).import_file(file, ImportOptions(mapping=AGENCY))
    assert report.notes == ("The mapping names a column “Rest” that this file does not have.",)


@settings(max_examples=80)
@given(st.dictionaries(st.one_of(st.text(max_size=20), st.sampled_from(HOSTILE)), st.text(max_size=20), max_size=4))
def test_any_headings_come_back_from_a_file(tmp_path_factory: pytest.TempPathFactory, columns: dict[str, str]) -> None:
    path = tmp_path_factory.getbasetemp() / "mapping.toml"
    plain = {key[:1_000]: value for key, value in columns.items()}
    write_mapping(path, plain)
    asked = {_storable(key): _storable(value) for key, value in plain.items()}
    assert read_mapping(path) == asked


def _storable(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")

from __future__ import annotations

from pathlib import Path

import pytest

from vedette.domain.errors import CannotRead, UserError
from vedette.usecases.desk import Desk
from vedette.usecases.exchange import Exchange
from vedette.usecases.importing import ImportOptions
from vedette.usecases.importing_look import DATE_ORDER, LAYOUT, as_read, look, own_targets, targets


def test_a_plain_file_raises_no_question(desk: Desk, tmp_path: Path) -> None:
    looked = look(Exchange(desk), _file(tmp_path, "Title,Date\nFlares,2021-11-03\n"))
    assert looked.questions == ()
    assert looked.mappable
    assert [read.incident.title for _, read in looked.rows if read.incident] == ["Flares"]


def test_two_questions_are_asked_at_once(desk: Desk, tmp_path: Path) -> None:
    looked = look(Exchange(desk), _file(tmp_path, "Qwx,Zzy\nFlares,03/04/2021\n"))
    assert [question.about for question in looked.questions] == [LAYOUT, DATE_ORDER]
    assert looked.questions[1].examples == ("03/04/2021",)


def test_a_mapping_says_that_it_is_a_plain_table(desk: Desk, tmp_path: Path) -> None:
    looked = look(
        Exchange(desk), _file(tmp_path, "Qwx,Zzy\nFlares,2021-04-03\n"), ImportOptions(mapping={"Zzy": "when"})
    )
    assert looked.questions == ()
    assert looked.mappable


def test_an_order_reads_an_example_in_words() -> None:
    assert as_read("03/04/2021", "dmy") == "3 April 2021"
    assert as_read("03/04/2021", "mdy") == "4 March 2021"
    assert as_read("no date", "dmy") == ""
    assert as_read("03/04/2021", "ydm") == ""


def test_words_beyond_ascii_are_picked_to_judge_the_encoding_by(desk: Desk, tmp_path: Path) -> None:
    looked = look(Exchange(desk), _file(tmp_path, "Title,Date\nŁódź and Warsaw,2021-11-03\nŁódź,2021-11-04\n"))
    assert looked.words == ("Łódź",)


def test_every_target_has_a_name_and_no_two_share_a_key() -> None:
    found = targets()
    assert all(target.label for target in found)
    assert len({target.key for target in found}) == len(found)
    assert own_targets(["Dogs", "", "dogs"]) == ("field.dogs", "field.column_2", "field.dogs_2")


def test_what_no_choice_can_mend_is_refused(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(CannotRead):
        look(Exchange(desk), _file(tmp_path, ""))
    with pytest.raises(UserError, match="encoding"):
        look(Exchange(desk), _file(tmp_path, "Title,Date\n"), ImportOptions(encoding="klingon"))


def _file(folder: Path, text: str) -> Path:
    path = folder / "in.csv"
    path.write_text(text, encoding="utf-8")
    return path

"""Print templates and redaction profiles of a logbook: kept, renamed, deleted, undone; a broken one harms no other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.domain.report.test_print_template import DOT
from tests.journeys.sample_logbook import empty_desk
from vedette.domain.errors import UserError
from vedette.domain.report.profile import Profile
from vedette.domain.setting import Setting
from vedette.usecases.desk import Desk
from vedette.usecases.history import History
from vedette.usecases.print_kit import PrintKit
from vedette.usecases.reports import Asked, Reports
from vedette.usecases.sample import fill_with_sample

OWN = "document: register\ntitle: Our list\nabove: {{ logbook }}\n"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with empty_desk(tmp_path / "border.vedette") as made:
        yield made


def test_the_four_documents_and_five_profiles_are_there_from_the_start(desk: Desk) -> None:
    kit = PrintKit(desk)
    assert [one.key for one in kit.templates()] == ["summary", "register", "sitrep", "chronology"]
    assert [one.key for one in kit.profiles()] == ["standard", "partners", "witnesses", "public", "complete"]
    assert kit.template("Situation report").key == "sitrep" and kit.profile("PUBLIC").highest == "clear"


def test_a_template_is_kept_changed_found_by_name_undone_and_deleted(desk: Desk) -> None:
    kit, history = PrintKit(desk), History(desk)
    key = kit.keep_template("Ours", OWN, DOT)
    assert kit.template("ours").title == "Our list" and kit.template(key).logo is not None
    assert kit.keep_template("Ours too", OWN.replace("list", "book"), b"", key) == key
    assert kit.template(key).title == "Our book" and kit.template(key).logo is None
    history.undo()
    assert kit.template("Ours").title == "Our list"
    kit.delete(key)
    with pytest.raises(UserError, match="There is no template “Ours”"):
        kit.template("Ours")
    history.undo()
    assert kit.template("Ours").key == key


@pytest.mark.parametrize("name", ["", " ", "x" * 100, "Incident summary", "REGISTER"])
def test_a_name_is_needed_and_given_once(desk: Desk, name: str) -> None:
    with pytest.raises(UserError):
        PrintKit(desk).keep_template(name, OWN)


def test_a_broken_template_is_not_taken_and_one_that_came_broken_says_its_line(desk: Desk) -> None:
    kit = PrintKit(desk)
    with pytest.raises(UserError, match="Line 2 "):
        kit.keep_template("Ours", "document: register\nsection: hat")
    assert len(kit.templates()) == 4
    with desk.acting("elsewhere") as unit:
        unit.put(Setting("print.template.a", '{"name": "Theirs", "text": "document: novel", "logo": ""}'))
        unit.put(Setting("print.template.b", "nothing of the kind"))
        unit.put(Setting("print.template.c", '{"name": "Bad", "text": "", "logo": "AAAA"}'))
    assert [one.name for one in kit.templates()][4:] == ["Theirs"]
    with pytest.raises(UserError, match="Line 1 "):
        Reports(desk).request(Asked(template="Theirs"))


def test_a_profile_of_ones_own_is_kept_and_used_and_a_missing_one_prints_nothing(desk: Desk) -> None:
    fill_with_sample(desk)
    kit, reports = PrintKit(desk), Reports(desk)
    key = kit.keep_profile(Profile("", "Press", "for the press", words=("Lukashenka", " ")))
    assert kit.profile("press") == replace(kit.profile(key), own=True)
    request = reports.request(Asked(profile="Press"))
    assert request.profile.words == ("Lukashenka",)
    html = "".join(piece.html for piece in reports.pieces(Asked(profile="Press")))
    assert "Lukashenka" not in html and "[word withheld]" in html and "masked: for the press" in html
    with pytest.raises(UserError, match="Nothing was printed"):
        reports.request(Asked(profile="gone"))


def test_naming_protected_sources_leaves_a_note_in_the_journal(desk: Desk) -> None:
    fill_with_sample(desk)
    reports, history = Reports(desk), History(desk)
    reports.note_disclosure(Asked())
    assert "printed" not in history.acts()[0].label
    reports.note_disclosure(Asked(profile="complete"))
    assert history.acts()[0].label == "printed with protected sources named"


def test_groups_order_and_columns_are_as_asked(desk: Desk) -> None:
    fill_with_sample(desk)
    reports = Reports(desk)
    html = "".join(piece.html for piece in reports.pieces(Asked(template="register", group="tag", columns=("type",))))
    titles = [part.split("</h4>")[0] for part in html.split('<h4 class="when" dir="ltr">')[1:]]
    assert any(">border<" in title for title in titles) and len(titles) > 5
    assert html.count("Subtotal: ") == len(titles) and "Reference" not in html
    days = [piece.bookmarks for piece in reports.pieces(Asked(template="register", group="day"))]
    names = [mark.text for marks in days for mark in marks if mark.level == 0]
    assert names[-4:] == ["no date", "Totals", "Sources", "Legend"]
    told = "".join(piece.html for piece in reports.pieces(Asked(template="chronology")))
    assert told.index("PLBY-2021-0010") < told.index("PLBY-2021-0002") < told.index("PLBY-2021-0001")
    for wrong in (Asked(group="mood"), Asked(columns=("mood",)), Asked(template="mood")):
        with pytest.raises(UserError):
            reports.request(wrong)


def test_a_logo_is_read_where_it_can_be(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(DOT)
    assert PrintKit(desk).read_logo(tmp_path / "logo.png") == DOT
    for name, data in (("none.png", None), ("large.png", DOT + b"x" * 300_000), ("odd.png", b"odd")):
        if data is not None:
            (tmp_path / name).write_bytes(data)
        with pytest.raises(UserError):
            PrintKit(desk).read_logo(tmp_path / name)

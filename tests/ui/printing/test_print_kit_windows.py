"""The windows of print templates and redaction profiles, and what of them the window of a print offers."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QWidget

from tests.domain.report.test_print_template import DOT
from tests.ui.printing.prints import Prints, words
from vedette.domain.report.profile import Profile
from vedette.ui.file_dialogs import FileWish
from vedette.ui.printing.column_choice import ColumnChoice
from vedette.ui.printing.print_form import read_pages
from vedette.ui.printing.profile_dialog import ProfileDialog
from vedette.ui.printing.template_dialog import TemplateDialog
from vedette.usecases.drafting import Draft


def press(prints: Prints, window: QWidget, name: str) -> None:
    button = window.findChild(QPushButton, name)
    assert button is not None and button.isEnabled()
    prints.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def name_it(prints: Prints, window: QWidget, name: str) -> None:
    entry = window.findChild(QLineEdit, "KitName")
    assert entry is not None
    entry.selectAll()
    prints.qtbot.keyClicks(entry, name)


def said(window: TemplateDialog | ProfileDialog) -> str:
    return "\n".join(bar.text for bar in window.frame.messages.bars)


def copied_template(prints: Prints) -> TemplateDialog:
    prints.open()
    prints.press("EditTemplates")
    window = prints.dialog.kit.templates
    prints.qtbot.waitUntil(window.isVisible, timeout=5_000)
    press(prints, window, "KitCopy")
    name_it(prints, window, "Ours")
    return window


def test_a_template_is_copied_checked_mended_saved_and_printed(prints: Prints) -> None:
    window = copied_template(prints)
    window.text.setPlainText("document: summary\nabove: Night desk\nsection: hat\n")
    press(prints, window, "TemplateCheck")
    assert "Line 3 " in said(window) and window.text.textCursor().selectedText() == "section: hat"
    press(prints, window, "KitSave")
    prints.qtbot.waitUntil(lambda: "Line 3 " in said(window), timeout=5_000)
    window.text.setPlainText("document: summary\nabove: Night desk\nsection: account\n")
    press(prints, window, "KitSave")
    prints.qtbot.waitUntil(lambda: window.list.count() == 5, timeout=5_000)
    assert window.list.currentItem().text() == "Ours"
    press(prints, window, "KitClose")
    box = prints.dialog.findChild(QComboBox, "template")
    assert box is not None
    prints.choose("template", str(box.itemData(4)))
    prints.press("SavePdf")
    prints.until_said("Saved out.pdf")
    assert "Night desk" in words(prints.target) and "SALUTE" not in words(prints.target)


def test_what_vedette_ships_can_not_be_changed_only_copied(prints: Prints) -> None:
    prints.open()
    prints.press("EditTemplates")
    window = prints.dialog.kit.templates
    for name in ("KitSave", "KitDelete", "TemplateLogo"):
        button = window.findChild(QPushButton, name)
        assert button is not None and not button.isEnabled()
    assert window.text.isReadOnly()


def test_a_logo_is_taken_and_a_damaged_one_is_not(prints: Prints, tmp_path: Path) -> None:
    window = copied_template(prints)
    file = tmp_path / "logo.png"

    def choose(parent: QWidget, wish: FileWish, chosen: object) -> None:
        assert callable(chosen) and parent is window
        chosen(file)

    prints.dialog.kit.open_file = choose
    for data in (b"none", DOT[:60] + b"x" * 30):
        file.write_bytes(data)
        press(prints, window, "TemplateLogo")
        prints.qtbot.waitUntil(lambda: "not taken" in said(window), timeout=5_000)
        window.frame.messages.clear()
    file.write_bytes(DOT)
    press(prints, window, "TemplateLogo")
    prints.qtbot.waitUntil(window.no_logo.isEnabled, timeout=5_000)
    press(prints, window, "KitSave")
    prints.qtbot.waitUntil(lambda: window.list.count() == 5, timeout=5_000)
    press(prints, window, "KitDelete")
    prints.qtbot.waitUntil(lambda: window.list.count() == 4, timeout=5_000)


def test_a_profile_is_copied_chosen_and_says_what_is_missing(prints: Prints) -> None:
    prints.open()
    prints.press("EditProfiles")
    window = prints.dialog.kit.profiles
    prints.qtbot.waitUntil(window.isVisible, timeout=5_000)
    press(prints, window, "KitCopy")
    name_it(prints, window, "Press")
    window.fields.fill({"words": "Flares", "reason": "for the press"})
    press(prints, window, "KitSave")
    prints.qtbot.waitUntil(lambda: window.list.count() == 6, timeout=5_000)
    press(prints, window, "KitClose")
    box = prints.dialog.findChild(QComboBox, "profile")
    assert box is not None
    prints.choose("profile", str(box.itemData(box.findText("Press"))))
    assert "words masked: for the press" in prints.label("PreviewMissing")
    prints.press("SavePdf")
    prints.until_said("Saved out.pdf")
    assert "Flares" not in words(prints.target) and "[word withheld]" in words(prints.target)


def test_a_profile_without_a_name_is_not_saved(prints: Prints) -> None:
    prints.open()
    prints.press("EditProfiles")
    window = prints.dialog.kit.profiles
    press(prints, window, "KitCopy")
    name_it(prints, window, " ")
    press(prints, window, "KitSave")
    assert "needs a name" in said(window)


def test_columns_and_groups_belong_to_the_register_and_are_remembered(prints: Prints) -> None:
    prints.open()
    columns = prints.dialog.findChild(ColumnChoice, "columns")
    assert columns is not None and not columns.isVisibleTo(prints.dialog)
    prints.choose("template", "register")
    assert columns.isVisibleTo(prints.dialog)
    before = prints.dialog.frame.preview.prepared
    for action in columns.menu().actions():
        if action.isChecked() and action.objectName() != "column_what":
            action.trigger()
    columns.menu().actions()[4].trigger()  # the last one left stays
    prints.qtbot.waitUntil(lambda: prints.dialog.frame.preview.prepared is not before, timeout=10_000)
    prints.choose("group", "day")
    prints.press("SavePdf")
    prints.until_said("Saved out.pdf")
    assert "Subtotal: 1 incident" in words(prints.target) and "Reference" not in words(prints.target)
    assert (prints.settings.current.print_columns, prints.settings.current.print_group) == (("what",), "day")


def test_a_range_of_pages_is_saved_and_the_disclosing_profile_is_not_remembered(prints: Prints) -> None:
    prepared = prints.open()
    prints.choose("profile", "complete")
    prints.type("pages", "2-3")
    prints.press("SavePdf")
    prints.until_said("Saved out.pdf")
    assert len(PdfReader(prints.target).pages) == 2 < prepared.pages
    assert prints.settings.current.print_profile == "standard"
    prints.type("pages", "zwei")
    assert "Pages are said as" in prints.label("pages_problem_text")


@pytest.mark.parametrize(
    ("text", "pages"),
    [("", (1, 0)), ("3", (3, 3)), ("2-5", (2, 5)), ("2–5", (2, 5)), ("4-", (4, 0)), (" 7 ", (7, 7))],
)
def test_ranges_are_read(text: str, pages: tuple[int, int]) -> None:
    assert read_pages(text, {}) == pages


@pytest.mark.parametrize("text", ["0", "5-2", "a", "-3", "1,2", "99999999"])
def test_what_is_no_range_is_said(text: str) -> None:
    problems: dict[str, str] = {}
    read_pages(text, problems)
    assert problems.keys() == {"pages"}


def test_f7_names_and_reasons_that_look_like_markup_are_words_everywhere(prints: Prints, tmp_path: Path) -> None:
    trap = f'<img src="{tmp_path.as_uri()}/trap.png"> <b>&amp;'
    kit = prints.workplace.reports.kit
    kit.keep_profile(Profile("", trap[:40], trap, words=("Flares",)))
    kit.keep_template("<b>Ours</b>", "document: summary\ntitle: <u>t</u>\n")
    prints.workplace.incidents.record(Draft(title='<img src="trap.png"> <b>&amp;', when="2021-11-04"))
    prints.open()
    prints.choose("profile", kit.profiles()[-1].key)
    assert trap in prints.label("PreviewMissing")
    prints.press("EditProfiles")
    window = prints.dialog.kit.profiles
    prints.qtbot.waitUntil(window.isVisible, timeout=5_000)
    labels = [*prints.dialog.findChildren(QLabel), *window.findChildren(QLabel)]
    assert labels and {label.textFormat() for label in labels if label.text()} == {Qt.TextFormat.PlainText}
    shown = [*prints.dialog.findChildren(QWidget), *window.findChildren(QWidget)]
    assert not [one.objectName() for one in shown if "<" in one.toolTip()]

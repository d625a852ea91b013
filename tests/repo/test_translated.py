"""What the window says can be translated: literals given to widgets stand in tr() or QT_TRANSLATE_NOOP."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.repo.checkout import ROOT

UI = ROOT / "desktop" / "vedette" / "ui"
SETTERS = {
    *(
        "setText",
        "setWindowTitle",
        "setToolTip",
        "setStatusTip",
        "setPlaceholderText",
        "setTitle",
        "setInformativeText",
    ),
    *("setAccessibleName", "setAccessibleDescription", "setSuffix", "setPrefix", "setSpecialValueText"),
    *("addTab", "addAction", "addMenu", "addRow", "setHeaderLabels", "say", "say_done", "show_state"),
    *("show_hint", "show_problem", "problem", "plain_tooltip"),
}
MAKERS = {
    *("QLabel", "PlainLabel", "QPushButton", "QToolButton", "QCheckBox", "QRadioButton", "QGroupBox", "QAction"),
    *("Offer", "QCommandLinkButton", "WayButton", "Row", "Section"),
}
FIELDS = {
    "line",
    "text",
    "choice",
    "tick",
    "code",
    "options",
    "pick",
    "name",
    "words",
    "when",
    "actor_field",
    "item_field",
}
"""Functions that declare the fields of forms: `widgets/field.py` translates all that they are given, in one place."""

SHOWN_KEYWORDS = {"tip", "example", "placeholderText", "title", "label", "toolTip"}
NAMES = re.compile(r"Vedette|SHA-256")
WORD = re.compile(r"[^\W\d_]{2}")


def called(node: ast.Call) -> str:
    function = node.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def says(node: ast.expr) -> bool:
    """Whether an argument is a literal with words in it, or holds one that is shown as it stands."""
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str) and bool(WORD.search(NAMES.sub("", node.value)))
    if isinstance(node, ast.JoinedStr):
        return any(says(part) for part in node.values if isinstance(part, ast.Constant))
    if isinstance(node, ast.IfExp):
        return says(node.body) or says(node.orelse)
    if isinstance(node, ast.BinOp):
        return says(node.left) or says(node.right)
    if isinstance(node, ast.List | ast.Tuple):
        return any(says(part) for part in node.elts)
    return False


def shown(node: ast.Call) -> Iterator[ast.expr]:
    """The arguments of a call that a person will read."""
    name = called(node)
    if name in SETTERS:
        yield from node.args[1:] if name in ("addTab", "show_state") else node.args[:1]
    elif name in MAKERS:
        yield from node.args[:1] if name not in ("WayButton",) else node.args[1:3]
    if name not in FIELDS:
        yield from (keyword.value for keyword in node.keywords if keyword.arg in SHOWN_KEYWORDS)


def untranslated(code: str) -> list[int]:
    """The lines on which a widget is given words that nobody can translate."""
    calls = (node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Call))
    return sorted({one.lineno for call in calls for one in shown(call) if says(one)})


@pytest.mark.parametrize("path", sorted(UI.rglob("*.py")), ids=lambda path: path.relative_to(UI).as_posix())
def test_what_a_widget_says_can_be_translated(path: Path) -> None:
    assert untranslated(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "code",
    [
        "label.setText('Nothing here')",
        "QPushButton('Apply', self)",
        "self.messages.say(f'{count} incidents')",
        "field(tip='Choose one')",
        "label.setText('On' if on else self.tr('Off'))",
        "tabs.addTab(page, 'Credits')",
    ],
)
def test_words_that_nobody_can_translate_are_recognised(code: str) -> None:
    assert untranslated(code) == [1]


@pytest.mark.parametrize(
    "code",
    [
        "label.setText(self.tr('Nothing here'))",
        "PlainLabel('Vedette', name='StartName')",
        "label.setText(f'{count} / {total}')",
        "button.setObjectName('Apply')",
        "line('title', 'Tit&le', tip='In a few words')",
        "action.setText(QCoreApplication.translate('Actions', 'Undo'))",
    ],
)
def test_words_that_can_be_translated_or_are_none_are_left_alone(code: str) -> None:
    assert untranslated(code) == []

"""The recovery code, shown once: to print or save, and copies that are not encrypted, to be removed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QListWidget, QPushButton, QVBoxLayout, QWidget

from vedette.domain.errors import UserError
from vedette.ui.file_dialogs import FileChooser, FileWish, choose_to_save
from vedette.ui.text_scale import grown
from vedette.ui.widgets.plain_label import PlainLabel, shown

GROUPS_A_LINE = 7
_MOST_LISTED = 500


class CodeDialog(QDialog):
    """Closes when somebody says that the code is kept; it can't be copied, and is shown never again."""

    def __init__(
        self, code: str, plain: tuple[Path, ...], parent: QWidget, *,
        remove: Callable[[tuple[Path, ...]], object], save_file: FileChooser = choose_to_save,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setObjectName("CodeDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Recovery code"))
        self._code, self._plain, self._remove, self._save_file = code, plain, remove, save_file
        self._said = PlainLabel(wrap=True, name="CodeSaid")
        self._kept = QCheckBox(self.tr("I &keep this code in a safe place, apart from this computer"))
        self._kept.setObjectName("CodeKept")
        many = self.tr("&Remove these {0} files now").format(len(plain))
        self._erase = QCheckBox(many if len(plain) > 1 else self.tr("&Remove this file now"))
        self._erase.setObjectName("CodeErase")
        self._erase.setChecked(True)
        self._buttons = QDialogButtonBox()
        self._lay_out()
        self._kept.toggled.connect(self._close_button().setEnabled)
        self.accepted.connect(self._clean_up)

    def reject(self) -> None:
        """Escape does not lose the code."""
        if self._kept.isChecked():
            self.accept()
        else:
            self._said.setText(self.tr("Print or save the code first: it is not shown again."))

    def save(self) -> None:
        """Ask for a file and write the code to it."""
        filters = (self.tr("Text (*.txt)"),)
        wish = FileWish(self.tr("Save the recovery code"), filters, "", "recovery-code.txt", ".txt")
        self._save_file(self, wish, self._write)

    def print(self) -> None:
        """One page with the code, on a printer of choice."""
        from vedette.ui.locking.code_page import print_code

        if not print_code(self, self._code):
            self._said.setText(self.tr("There is no printer here. Save the code, or write it down by hand."))

    def _write(self, file: Path) -> None:
        from vedette.usecases.protection import write_code

        try:
            write_code(file, self._code)
        except UserError as error:
            self._said.setText(str(error))
        else:
            self._said.setText(self.tr("Saved as {0}. Take it off this computer.").format(file.name))

    def _clean_up(self) -> None:
        if self._plain and self._erase.isChecked():
            self._remove(self._plain)

    def _close_button(self) -> QPushButton:
        button = self._buttons.button(QDialogButtonBox.StandardButton.Close)
        assert button is not None
        return button

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addWidget(
            PlainLabel(
                self.tr(
                    "This code opens the logbook when the passphrase is forgotten. Without both, nobody can open it. "
                    "Print it or write it down now: it is shown this once."
                ),
                wrap=True,
                name="CodeWhat",
            )
        )
        column.addWidget(self._code_label())
        for widget in self._about_plain():
            column.addWidget(widget)
        column.addWidget(self._said)
        column.addWidget(self._kept)
        column.addWidget(self._with_buttons())
        self.setMinimumWidth(grown(520))

    def _code_label(self) -> PlainLabel:
        groups = self._code.split("-")
        lines = [groups[at : at + GROUPS_A_LINE] for at in range(0, len(groups), GROUPS_A_LINE)]
        label = PlainLabel("\n".join("  ".join(line) for line in lines), name="Code")
        label.setAccessibleName(self.tr("Recovery code {0}").format(self._code))
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(self.font().pointSizeF() * 1.3)
        label.setFont(font)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setMargin(12)
        return label

    def _about_plain(self) -> list[QWidget]:
        if not self._plain:
            return []
        what = self.tr("What was kept before is not encrypted: whoever can copy it can read it.")
        listed = QListWidget()
        listed.setObjectName("CodePlain")
        listed.setAccessibleName(self.tr("Files that are not encrypted"))
        listed.addItems([shown(str(file)) for file in self._plain[:_MOST_LISTED]])
        listed.setMaximumHeight(96)
        return [PlainLabel(what, wrap=True, name="CodePlainWhat"), listed, self._erase]

    def _with_buttons(self) -> QDialogButtonBox:
        role = QDialogButtonBox.ButtonRole.ActionRole
        for text, name, act in (
            (self.tr("&Print…"), "CodePrint", self.print),
            (self.tr("&Save…"), "CodeSave", self.save),
        ):
            button = self._buttons.addButton(text, role)
            button.setObjectName(name)
            button.clicked.connect(act)
        close = self._buttons.addButton(QDialogButtonBox.StandardButton.Close)
        close.setObjectName("CodeClose")
        close.setEnabled(False)
        self._buttons.rejected.connect(self.accept)
        return self._buttons

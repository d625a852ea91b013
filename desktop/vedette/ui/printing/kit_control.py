"""Loads print templates and redaction profiles off the GUI thread, and opens the windows that edit them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog

from vedette.domain.errors import UserError
from vedette.domain.report.profile import Profile
from vedette.ui.file_dialogs import FileChooser, FileWish, choose_to_open
from vedette.ui.printing.print_form import Kit
from vedette.ui.settings import MachineSettings
from vedette.ui.tasks import Tasks
from vedette.ui.widgets.message_bar import MessageArea
from vedette.usecases.print_kit import PrintKit

if TYPE_CHECKING:
    from vedette.ui.printing.profile_dialog import ProfileDialog
    from vedette.ui.printing.template_dialog import TemplateDialog


class KitControl(QObject):
    """`changed` brings the new lists after each change that was recorded."""

    changed = Signal(object)

    def __init__(
        self, kit: PrintKit, tasks: Tasks, dialog: QDialog, messages: MessageArea, *,
        settings: MachineSettings, open_file: FileChooser = choose_to_open,
    ) -> None:  # fmt: skip
        super().__init__(dialog)
        self.setObjectName("KitControl")
        self._kit, self._tasks, self._dialog, self._messages = kit, tasks, dialog, messages
        self._settings, self.open_file = settings, open_file
        self.lists = Kit()

    def load(self, done: Callable[[Kit], object]) -> None:
        """Read the lists of this logbook."""
        self._tasks.read(self._read, partial(self._loaded, done), self._say)

    def edit_templates(self) -> None:
        """Open the window of templates."""
        self.templates.open_for(self.lists.templates)

    def edit_profiles(self) -> None:
        """Open the window of profiles."""
        self.profiles.open_for(self.lists.profiles)

    @cached_property
    def templates(self) -> TemplateDialog:
        """Made when it is first asked for."""
        from vedette.ui.printing.template_dialog import TemplateDialog

        made = TemplateDialog(self._dialog)
        made.keep.connect(self._keep_template)
        made.delete_asked.connect(self._delete)
        made.logo_asked.connect(self._ask_for_logo)
        return made

    @cached_property
    def profiles(self) -> ProfileDialog:
        """Made when it is first asked for."""
        from vedette.ui.printing.profile_dialog import ProfileDialog

        made = ProfileDialog(self._dialog)
        made.keep.connect(self._keep_profile)
        made.delete_asked.connect(self._delete)
        return made

    def _read(self) -> Kit:
        return Kit(tuple(self._kit.templates()), tuple(self._kit.profiles()))

    def _loaded(self, done: Callable[[Kit], object], lists: Kit) -> None:
        self.lists = lists
        done(lists)

    def _keep_template(self, name: str, text: str, logo: bytes, key: str) -> None:
        self._write(lambda: self._kit.keep_template(name, text, logo, key))

    def _keep_profile(self, profile: Profile, key: str) -> None:
        self._write(lambda: self._kit.keep_profile(profile, key))

    def _delete(self, key: str) -> None:
        def work() -> str:
            self._kit.delete(key)
            return ""

        self._write(work)

    def _write(self, work: Callable[[], str]) -> None:
        def whole() -> tuple[str, Kit]:
            key = work()
            return key, self._read()

        self._tasks.write(whole, self._written, self._say)

    def _written(self, found: tuple[str, Kit]) -> None:
        key, self.lists = found
        made = vars(self)
        if "templates" in made:
            self.templates.show_list(self.lists.templates, key)
        if "profiles" in made:
            self.profiles.show_list(self.lists.profiles, key)
        self.changed.emit(self.lists)

    def _ask_for_logo(self) -> None:
        wish = FileWish(
            self.tr("Choose a logo"), (self.tr("Pictures (*.png *.svg)"),), self._settings.current.last_folder
        )
        self.open_file(self.templates, wish, self._read_logo)

    def _read_logo(self, path: Path) -> None:
        self._tasks.read(partial(self._kit.read_logo, path), self.templates.take_logo, self._say)

    def _say(self, error: UserError) -> None:
        """Where the person looks: in the window that is open."""
        made = vars(self)
        for name in ("templates", "profiles"):
            if name in made and made[name].isVisible():
                made[name].say(error)
                return
        self._messages.say(str(error), "error")

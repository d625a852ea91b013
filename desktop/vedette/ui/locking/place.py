"""Where one is in a window, taken down before it is locked and gone back to when it is open again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vedette.ui.opening import Opened
from vedette.ui.tasks import Tasks
from vedette.usecases import standing
from vedette.usecases.drafts import Drafts, KeptDraft
from vedette.usecases.standing import Standing

if TYPE_CHECKING:
    from vedette.ui.main_window import MainWindow


def where(window: MainWindow) -> Standing:
    """The search, the incident that is read, and the draft that is written."""
    draft = window.side.form.keeper.key if window.side.has_typing else ""
    return Standing(window.list.bar.text, window.list.view.current_uid, draft)


def go_back(window: MainWindow, opened: Opened, tasks: Tasks) -> None:
    """There again, as far as it is still there."""
    desk = opened.workplace.desk

    def look() -> tuple[Standing, KeptDraft | None]:
        here = standing.take(desk)
        kept = (draft for draft in Drafts(desk).all() if here.draft and draft.key == here.draft)
        return here, next(kept, None)

    def go(found: tuple[Standing, KeptDraft | None]) -> None:
        here, draft = found
        if here.search:
            window.list.bar.search_for(here.search)
        if here.incident:
            window.list.view.want(here.incident)
            window.side.show_incident(here.incident)
            window.list.refresh()
        if draft is not None:
            window.messages.clear()
            window.side.go_on(draft)

    tasks.write(look, go, window.say)

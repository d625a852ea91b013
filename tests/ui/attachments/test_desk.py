from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl

from tests.ui.person import Person, elsewhere
from vedette import paths
from vedette.ui.program import Program
from vedette.usecases.drafting import Draft


def test_f4_a_file_opened_from_the_page_is_removed_when_the_window_is_closed(
    person: Person, logbook: Path, tmp_path: Path
) -> None:
    (tmp_path / "note.txt").write_text("two lines")
    with elsewhere(logbook) as place:
        reference = place.incidents.record(Draft(title="Fence cut")).incident.reference
        place.attachments.attach(reference, [tmp_path / "note.txt"])
    shown: list[Path] = []

    def show(url: QUrl) -> bool:
        shown.append(Path(url.toLocalFile()))
        return True

    person.window._attached.controller._show = show
    person.sees(lambda: person.reads("title") == ["Fence cut"])
    person.chooses([0])
    pane = person.window.side.pane
    person.sees(lambda: "note.txt" in pane.view.toPlainText())
    assert pane._page is not None
    number = next(at for at, target in enumerate(pane._page.targets) if target.kind == "open")
    pane.view.link_asked.emit(f"to:{number}")
    person.sees(lambda: bool(shown))
    [copy] = shown
    assert copy.read_text() == "two lines"
    person.sees(lambda: any("may keep traces" in text for text in person.messages))
    person.window.close()
    person.sees(lambda: not copy.exists())


def test_f4_the_next_start_removes_what_a_killed_process_left(
    new_program: Callable[[], Program], person: Person
) -> None:
    left = paths.opened_folder() / "999999-abcd" / "hash"
    left.mkdir(parents=True)
    (left / "secret.txt").write_text("x")
    person.does("close_logbook")
    program = new_program()
    program.make(paths.user_home() / "other.vedette")
    person.sees(lambda: not (left / "secret.txt").exists())

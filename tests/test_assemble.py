from __future__ import annotations

from pathlib import Path

from vedette.assemble import open_workplace


def test_a_logbook_is_closed_whatever_keeps_it_from_letting_go_of_unrecorded_files(tmp_path: Path) -> None:
    logbook = tmp_path / "border.vedette"
    place = open_workplace(logbook, lambda: "Ada", create=True)
    place.attachments.take_bytes("pasted.txt", b"not recorded")
    logbook.rename(tmp_path / "moved.vedette")
    place.close()
    assert place.desk.store.closed

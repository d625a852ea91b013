from __future__ import annotations

from vedette.usecases.progress import Progress, Silent


def work(progress: Progress) -> int:
    for step in range(3):
        progress.check()
        progress.report(step, 3)
    return 3


def test_silent_progress_never_stops_the_work() -> None:
    silent = Silent()
    assert work(silent) == 3
    assert not silent.cancelled

"""What a window can ask of the program around it: another logbook, the sample, the end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vedette.ui.locking.passphrase_dialog import Wanted


@dataclass(frozen=True, slots=True)
class Doors:
    """Each is a method of the program; none of them waits."""

    new_logbook: Callable[[], object]
    choose_logbook: Callable[[], object]
    open_logbook: Callable[[Path], object]
    make_logbook: Callable[[Path], object]
    open_sample: Callable[[], object]
    import_into_new: Callable[[], object]
    close_logbook: Callable[[], object]
    quit: Callable[[], object]
    lock: Callable[[], object]
    protect: Callable[[Wanted], object]
    erase: Callable[[], object]

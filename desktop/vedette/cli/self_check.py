"""`vedette --self-check`: tries every part once on this machine and says what is wrong with it."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from vedette.domain.errors import UserError

Check = Callable[[], str]


def check() -> int:
    """Prints one line per part; 0 when all of them work."""
    wrong = 0
    for name, try_it in _checks():
        try:
            print(f"ok      {name}: {try_it()}")
        except Exception as error:  # whatever stands in the way is what this command is there to say
            wrong += 1
            told = str(error) if isinstance(error, UserError) else f"{type(error).__name__}: {error}"
            print(f"WRONG   {name}: {told}", file=sys.stderr)
    print("All parts work." if not wrong else f"{wrong} part(s) do not work; see above.")
    return 1 if wrong else 0


def _checks() -> Iterator[tuple[str, Check]]:
    yield "code lists", _code_lists
    yield "sample", _sample
    yield "files", _files
    yield "logbook", _logbook
    yield "window", _window


def _code_lists() -> str:
    from vedette.paths import taxonomies

    return f"{len(taxonomies().all())} lists"


def _sample() -> str:
    from vedette.usecases.sample import sample_parcels

    return f"{len(sample_parcels())} incidents"


def _files() -> str:
    """Every file that is shipped, read once."""
    from vedette.paths import resource

    counts = []
    for folder in ("fonts", "icons", "print", "styles", "taxonomies"):
        files = [path for path in sorted(resource(folder).rglob("*")) if path.is_file()]
        empty = [path.name for path in files if not path.read_bytes()]
        if empty or not files:
            raise UserError(f"{folder} lacks {', '.join(empty) or 'everything'}; please install Vedette again.")
        counts.append(f"{len(files)} {folder}")
    return ", ".join(counts)


def _logbook() -> str:
    """A new logbook with one incident: recorded, found, exported, undone and closed as one plain file."""
    from vedette.assemble import open_workplace
    from vedette.usecases.drafting import Draft

    with tempfile.TemporaryDirectory(prefix="vedette-check-") as folder:
        path = Path(folder) / "check.vedette"
        place = open_workplace(path, lambda: "", create=True)
        try:
            place.incidents.record(Draft(title="Flares over Białystok", when="3.11.2021", tags=["check"]))
            if place.search.count("bialystok tag:check on:2021-11-03") != 1:
                raise UserError("The search does not find what was recorded.")
            place.history.undo()
        finally:
            place.close()
        left = [one.name for one in Path(folder).iterdir()]
        if left != [path.name]:
            raise UserError(f"A closed logbook left {', '.join(left)}.")
    return "recorded, found, undone, closed"


def _window() -> str:
    """The window on the sample, without a screen."""
    import os

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from vedette.assemble import open_workplace
    from vedette.ui.trial import try_window

    return try_window(open_workplace)

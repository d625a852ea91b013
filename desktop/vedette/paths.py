"""Where files are: what Vedette ships and what it keeps for a user. The only place that knows; it creates nothing."""

from __future__ import annotations

import os
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_data_path

if TYPE_CHECKING:
    from vedette.domain.gazetteer import Gazetteer
    from vedette.domain.report.neighbours import Neighbours
    from vedette.domain.taxonomy import Taxonomies

_CHECKOUT = Path(__file__).resolve().parents[2] / "resources"


def resource(*parts: str) -> Path:
    """A file or folder that Vedette ships; FileNotFoundError with its name if it is not there."""
    path = _resources().joinpath(*parts)
    if not path.exists():
        raise FileNotFoundError(f"Vedette lacks its file “{'/'.join(parts)}” (looked for at {path}).")
    return path


@cache
def _resources() -> Path:
    installed = Path(str(files("vedette"))) / "resources"
    return installed if installed.is_dir() else _CHECKOUT


def user_home() -> Path:
    """The folder of all that Vedette keeps for a user: VEDETTE_HOME if it is set, else the system's place for data."""
    chosen = os.environ.get("VEDETTE_HOME", "").strip()
    return Path(chosen).expanduser().absolute() if chosen else user_data_path("vedette", appauthor=False)


def default_logbook() -> Path:
    """The logbook that opens when none is named."""
    return user_home() / "logbook.vedette"


def settings_file() -> Path:
    """Settings of this machine: window, language, recent files."""
    return user_home() / "settings.ini"


def backups_folder() -> Path:
    """Where backups go unless the user says otherwise."""
    return user_home() / "backups"


def erasing_plan() -> Path:
    """What was begun to be erased; there only until it is."""
    return user_home() / "erasing.json"


def heads_file() -> Path:
    """How far each logbook was when last seen: hashes and times, no record."""
    return user_home() / "heads.json"


def log_folder() -> Path:
    """Where the program's own log is written; no record contents go there."""
    return user_home() / "logs"


def opened_folder() -> Path:
    """Where private copies of attachments lie while a viewer has them."""
    return user_home() / "opened"


@cache
def taxonomies() -> Taxonomies:
    """All code lists, read once."""
    from vedette.domain.taxonomy import Taxonomies

    folder = resource("taxonomies")
    return Taxonomies.read({path.stem: path.read_bytes() for path in sorted(folder.glob("*.json"))})


@cache
def neighbours() -> Neighbours:
    """The larger towns and the places of the border by where they lie, read once."""
    from vedette.domain.report.neighbours import Neighbours

    folder = resource("gazetteer")
    return Neighbours.read((folder / "places.tsv.gz").read_bytes(), (folder / "border_places.csv").read_bytes())


@cache
def gazetteer() -> Gazetteer:
    """The places of the region, read once, when they are first asked for."""
    from vedette.domain.gazetteer import Gazetteer

    folder = resource("gazetteer")
    return Gazetteer.read((folder / "places.tsv.gz").read_bytes(), (folder / "border_places.csv").read_bytes())

"""Who acts: the name given with --as, else the one in the settings of this machine."""

from __future__ import annotations

import configparser
import json

from vedette.domain.text import clean


def acting_name(given: str | None) -> str:
    """The acting name; '' when nobody said one."""
    return clean(given if given is not None else _from_settings())


def _from_settings() -> str:
    from vedette.paths import settings_file

    file = settings_file()
    stored = configparser.ConfigParser(interpolation=None, strict=False)
    try:
        stored.read(file, encoding="utf-8")
        text = stored.get("settings", "acting_name", fallback='""')
        name = json.loads(text.strip('"').replace('\\"', '"') or '""')
    except (configparser.Error, ValueError, OSError):
        return ""
    return name if isinstance(name, str) else ""

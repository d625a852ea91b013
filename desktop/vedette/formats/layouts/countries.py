"""The ISO code of a country as foreign files name it, and what they call a country that we hold by its code."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from vedette import paths
from vedette.domain.place import Place


@lru_cache(maxsize=4096)
def country_code(name: str, code: str = "") -> str:
    """Two letters for a code of ISO 3166-1 (2 or 3 letters, or a number), else for a name; '' where nobody knows."""
    known = _known()
    return known.get(_plain_number(code)) or known.get(_bare(name)) or ""


def country_cells(place: Place) -> Mapping[str, str]:
    """How ACLED and UCDP name the country of a place: `country`, and by ISO 3166-1 `iso` and `iso3`."""
    entry = paths.taxonomies().countries.get(place.country)
    if entry is None:
        return {"country": place.country_name or place.country}
    number = entry.text("number").lstrip("0")
    return {"country": place.country_name or entry.label, "iso": number, "iso3": entry.text("iso3")}


@cache
def _known() -> Mapping[str, str]:
    return {
        _bare(word): entry.key
        for entry in paths.taxonomies().countries
        for word in (entry.label, *entry.texts("also"), entry.key, entry.text("iso3"), entry.text("number"))
        if word
    }


def _plain_number(code: str) -> str:
    code = code.strip()
    return code.zfill(3) if code.isascii() and code.isdigit() else code.casefold()


def _bare(name: str) -> str:
    """Without what UCDP puts behind some: Russia (Soviet Union)."""
    return " ".join(name.partition("(")[0].casefold().split())

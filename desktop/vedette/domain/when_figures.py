"""A When in figures, for people who would rather read 2021-11-03 or 3.11.2021 than words. Reads nothing back."""

from __future__ import annotations

from vedette.domain.when import When

STYLES = ("words", "iso", "day_first")
"""How dates may be shown; "words" is `When.describe`."""

_SIGNS = {"approximate": "~", "uncertain": "?", "both": "~?"}
OPEN = "…"


def shown(when: When, style: str) -> str:
    """The interval in that style, in brackets what nobody stated; words for any other style, and where there is none.

    `…` is an open end, `~` and `?` are about and uncertain.
    """
    if style not in STYLES[1:] or when.is_empty:
        return when.describe()
    ends = _ends(when, style)
    sign = _SIGNS.get(when.qualifier, "")
    words = f"{sign} {ends}" if sign else ends
    return f"[{words}]" if when.inferred else words


def _ends(when: When, style: str) -> str:
    first, last = when.earliest, when.latest
    if first is None or last is None or first[:10] != last[:10]:
        return f"{_bound(first, style)} – {_bound(last, style)}"
    if first == last:
        return _bound(first, style)
    return f"{_bound(first[:10], style)} {first[11:] or '00:00'}–{last[11:] or '24:00'}"


def _bound(bound: str | None, style: str) -> str:
    if bound is None:
        return OPEN
    day, clock = bound[:10], bound[11:]
    if style == "day_first":
        year, month, number = (part.lstrip("0") or "0" for part in day.split("-"))
        day = f"{number}.{month}.{year}"
    return f"{day} {clock}" if clock else day

"""Every colour of the window, for the light and the dark theme; colour always comes with an icon or a word."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor, QPalette

Role = QPalette.ColorRole
Group = QPalette.ColorGroup


@dataclass(frozen=True, slots=True)
class Tint:
    """How a chip is painted: its letters, its ground and its edge, as `#rrggbb`."""

    text: str
    ground: str
    edge: str


FUSION_DARKENS = 140
"""Per cent, of the line around a control."""

_ROLES = {
    #                        light      light, off  dark       dark, off
    Role.Window: ("#f3f4f6", "#f3f4f6", "#1d2124", "#1d2124"),
    Role.WindowText: ("#1b2127", "#6b737d", "#e6e9ec", "#969ea7"),
    Role.Base: ("#ffffff", "#f8f9fa", "#282d32", "#23282c"),
    Role.AlternateBase: ("#f7f8fa", "#f3f4f6", "#2d3338", "#282d32"),
    Role.Text: ("#1b2127", "#6b737d", "#e6e9ec", "#969ea7"),
    Role.PlaceholderText: ("#646c76", "#7b838c", "#a2aab3", "#8b939c"),
    Role.Button: ("#eceef1", "#eceef1", "#343a40", "#2b3035"),
    Role.ButtonText: ("#1b2127", "#6b737d", "#e6e9ec", "#969ea7"),
    Role.BrightText: ("#a52723", "#a52723", "#f2aaa6", "#f2aaa6"),
    Role.Light: ("#ffffff", "#ffffff", "#434a51", "#434a51"),
    Role.Midlight: ("#e3e6ea", "#e3e6ea", "#343a40", "#343a40"),
    Role.Mid: ("#868e97", "#ccd1d6", "#747e88", "#40464d"),
    Role.Dark: ("#a4abb3", "#b8bec5", "#121517", "#121517"),
    Role.Shadow: ("#6f767e", "#a4abb3", "#0b0d0e", "#0b0d0e"),
    Role.Highlight: ("#1f5d93", "#8d99a6", "#2f6ea6", "#4a5159"),
    Role.HighlightedText: ("#ffffff", "#1b2127", "#ffffff", "#d0d4d8"),
    Role.Accent: ("#1f5d93", "#8d99a6", "#7db4e3", "#5d6770"),
    Role.Link: ("#1f5d93", "#6b737d", "#7db4e3", "#969ea7"),
    Role.LinkVisited: ("#5d4a93", "#6b737d", "#b3a3e3", "#969ea7"),
    Role.ToolTipBase: ("#2b3138", "#2b3138", "#3a4046", "#3a4046"),
    Role.ToolTipText: ("#f3f4f6", "#f3f4f6", "#eef0f2", "#eef0f2"),
}

_TINTS = {
    "grey": (Tint("#545b66", "#e8e9eb", "#bec1c5"), Tint("#b2b7bd", "#2e3033", "#575b60")),
    "red": (Tint("#a52723", "#f5dfde", "#daacaa"), Tint("#dd9f9c", "#42201f", "#7a403e")),
    "orange": (Tint("#914615", "#f6e7dc", "#ddbca6"), Tint("#dfae8d", "#442c1c", "#7e5539")),
    "amber": (Tint("#79590d", "#f7efdb", "#dfcea4"), Tint("#dfc27e", "#46391b", "#816a37")),
    "green": (Tint("#2d6932", "#e2f0e4", "#b3d0b6"), Tint("#9ccaa0", "#263b28", "#496e4c")),
    "teal": (Tint("#1e6863", "#e0f3f2", "#aed6d3"), Tint("#8dd0cb", "#223f3d", "#437572")),
    "blue": (Tint("#1f5d93", "#deeaf5", "#aac3da"), Tint("#96bbdb", "#1f3242", "#3e5e7a")),
    "indigo": (Tint("#363ea1", "#e1e2f2", "#afb2d4"), Tint("#a4a8d6", "#23253e", "#454973")),
    "purple": (Tint("#733b9b", "#ebe2f1", "#c5b1d2"), Tint("#bfa4d2", "#32243c", "#5f4770")),
    "pink": (Tint("#9a2d6d", "#f3e0eb", "#d6aec5"), Tint("#d7a0c0", "#3f2233", "#754360")),
}

_STATUSES = {
    "asserted": ("megaphone", "blue"),
    "contested": ("scale", "orange"),
    "confirmed": ("circle-check", "green"),
    "likely": ("trending-up", "teal"),
    "possible": ("circle-dot", "indigo"),
    "unlikely": ("trending-down", "purple"),
    "refuted": ("circle-x", "red"),
    "unverified": ("circle-dashed", "grey"),
    "unknown": ("circle-question-mark", "grey"),
}

TAG_COLOURS = tuple(_TINTS)
STATUSES = tuple(_STATUSES)


def palette(*, dark: bool) -> QPalette:
    """The whole palette of a theme, so that nothing is left to the platform's guess."""
    made = QPalette()
    for role, colours in _ROLES.items():
        usual, off = colours[2:] if dark else colours[:2]
        made.setColor(role, QColor(usual))
        made.setColor(Group.Disabled, role, QColor(off))
    return made


def outlined(colours: QPalette) -> QPalette:
    """For controls around which Fusion draws a line of the window's colour made darker: one that is seen on it."""
    made = QPalette(colours)
    for group in (Group.Active, Group.Inactive, Group.Disabled):
        made.setColor(group, Role.Window, colours.color(group, Role.Mid).lighter(FUSION_DARKENS))
    return made


def is_dark(colours: QPalette) -> bool:
    """Whether a widget with this palette is shown dark."""
    return colours.color(Role.Base).lightness() < 128


def tint(name: str, colours: QPalette) -> Tint:
    """The tint called `name` in the theme of `colours`; a name we don't know is grey."""
    return _TINTS.get(name, _TINTS["grey"])[is_dark(colours)]


def status_mark(status: str) -> tuple[str, str]:
    """The icon and the tint name of a status; one that we don't know has those of "unknown"."""
    return _STATUSES.get(status, _STATUSES["unknown"])


def contrast(one: QColor, other: QColor) -> float:
    """The contrast ratio of WCAG 2.2, from 1 to 21."""
    dim, bright = sorted((_luminance(one), _luminance(other)))
    return (bright + 0.05) / (dim + 0.05)


def _luminance(colour: QColor) -> float:
    return sum(
        weight * _linear(part)
        for weight, part in zip((0.2126, 0.7152, 0.0722), (colour.redF(), colour.greenF(), colour.blueF()), strict=True)
    )


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)

"""The style sheet of the page, in the colours of the palette and the size of the letters of the moment."""

from __future__ import annotations

from PySide6.QtGui import QFont, QPalette

from vedette.ui import colours

Role = QPalette.ColorRole


def sheet(palette: QPalette, font: QFont) -> str:
    """The part of CSS that a text view knows."""
    size = font.pointSizeF() if font.pointSizeF() > 0 else 10.0
    quiet, line = palette.color(Role.PlaceholderText).name(), palette.color(Role.Midlight).name()
    ours = colours.tint("blue", palette)
    return f"""
p {{ margin: 0; white-space: pre-wrap; }}
p.short {{ white-space: pre; }}
.title {{ font-size: {size * 1.3:.1f}pt; font-weight: 600; margin-top: 2px; margin-bottom: 4px;
  white-space: pre-wrap; }}
.part {{ font-size: {size * 1.05:.1f}pt; font-weight: 600; margin-top: 16px; margin-bottom: 5px;
  color: {palette.color(Role.Link).name()}; }}
.meta {{ margin-bottom: 8px; }}
.heading {{ margin-top: 9px; margin-bottom: 3px; }}
.prose {{ margin-bottom: 6px; }}
td {{ padding-top: 3px; padding-bottom: 3px; padding-left: 0px; padding-right: 8px; vertical-align: top; }}
table.grid td {{ border-bottom: 1px solid {line}; }}
td.head {{ border-bottom: 1px solid {palette.color(Role.Mid).name()}; }}
table.ours td {{ background-color: {ours.ground}; padding-left: 8px; padding-top: 5px; padding-bottom: 5px;
  border-left: 3px solid {ours.edge}; }}
.strong {{ font-weight: 600; }}
.quiet {{ color: {quiet}; }}
.said {{ font-style: italic; }}
.code {{ font-family: monospace; font-size: {size * 0.9:.1f}pt; }}
a {{ color: {palette.color(Role.Link).name()}; }}
"""

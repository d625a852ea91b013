"""The style sheet of the guide, in the colours of the palette and the size of the letters of the moment."""

from __future__ import annotations

from PySide6.QtGui import QFont, QPalette

from vedette.ui import colours

Role = QPalette.ColorRole


def sheet(palette: QPalette, font: QFont) -> str:
    """The part of CSS that a text view knows."""
    size = font.pointSizeF() if font.pointSizeF() > 0 else 10.0
    note = colours.tint("blue", palette)
    ground = palette.color(Role.Midlight).name()
    line, strong_line = palette.color(Role.Midlight).name(), palette.color(Role.Mid).name()
    return f"""
h1 {{ font-size: {size * 1.6:.1f}pt; font-weight: 600; margin-top: 0px; margin-bottom: 10px; }}
h2 {{ font-size: {size * 1.2:.1f}pt; font-weight: 600; margin-top: 18px; margin-bottom: 6px; }}
h3, h4 {{ font-size: {size:.1f}pt; font-weight: 600; margin-top: 14px; margin-bottom: 4px; }}
p {{ margin-top: 0px; margin-bottom: 9px; line-height: 130%; }}
li {{ margin-bottom: 4px; line-height: 125%; }}
ul, ol {{ margin-top: 0px; margin-bottom: 9px; }}
table.grid {{ margin-bottom: 12px; }}
table.grid td {{ border-bottom: 1px solid {line}; padding-top: 4px; padding-bottom: 4px; padding-right: 12px;
  vertical-align: top; }}
td.head {{ font-weight: 600; border-bottom: 1px solid {strong_line}; }}
.code {{ font-family: monospace; font-size: {size * 0.95:.1f}pt; background-color: {ground}; }}
pre.code {{ margin-top: 2px; margin-bottom: 10px; white-space: pre-wrap; }}
p.picture {{ color: {palette.color(Role.PlaceholderText).name()}; margin-top: 6px; margin-bottom: 14px; }}
p.aside {{ background-color: {note.ground}; color: {palette.color(Role.Text).name()}; margin-left: 12px; }}
a {{ color: {palette.color(Role.Link).name()}; }}
"""

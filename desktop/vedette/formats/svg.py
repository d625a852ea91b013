"""A drawing as SVG inside a page: shapes and words alone, in black and greys."""

from __future__ import annotations

from markupsafe import escape

from vedette.domain.report.drawing import Box, Drawing, Ring, Shape, Stroke, Words

_FILLS = {"none": "none", "white": "#fff", "light": "#ddd", "dark": "#222", "hatched": "url(#hatch)"}
_HATCH = (
    '<defs><pattern id="hatch" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect width="4" height="4" fill="#fff"/><line x1="0" y1="0" x2="0" y2="4" stroke="#222" stroke-width="1.4"/>'
    "</pattern></defs>"
)
_LETTER = 0.55


def as_svg(drawing: Drawing) -> str:
    """One element, with its size in CSS pixels and what it shows in words."""
    size = f'width="{drawing.width * 4 / 3:.0f}" height="{drawing.height * 4 / 3:.0f}"'
    box = f'viewBox="0 0 {drawing.width:g} {drawing.height:g}"'
    hatch = _HATCH if any(isinstance(one, Box) and one.fill == "hatched" for one in drawing.shapes) else ""
    shapes = "".join(map(_shape, drawing.shapes))
    return f'<svg role="img" aria-label="{escape(drawing.says)}" {size} {box}>{hatch}{shapes}</svg>'


def _shape(shape: Shape) -> str:
    match shape:
        case Stroke():
            points = " ".join(f"{x:.1f},{y:.1f}" for x, y in shape.points)
            line = f'stroke="{"#999" if shape.faint else "#000"}" stroke-width="{shape.width:g}"{_dashes(shape.dashed)}'
            return f'<polyline points="{points}" fill="none" {line}/>'
        case Box():
            at = f'x="{shape.x:.1f}" y="{shape.y:.1f}" width="{shape.width:.1f}" height="{shape.height:.1f}"'
            line = "" if shape.fill == "white" else ' stroke="#000" stroke-width="0.5"'
            return f'<rect {at} fill="{_FILLS[shape.fill]}"{line}/>'
        case Ring():
            at = f'cx="{shape.x:.1f}" cy="{shape.y:.1f}" r="{shape.radius:.1f}" fill="{_FILLS[shape.fill]}"'
            return f'<circle {at} stroke="#000" stroke-width="{shape.width:g}"{_dashes(shape.dashed)}/>'
        case Words():
            return _words(shape)


def _words(shape: Words) -> str:
    room = int(shape.room / (shape.size * _LETTER)) if shape.room else len(shape.text)
    text = shape.text if len(shape.text) <= room else f"{shape.text[: max(room - 1, 1)]}…"
    weight = ' font-weight="700"' if shape.bold else ""
    at = f'x="{shape.x:.1f}" y="{shape.y:.1f}" font-size="{shape.size:g}" text-anchor="{shape.anchor}"{weight}'
    return f"<text {at}>{escape(text)}</text>"


def _dashes(dashed: bool) -> str:
    return ' stroke-dasharray="4 3"' if dashed else ""

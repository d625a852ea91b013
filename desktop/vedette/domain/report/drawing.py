"""Line drawings in points, for paper and for files alike: black and greys, no colour, words that stay words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Fill = Literal["none", "white", "light", "dark", "hatched"]
Anchor = Literal["start", "middle", "end"]
XY = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points."""

    points: tuple[XY, ...]
    width: float = 0.6
    dashed: bool = False
    faint: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle with a thin outline."""

    x: float
    y: float
    width: float
    height: float
    fill: Fill = "dark"


@dataclass(frozen=True, slots=True)
class Ring:
    """A circle."""

    x: float
    y: float
    radius: float
    fill: Fill = "none"
    width: float = 0.8
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text whose base line starts, has its middle or ends at x, y; at most `room` points wide, if given."""

    x: float
    y: float
    text: str
    size: float = 7.5
    anchor: Anchor = "start"
    bold: bool = False
    room: float = 0.0


Shape = Stroke | Box | Ring | Words


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes on a sheet of so many points; `says` tells in words what it shows. Nothing is drawn outside the sheet."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    says: str = ""

    def texts(self) -> list[str]:
        """The words that stand in it."""
        return [shape.text for shape in self.shapes if isinstance(shape, Words)]

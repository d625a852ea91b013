"""What is tried: how an input of it is made by chance, and what takes it. Judges nothing."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SEEDS = Path(__file__).resolve().parents[2] / "files" / "fuzzing"


@dataclass(frozen=True)
class Target:
    """`make` draws an input; `take` reads it and may raise UserError, and nothing else. `few`: tries in the suite."""

    name: str
    make: Callable[[random.Random], Any]
    take: Callable[[Any], object]
    few: int = 150


def seeds(name: str) -> list[str]:
    """The kept seeds of that name, one JSON text a line; an input that broke something is put there too."""
    return [json.loads(line) for line in (SEEDS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]

"""Reads the pages of the user guide and fills in what the program knows better."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from vedette.domain.guide import PAGES, Guide
from vedette.paths import resource
from vedette.ui.help.parts import window_parts
from vedette.usecases import guide_parts


def read_guide(offered: Collection[str] | None = None, keys: Mapping[str, str] | None = None) -> Guide:
    """The guide for a window that offers these actions with these keys; without, for all actions and the usual keys."""
    texts = {name: resource("help", f"{name}.md").read_text(encoding="utf-8") for name in PAGES}
    return Guide.read(texts, {**guide_parts.parts(), **window_parts(offered, keys)})

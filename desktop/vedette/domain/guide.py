"""The user guide as pages of text: marks filled in, looked through for words; how it looks is not its business."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from vedette.domain.folding import fold, words

PAGES = (
    "start",
    "logging",
    "dates",
    "places",
    "claims",
    "numbers",
    "sources",
    "tags",
    "searching",
    "importing",
    "exporting",
    "layouts",
    "printing",
    "undo",
    "safety",
    "keyboard",
    "settings",
    "command-line",
    "installing",
    "file-format",
)
"""The pages in their order; each is a file of that name in `resources/help`."""

LONGEST_SEARCH = 200
_MARK = re.compile(r"\{\{ ([a-z][a-z0-9_:-]*) \}\}")
_TITLE = re.compile(r"# (.+)\n")
_IN_TITLE, _IN_HEADING, _ENOUGH = 20, 5, 2


@dataclass(frozen=True, slots=True)
class Page:
    """One page: `text` is Markdown, its first line the title."""

    name: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Guide:
    """All pages in their order."""

    pages: tuple[Page, ...]

    @classmethod
    def read(cls, texts: Mapping[str, str], parts: Mapping[str, str]) -> Guide:
        """Pages by name, with each `{{ mark }}` replaced by the part of that name; KeyError where there is none."""
        return cls(tuple(_page(name, texts[name], parts) for name in PAGES))

    def page(self, name: str) -> Page | None:
        """The page of that name."""
        return next((page for page in self.pages if page.name == name), None)

    def search(self, text: str) -> list[Page]:
        """Pages with a word that begins like each word typed, the most fitting first; all pages for nothing typed."""
        sought = words(fold(text[:LONGEST_SEARCH]))
        ranked = [(_fitness(page, sought), page) for page in self.pages]
        return [page for fitness, page in sorted(ranked, key=lambda one: -one[0]) if fitness]


def marks(texts: Iterable[str]) -> set[str]:
    """Every mark used in the texts."""
    return {mark for text in texts for mark in _MARK.findall(text)}


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table of plain texts."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(_cell(cell) for cell in line) + " |" for line in lines)


def code(text: str) -> str:
    """A text to be typed as it stands, as Markdown."""
    return f"`{text}`" if text else ""


def _page(name: str, text: str, parts: Mapping[str, str]) -> Page:
    title = _TITLE.match(text)
    if title is None:
        raise ValueError(f"the page “{name}” of the user guide begins with no title")
    return Page(name, title[1].strip(), _MARK.sub(lambda mark: parts[mark[1]], text))


def _fitness(page: Page, sought: Sequence[str]) -> int:
    folded = f" {' '.join(words(fold(page.text)))}"
    if not all(f" {word}" in folded for word in sought):
        return 0
    title = f" {' '.join(words(fold(page.title)))}"
    headings = f" {' '.join(words(fold(' '.join(re.findall('^##+ (.+)$', page.text, re.MULTILINE)))))}"
    return 1 + sum(
        min(folded.count(f" {word}"), _ENOUGH)
        + _IN_TITLE * title.count(f" {word}")
        + _IN_HEADING * headings.count(f" {word}")
        for word in sought
    )


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")

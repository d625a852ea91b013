"""Text made safe to look at: nothing hides, reorders or stacks; what is cut is said to be cut. Knows no markup."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 50_000
MOST_LINES = 2_000
_MARKS_ON_ONE_LETTER = 3

_NAMES = {
    "\u00ad": "SHY", "\u061c": "ALM", "\u180e": "MVS", "\u200b": "ZWSP", "\u200e": "LRM", "\u200f": "RLM",
    "\u202a": "LRE", "\u202b": "RLE", "\u202c": "PDF", "\u202d": "LRO", "\u202e": "RLO", "\u2060": "WJ",
    "\u2066": "LRI", "\u2067": "RLI", "\u2068": "FSI", "\u2069": "PDI", "\ufeff": "BOM", "\0": "NUL",
}  # fmt: skip
_LINE_ENDS = re.compile("\r\n|[\r\x85\u2028\u2029]")
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ud800-\udfff"
    "\ufdd0-\ufdef\ufeff\ufff0-\ufffb\ufffe\uffff\U000e0000-\U000e0fff]"
)
_STACKED = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
    f"{{{_MARKS_ON_ONE_LETTER + 1},}}"
)
_SIGNED = re.compile("‹[^‹›]*›")
_ISOLATED = re.compile("\u2068[^\u2068]*\u2069")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]")


def visible(text: str, longest: int = LONGEST, lines: int = MOST_LINES) -> str:
    """`text` for the eye: hidden and reordering characters as ‹NAME›; what is too long ends in a sentence saying so."""
    whole = len(text)
    if whole <= longest and text.isascii() and text.isprintable():
        return text  # most of what is printed, and a register has a hundred thousand of them
    kept = _LINE_ENDS.sub("\n", text[:longest])
    cut_lines = kept.split("\n", lines)
    if len(cut_lines) > lines:
        kept = "\n".join(cut_lines[:lines])
    cut = whole > longest or len(cut_lines) > lines
    kept = _STACKED.sub(_unstacked, _HIDDEN.sub(_sign, kept.replace("\t", "    ")))
    return kept + (_cut_sentence(len(kept), whole) if cut else "")


def one_line(text: str, longest: int = 300) -> str:
    """`text` as a line of a table or a page head shows it: blanks run together, the end given up for a “…”."""
    short = " ".join(text[: longest * 4].split())
    if len(short) > longest or len(text) > longest * 4:
        short = short[: longest - 1].rstrip() + "…"
    return visible(short)


def isolated(text: str) -> str:
    """Right-to-left words keep to themselves inside a sentence of ours, and our signs to themselves inside theirs."""
    if text.isascii() or not _RIGHT_TO_LEFT.search(text):
        return text
    apart = _SIGNED.sub("\u2066\\g<0>\u2069", text)
    return f"\u2068{apart}\u2069"


def reads_from_right(text: str) -> bool:
    """True for a paragraph with no words of ours whose first letter is of a script written from right to left."""
    if not _RIGHT_TO_LEFT.search(text) or any(map(str.isalpha, _ISOLATED.sub("", text))):
        return False
    strong = (unicodedata.bidirectional(character) for character in text)
    return next((kind != "L" for kind in strong if kind in {"L", "R", "AL"}), False)


def _cut_sentence(shown: int, whole: int) -> str:
    figures = f"{shown:,} of {whole:,}".replace(",", "\u202f")
    return f"…\n[Cut for print: {figures} characters are shown; the logbook holds the whole text.]"


def _sign(match: re.Match[str]) -> str:
    character = match.group()
    if unicodedata.category(character) == "Cs":
        return "\ufffd"
    return f"‹{_NAMES.get(character, f'U+{ord(character):04X}')}›"


def _unstacked(match: re.Match[str]) -> str:
    marks = match.group()
    more = len(marks) - _MARKS_ON_ONE_LETTER
    return f"{marks[:_MARKS_ON_ONE_LETTER]}‹{more} more mark{'s' if more > 1 else ''}›"

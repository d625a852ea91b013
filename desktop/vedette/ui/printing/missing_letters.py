"""What to say of characters that no font can draw, before somebody is given pages with numbers in their place."""

from __future__ import annotations

import unicodedata

from vedette.domain.counting import counted

_MOST_SCRIPTS = 4
_CALLED = {"CJK": "Chinese", "HIRAGANA": "Japanese", "KATAKANA": "Japanese", "HANGUL": "Korean"}


def missing_letters(characters: str) -> str:
    """A sentence, with the scripts they belong to; '' where there are none."""
    if not characters:
        return ""
    scripts = list(dict.fromkeys(map(_script, sorted(characters))))
    named = ", ".join(scripts[:_MOST_SCRIPTS]) + (", …" if len(scripts) > _MOST_SCRIPTS else "")
    first = f"‹U+{ord(min(characters)):04X}›"
    if len(characters) == 1:
        stands, it = f"is in no font of this computer and stands as its number, {first}", "it"
    else:
        stands, it = f"are in no font of this computer and stand as numbers, such as {first}", "them"
    return f"{counted(len(characters), 'character')} ({named}) {stands}. Install a font that has {it}, then try again."


def _script(character: str) -> str:
    """Of a letter the script, as far as its name tells it."""
    word = unicodedata.name(character, "").partition(" ")[0]
    if not word:
        return "unknown"
    return _CALLED.get(word, word.capitalize()) if unicodedata.category(character)[0] in "LM" else "signs"

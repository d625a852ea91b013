"""The search copy of a text, and what is made from it; never the text that is shown or kept."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from anyascii import anyascii

# Dropped, not turned into a space: anyascii makes the soft sign an apostrophe, and `сям'я` must stay one word.
_APOSTROPHES = frozenset("'`´’‘‛ʼʻʹʺʽʾʿ′ˈ՚＇״׳ـ")

# One letter in two spellings: keyboards for Persian and Arabic write yeh, kaf and final h differently.
_SAME_LETTER = str.maketrans("یىکةە", "ييكهه")

# Blocks written in Latin, Greek or Cyrillic letters: the scripts that are romanised.
_ROMANISED = (
    (0x0041, 0x024F),
    (0x0250, 0x02FF),
    (0x0370, 0x03FF),
    (0x0400, 0x052F),
    (0x1C80, 0x1C8F),
    (0x1D00, 0x1DBF),
    (0x1E00, 0x1FFF),
    (0x2C60, 0x2C7F),
    (0xA640, 0xA69F),
    (0xA720, 0xA7FF),
    (0xAB30, 0xAB6F),
)

# Letters that SQLite's unicode61 takes for marks (vowels of New Tai Lue, two Vedic signs): they would split a word.
_MARKS_TO_SQLITE = ((0x19B0, 0x19C0), (0x19C8, 0x19C9), (0x1CF2, 0x1CF3))

# Cyrillic and Greek letters drawn like a Latin one; only used inside a word that mixes the scripts.
_DRAWN_ALIKE = str.maketrans(
    "АВЕКМНОРСТУХІЈЅаеорсухіјѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧονρ",
    "ABEKMHOPCTYXIJSaeopcyxijsABEZHIKMNOPTYXovp",
)
_LATIN = "A-Za-z\u00c0-\u024f"
_GREEK_OR_CYRILLIC = "\u0370-\u03ff\u0400-\u04ff"
_MIXED = re.compile(
    f"[{_LATIN}][\u0300-\u036f]*[{_GREEK_OR_CYRILLIC}]|[{_GREEK_OR_CYRILLIC}][\u0300-\u036f]*[{_LATIN}]"
)
_MIXED_WORD = re.compile(r"[\w\u0300-\u036f]+")

# Letters of Han, kana, bopomofo and hangul (as jamo, which is what folding leaves).
_CJK = (
    "\u1100-\u11ff\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3038-\u303c\u3041-\u30ff\u3105-\u312f\u3131-\u318e"
    "\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff66-\uffdc\U0001b000-\U0001b16f\U00020000-\U0003ffff"
)
_CJK_LETTER = re.compile(f"[{_CJK}]")

_LONGEST_REMEMBERED, _REMEMBERED = 40, 20_000

# What unicode61 takes for a word in a *folded* text: ASCII letters and digits, and all that is left beyond ASCII.
_WORD = re.compile(r"[0-9a-z\u0080-\U0010ffff]+")
_NO_WORD_BEFORE = r"(?<![0-9a-z\u0080-\U0010ffff])"
_BETWEEN_WORDS = r"[^0-9a-z\u0080-\U0010ffff]+"


def fold(text: str) -> str:
    """The text as it is searched: no case, no marks, Latin letters for Cyrillic and Greek; other scripts stay."""
    if text.isascii():
        return text.encode("ascii").translate(_ASCII, b"'`").decode("ascii")
    return _unmixed(text).translate(_FOLDED)


class Folding(dict[str, str]):
    """Folds many texts as `fold` does, and remembers their words: most words of a text were met before."""

    def __call__(self, text: str) -> str:
        """The folded text; a blank folds to a blank, so each word can be folded by itself."""
        return fold(text) if text.isascii() else " ".join([self[word] for word in text.split(" ")])

    def __missing__(self, word: str) -> str:
        folded = fold(word)
        if len(word) <= _LONGEST_REMEMBERED:
            if len(self) >= _REMEMBERED:
                self.clear()
            self[word] = folded
        return folded


def fold_with_offsets(text: str) -> tuple[str, list[int]]:
    """`fold(text)`, and for each of its characters the place in the text of the character it came from."""
    pieces = [_FOLDED[ord(character)] for character in _unmixed(text)]
    offsets = [place for place, piece in enumerate(pieces) for _ in piece]
    return "".join(pieces), offsets


def words(folded: str) -> list[str]:
    """The words of a folded text, cut exactly where the unicode61 tokenizer of SQLite cuts them."""
    return _WORD.findall(folded)


def name_key(name: str) -> str:
    """What two names must share to be one name: the folded name or, where folding leaves nothing, the name itself."""
    return " ".join(fold(name).split()) or unicodedata.normalize("NFKC", name).casefold().strip()


def has_cjk(text: str) -> bool:
    """Whether the text holds letters of a script without spaces between words, which are searched by substring."""
    return not text.isascii() and _CJK_LETTER.search(text) is not None


def cjk_part(text: str) -> str:
    """The folded words that hold such letters, with a space between; empty for most texts."""
    if not has_cjk(text):
        return ""
    return " ".join(word for word in words(fold(text)) if has_cjk(word))


def marks(text: str, needles: Iterable[str]) -> list[tuple[int, int]]:
    """Where the needles begin a word of the text (CJK: anywhere): (start, end), in order, never overlapping."""
    pattern = _pattern(tuple(needles))
    if pattern is None:
        return []
    folded, offsets = fold_with_offsets(text)
    return [_span(text, offsets, found.start(), found.end()) for found in pattern.finditer(folded)]


def skeleton(name: str) -> str:
    """A coarse key under which spellings of one name meet across languages and scripts; it proves nothing."""
    spelled = unicodedata.normalize("NFC", name.lower()).translate(_HACEKS)
    return " ".join(_skeleton_of_word(word) for word in words(fold(spelled)))


def _skeleton_of_word(word: str) -> str:
    sounds = _SOUND.sub(lambda found: _SOUNDS[found[0]], word)
    plain = _SOFTENING.sub("", sounds)
    return _DOUBLED.sub(r"\1", plain)


_HACEKS = str.maketrans({"č": "ch", "š": "sh", "ž": "zh"})
_SOUNDS = {
    **dict.fromkeys(("shch", "szcz", "sch", "sh", "sz"), "s"),
    **dict.fromkeys(("zh", "rz"), "z"),
    **dict.fromkeys(("tsch", "tch", "cz", "ch", "kh", "gh", "g"), "h"),
    **dict.fromkeys(("ts", "tz", "ck", "c", "q"), "k"),
    **dict.fromkeys(("y", "j"), "i"),
    "w": "v",
    "x": "ks",
    "ph": "f",
}
_SOUND = re.compile("|".join(sorted(_SOUNDS, key=len, reverse=True)))
_SOFTENING = re.compile("i(?=[aeiou])")
_DOUBLED = re.compile(r"(.)\1+")


def _pattern(needles: tuple[str, ...]) -> re.Pattern[str] | None:
    sought = {tuple(words(fold(needle))) for needle in needles} - {()}
    if not sought:
        return None
    longest_first = sorted(sought, key=lambda parts: (-sum(map(len, parts)), parts))
    return re.compile("|".join(_needle_pattern(parts) for parts in longest_first))


def _needle_pattern(parts: tuple[str, ...]) -> str:
    anywhere = any(has_cjk(part) for part in parts)
    return ("" if anywhere else _NO_WORD_BEFORE) + _BETWEEN_WORDS.join(map(re.escape, parts))


def _span(text: str, offsets: list[int], start: int, end: int) -> tuple[int, int]:
    first, last = offsets[start], offsets[end - 1] + 1
    while last < len(text) and unicodedata.category(text[last])[0] == "M":
        last += 1  # a mark that follows its letter belongs to it
    return first, last


def _unmixed(text: str) -> str:
    return _MIXED_WORD.sub(_by_shape, text) if _MIXED.search(text) else text


def _by_shape(word: re.Match[str]) -> str:
    """A word that mixes scripts is a disguise or a slip of the keyboard: its letters count by their shape."""
    return word[0].translate(_DRAWN_ALIKE) if _MIXED.search(word[0]) else word[0]


def _fold_character(character: str) -> str:
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", character).casefold())
    return "".join(map(_fold_base, decomposed)) if character not in _APOSTROPHES else ""


def _fold_base(character: str) -> str:
    kind = unicodedata.category(character)
    if character in _APOSTROPHES or kind[0] == "M" or kind == "Cf" or _within(character, _MARKS_TO_SQLITE):
        return ""
    if kind == "Cc":
        return " "
    if character.isascii():
        return character.lower()
    return _fold_letter(character) if kind[0] in "LN" or kind == "Co" else " "


def _fold_letter(character: str) -> str:
    if _within(character, _ROMANISED):
        return "".join(filter(str.isalnum, anyascii(character))).lower()
    digit = unicodedata.decimal(character, None)
    return character.translate(_SAME_LETTER) if digit is None else str(digit)


def _within(character: str, ranges: Iterable[tuple[int, int]]) -> bool:
    point = ord(character)
    return any(first <= point <= last for first, last in ranges)


class _Folded(dict[int, str]):
    """A table for `str.translate` that works out each character once."""

    def __missing__(self, point: int) -> str:
        folded = self[point] = _fold_character(chr(point))
        return folded


_FOLDED = _Folded()
_ASCII = bytes(ord(_fold_base(chr(point)) or " ") for point in range(128)) + bytes(range(128, 256))

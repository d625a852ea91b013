"""The words of dates in seven languages, side by side: what each means is named once, as `kind:value`.

Month and weekday rows start with January and Monday; forms of one word are separated by `|`. Several meanings after
one another ("rel:today part:morning") stand for words that say more than one thing. Northern seasons.
"""

from __future__ import annotations

from vedette.domain.date_words import belarusian, english, latvian, lithuanian, polish, russian, ukrainian

_WORDS = {
    "en": english,
    "pl": polish,
    "be": belarusian,
    "ru": russian,
    "uk": ukrainian,
    "lt": lithuanian,
    "lv": latvian,
}

LANGUAGES = tuple(_WORDS)

MONTH_WORDS: dict[str, tuple[str, ...]] = {language: words.MONTHS for language, words in _WORDS.items()}
WEEKDAY_WORDS: dict[str, tuple[str, ...]] = {language: words.WEEKDAYS for language, words in _WORDS.items()}
PHRASE_WORDS: dict[str, dict[str, str]] = {language: words.PHRASES for language, words in _WORDS.items()}

"""One amount as a sentence says it ("around 250 migrants", "$407 million"), read into limits, qualifier and subject."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from vedette.domain.angle import plain_signs
from vedette.domain.errors import UserError
from vedette.domain.figures import Figure, figures
from vedette.domain.money import find_currency
from vedette.domain.subject_words import GENERIC, OUTCOMES

LONGEST_TEXT = 500

_PHRASES = {
    "at_least": r"at least|no (?:fewer|less) than|not (?:fewer|less) than|minimum(?: of)?|min\.?|≥|>=|=>"
    r"|co najmniej|przynajmniej|не менее|как минимум",
    "at_most": r"at most|no(?:t)? more than|maximum(?: of)?|max\.?|≤|<=|=<|co najwyżej|не более",
    "up_to": r"up to|as many as|as much as|aż do|до|do",
    "more_than": r"more than|over|above|in excess of|upwards of|>|ponad|więcej niż|более|больше|свыше",
    "fewer_than": r"(?:fewer|less) than|under|below|<|mniej niż|poniżej|менее|меньше",
    "about": r"around|about|approximately|approx\.?|roughly|circa|ca\.?|c\.|some|nearly|almost|close to|possibly"
    r"|perhaps|maybe|an estimated|estimated|~|≈|około|ok\.?|mniej więcej|blisko|около|примерно|приблизительно",
}
_BEFORE = tuple(
    (key, re.compile(rf"(?:^|(?<![\w]))(?:{phrases})\s*(?:(?:some|about|around|an estimated|the)\s+)?$", re.IGNORECASE))
    for key, phrases in _PHRASES.items()
)
_AFTER = (
    ("at_least", re.compile(r"^\s*\+|\bor more\b|\bat least\b|\band more\b", re.IGNORECASE)),
    ("at_most", re.compile(r"\bor (?:fewer|less)\b|\bat most\b|\bmaximum\b", re.IGNORECASE)),
    ("about", re.compile(r"\bor so\b|\bapproximately\b|\bapprox\b|\broughly\b|\bestimated\b", re.IGNORECASE)),
)
_JOINTS = {
    "range": re.compile(r"\s*(?:-|to|or|lub|albo|или|do|до)\s*", re.IGNORECASE),
    "between": re.compile(r"\s*(?:and|a|i|и|to|-)\s*", re.IGNORECASE),
}
_BETWEEN = re.compile(r"(?:\bbetween|\bmiędzy|\bpomiędzy|\bмежду)\s*$", re.IGNORECASE)
_MAGNITUDES = (
    r"tens|dozens|scores|hundreds|thousands|millions|billions|dziesiątki|setki|tysiące|tysięcy|десятки|сотни|тысячи"
)
_MAGNITUDE = re.compile(rf"\b(?:{_MAGNITUDES})\b", re.IGNORECASE)
_VAGUE = re.compile(
    rf"\b(?:{_MAGNITUDES}|several|many|few|some|numerous|multiple|couple|handful|crowds?|groups?|a number|countless"
    r"|most|various|lots?|kilka|kilkanaście|kilkadziesiąt|kilkaset|kilku|wiele|wielu|grupa|grupy|несколько|много|группа)\b",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\b(?:several|many|few|most|some|half|part|none|all|quarters?|thirds?) of\b|\bhalf\b", re.IGNORECASE
)
_NOT_SAID = re.compile(
    r"\b(?:not (?:reported|known|stated|specified|given)|unreported|unspecified|unknown|undisclosed|nieznan\w+"
    r"|no (?:figures?|numbers?|data|mention|information))\b",
    re.IGNORECASE,
)
_NOBODY = re.compile(r"^(?:no[ -]one|nobody)\b", re.IGNORECASE)
_ABSENT = re.compile(r"^no\s", re.IGNORECASE)
_UNITS = (
    (r"km|kilomet(?:er|re)s?", "km", "length"),
    (r"m|met(?:er|re)s?", "m", "length"),
    (r"cm|centimet(?:er|re)s?", "cm", "length"),
    (r"mi|miles?", "mi", "length"),
    (r"ha|hectares?", "ha", "area"),
    (r"kg|kilogram(?:me)?s?|kilos?", "kg", "weight"),
    (r"t|tons?|tonnes?", "t", "weight"),
    (r"hours?|hrs?|h", "h", "duration"),
    (r"minutes?|min", "min", "duration"),
    (r"days?", "d", "duration"),
    (r"%|percent|per cent|proc\.?", "%", "share"),
)
_UNIT_PATTERNS = tuple(
    (re.compile(rf"[\s-]*(?:{written})(?!\w)", re.IGNORECASE), unit, subject) for written, unit, subject in _UNITS
)
_MONEY_SCALE = re.compile(r"(\d)\s*(m|b)(?![^\W_])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Amount:
    """What was understood: limits stay empty unless they were said, `nil_reason` tells that no amount was given."""

    low: float | None = None
    best: float | None = None
    high: float | None = None
    qualifier: str = "exact"
    subject: str = "other"
    unit: str = ""
    currency: str = ""
    currency_inferred: bool = False
    nil_reason: str = ""


def read_amount(text: str, subject_words: Mapping[str, str]) -> Amount:
    """Raises UserError in one sentence; `subject_words` maps folded words to keys of quantity_subjects."""
    if len(text) > LONGEST_TEXT:
        raise _refusal(text, f"it is longer than {LONGEST_TEXT} characters")
    currency, inferred, plain = find_currency(plain_signs(text))
    if currency:
        plain = _MONEY_SCALE.sub(lambda match: match[1] + ("mn" if match[2].lower() == "m" else "bn"), plain)
    read_it = _with_figure if figures(plain) and not _NOBODY.search(plain) else _without_figure
    amount = read_it(text, plain, subject_words)
    if currency:
        return replace(amount, subject="money", unit="", currency=currency, currency_inferred=inferred)
    return amount


def _without_figure(text: str, plain: str, subject_words: Mapping[str, str]) -> Amount:
    subject = _subject(plain, "", subject_words)
    if _NOT_SAID.search(plain):
        reason = "unknown" if re.search(r"\bunknown\b|\bnot known\b|nieznan", plain, re.IGNORECASE) else "not_reported"
        return Amount(qualifier="word", subject=subject, nil_reason=reason)
    if _NOBODY.search(plain):
        return Amount(best=0.0, subject="persons" if subject == "other" else subject)
    if _ABSENT.search(plain) and subject != "other":
        return Amount(best=0.0, subject=subject)
    if _VAGUE.search(plain):
        return Amount(qualifier="word", subject=subject)
    if re.match(r"(?:an?|single) ", plain, re.IGNORECASE) and subject != "other":
        return Amount(best=1.0, subject=subject)
    raise _refusal(text, "no number or word of quantity stands in it")


def _with_figure(text: str, plain: str, subject_words: Mapping[str, str]) -> Amount:
    found = figures(plain)
    before, after = plain[: found[0].start], plain[found[-1].end :]
    if re.search(r"(?<!\w)-\s*$", before):
        raise _refusal(text, "a quantity can't be below zero")
    if re.search(r"\b(?:no|not|nie|не)\s*$", before, re.IGNORECASE):
        raise _refusal(text, "it says what the number is not")
    if _PART.search(plain) or _MAGNITUDE.search(before + " " + after):
        raise _refusal(text, "it speaks of a part or of two amounts at once")
    unit, unit_subject = _unit(after)
    subject = unit_subject or _subject(after, before, subject_words)
    if unit == "m" and subject_words.get(_first_word(after[after.lower().find("m") + 1 :])):
        raise _refusal(text, "“m” can mean metres or million")
    if len(found) == 1:
        return replace(_one(found[0].value, _qualifier(before, after)), subject=subject, unit=unit)
    low, high = _two(text, plain, found)
    return Amount(low=low, high=high, qualifier="between", subject=subject, unit=unit)


def _one(value: float, qualifier: str) -> Amount:
    if qualifier in ("at_least", "more_than"):
        return Amount(low=value, qualifier=qualifier)
    if qualifier in ("at_most", "up_to", "fewer_than"):
        return Amount(high=value, qualifier=qualifier)
    return Amount(best=value, qualifier=qualifier)


def _two(text: str, plain: str, found: list[Figure]) -> tuple[float, float]:
    joint = plain[found[0].end : found[1].start]
    between = _BETWEEN.search(plain[: found[0].start]) is not None
    if len(found) > 2 or not _JOINTS["between" if between else "range"].fullmatch(joint):
        raise _refusal(text, "more than one number stands in it, please write one quantity for each")
    low, high = found[0].value, found[1].value
    if found[1].scaled and not found[0].scaled and low < high / found[1].scale:
        low *= found[1].scale  # "4-5 million" is said for four million to five million
    elif found[1].scaled and not found[0].scaled:
        raise _refusal(text, "it is not clear whether both numbers are counted alike")
    if low > high:
        raise _refusal(text, "its first number is larger than its second")
    return low, high


def _qualifier(before: str, after: str) -> str:
    for key, pattern in _BEFORE:
        if pattern.search(before):
            return key
    for key, pattern in _AFTER:
        if pattern.search(after):
            return key
    return "exact"


def _unit(after: str) -> tuple[str, str]:
    for pattern, unit, subject in _UNIT_PATTERNS:
        if pattern.match(after):
            return unit, subject
    return "", ""


def _subject(after: str, before: str, subject_words: Mapping[str, str]) -> str:
    keys = _keys(after, subject_words) + _keys(before, subject_words)[::-1]
    for wanted in (OUTCOMES.__contains__, lambda key: key not in GENERIC, GENERIC.__contains__):
        for key in keys:
            if wanted(key):
                return key
    return "other"


def _keys(text: str, subject_words: Mapping[str, str]) -> list[str]:
    words = re.findall(r"[^\W\d_]+", text.casefold())
    pairs = (" ".join(words[place : place + 2]) for place in range(len(words)))
    keys = (subject_words.get(pair) or subject_words.get(word) for pair, word in zip(pairs, words, strict=True))
    return [key for key in keys if key]


def _first_word(text: str) -> str:
    words = text.casefold().split()
    return words[0].strip(".,;") if words else ""


def _refusal(text: str, reason: str) -> UserError:
    shown = "".join(character if character.isprintable() else "�" for character in text[:60])
    dots = "…" if len(text) > 60 else ""
    return UserError(
        f"The quantity “{shown}{dots}” was not taken because {reason}; write it like “around 250 migrants” or “20-30”."
    )

"""The shape of a date phrase: what opens it, its one or two sides and what joins them. Knows no calendar."""

from __future__ import annotations

from dataclasses import dataclass, field

from vedette.domain.phrases_lexicon import Token

Side = dict[str, str]
"""What was said on one side, each kind of thing once."""

_OPENERS = frozenset(
    {"since", "from", "between", "by", "before", "after", "until", "as_of", "toby", "night_to", "throughout"}
)
_JOINERS = frozenset({"dash", "slash", "to", "and", "or", "toby", "until", "night_to"})
_FLAGS = frozenset({"approx", "uncertain"})
_COLOUR = frozenset({"approx", "uncertain", "part", "edge", "zone", "last"})
_NIGHTS = frozenset({"night", "night_either", "overnight"})


@dataclass(slots=True)
class Phrase:
    """opener left [joiner right]"""

    opener: str = ""
    left: Side = field(default_factory=dict)
    joiner: str = ""
    right: Side | None = None

    @property
    def current(self) -> Side:
        return self.left if self.right is None else self.right

    def take(self, kind: str, value: str) -> bool:
        """Whether the next token has a place here."""
        if kind in _OPENERS or kind in _JOINERS:
            return self._open(kind) or self._join(kind)
        if kind in self.current:
            return kind in _FLAGS
        self.current[kind] = value
        return True

    def _open(self, kind: str) -> bool:
        if kind not in _OPENERS or self.opener or self.right is not None:
            return False
        if _has_content(self.left) and kind not in {"from", "between"}:
            return False
        self.opener = kind
        return True

    def _join(self, kind: str) -> bool:
        if self.right is not None or kind not in _JOINERS:
            return False
        if not _has_content(self.left):
            return kind == "dash" and "edge" in self.left  # mid-October
        if kind == "night_to":
            if "part" in self.left:
                return False
            self.left["part"] = "night"
            kind = "to"
        self.joiner = kind
        self.right = {}
        return True


def _has_content(side: Side) -> bool:
    return bool(side.keys() - _COLOUR)


def parse(tokens: list[Token]) -> Phrase | None:
    """The phrase the tokens make, or None where any of them has no place in one."""
    phrase = Phrase()
    for kind, value in tokens:
        if kind != "fill" and not phrase.take(kind, value):
            return None
    return _completed(phrase)


def _completed(phrase: Phrase) -> Phrase | None:
    _split_days(phrase)
    right = phrase.right
    if right is None:
        return phrase if phrase.left and phrase.opener != "between" else None
    if not _has_content(right):
        return None
    if phrase.joiner == "dash" and not phrase.opener and _is_time(right) and not _has_time(phrase.left):
        phrase.left |= right  # "Fri, 01/01/2021 - 12:00"
        phrase.right, phrase.joiner = None, ""
        return phrase
    return phrase if phrase.opener in {"", "from", "between", "night_to", "since"} else None


def _split_days(phrase: Phrase) -> None:
    """The "1/2" of "1/2 November" is two days, as its month is named."""
    first, slash, second = phrase.left.get("pair", "").partition("/")
    if slash and phrase.right is None and "month" in phrase.left:
        rest = {kind: value for kind, value in phrase.left.items() if kind != "pair"}
        phrase.right = {kind: value for kind, value in rest.items() if kind != "part"} | {"num": second}
        phrase.left = rest | {"num": first}
        phrase.joiner = "slash"


def _is_time(side: Side) -> bool:
    return _has_time(side) and not side.keys() - _COLOUR - {"clock"}


def _has_time(side: Side) -> bool:
    return "clock" in side or "stamp" in side


def is_night(side: Side) -> bool:
    return side.get("part") in _NIGHTS

"""Finds who denies or affirms what the line tells, in a piece of the line that says this and nothing else."""

from __future__ import annotations

import re

_WORD = r"[^\W\d_][\w.'’-]*"
_SMALL = "of|the|for|and|&|guards?|police|army|troops|soldiers|officials|authorities|government|ministry|military"
_PARTY = rf"(?P<party>{_WORD}(?:\s+{_WORD}){{0,5}}?)"
_HAPPENED = r"(?:ever\s+)?(?:happened|took\s+place)"
_DENIES = re.compile(
    rf"{_PARTY}(?:\s+(?:says?|said|claims?|claimed|insists?|insisted)(?:\s+that)?\s+(?:nothing|none\s+of\s+it)\s+{_HAPPENED}"
    rf"|\s+(?:denies|deny|denied)(?:\s+(?:it|this|everything|(?:that\s+)?(?:it|this|anything)\s+{_HAPPENED}))?)\.?",
    re.IGNORECASE,
)
_ASSERTS = re.compile(
    rf"{_PARTY}\s+(?:(?:says?|said)(?:\s+that)?\s+it\s+{_HAPPENED}|(?:confirms?|confirmed)\s+it)\.?", re.IGNORECASE
)
_ARTICLE = re.compile(r"the\s+", re.IGNORECASE)
_MEANINGS = ((_DENIES, "denies_act"), (_ASSERTS, "asserts"))
_NOBODY = re.compile(
    r"(?:nobody|no|none|neither|nothing|not|nor|never|who|he|she|they|it|this|that|also)", re.IGNORECASE
)


def whole(text: str) -> tuple[str, str] | None:
    """The stance and the party of “Border Guard says nothing happened”; None where a name is not sure."""
    bare = _ARTICLE.sub("", text.strip(), count=1) if _ARTICLE.match(text.strip()) else text.strip()
    for pattern, stance in _MEANINGS:
        match = pattern.fullmatch(bare)
        if match and _is_name(match["party"]):
            return stance, match["party"]
    return None


def _is_name(party: str) -> bool:
    """Capital letters but for small words: what else stands there may turn the meaning round."""
    words = party.split()
    if not words[0][:1].isupper() or any(_NOBODY.fullmatch(word) for word in words):
        return False
    return all(word[:1].isupper() or re.fullmatch(_SMALL, word) for word in words[1:])

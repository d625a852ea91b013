"""JSON from strangers: one meaning or none. Texts come back as the gate of text.py would let them in."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from typing import Any

from vedette.domain.errors import CannotRead
from vedette.domain.text import clean

DEPTH = 16
"""Our deepest document has 6 levels."""

_LONGEST_WHOLE_NUMBER = 18


def read_json(text: str) -> Any:
    """The structure; CannotRead for what is no JSON, says a thing twice, is no finite number or lies too deep."""
    plain = guarded(lambda: _DECODER.decode(text))
    return finish(plain, text)


def read_plain_json(text: str) -> Any:
    """The same for a text that was hashed when it was written: its shape is left to who takes it apart."""
    plain = guarded(lambda: _PLAIN.decode(text))
    return _cleaned(plain) if "\\u" in text or "\\r" in text else plain


def read_json_at(text: str, at: int) -> tuple[Any, int]:
    """The value that begins at `at`, unfinished (see `finish`), and where it ends; IndexError where text is missing."""
    try:
        return _DECODER.raw_decode(text, at)
    except json.JSONDecodeError as error:
        raise IndexError(str(error)) from error
    except (ValueError, RecursionError) as error:
        raise _refusal() from error


def finish(plain: Any, text: str) -> Any:
    """What `plain`, read from `text`, is worth: checked for its depth, its texts made clean."""
    _check_depth(plain, DEPTH)
    return _cleaned(plain) if "\\u" in text or "\\r" in text else plain


def guarded(read: Callable[[], Any]) -> Any:
    """What `read` gives, with each way JSON can be wrong as one sentence."""
    try:
        return read()
    except (ValueError, RecursionError) as error:
        raise _refusal() from error


def _refusal() -> CannotRead:
    return CannotRead("The text is not JSON as Vedette writes it; nothing was changed, get the file again.")


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise CannotRead("The JSON names one thing twice, so it has no single meaning; nothing was changed.")
    return found


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise CannotRead("The JSON holds a number that is too large; nothing was changed.")
    return number


def _whole(digits: str) -> int:
    if len(digits) > _LONGEST_WHOLE_NUMBER:
        raise CannotRead("The JSON holds a number that is too large; nothing was changed.")
    return int(digits)


def _no_constant(word: str) -> Any:
    raise CannotRead(f"The JSON holds {word}, which is no number; nothing was changed.")


_PLAIN = json.JSONDecoder(parse_constant=_no_constant)
_DECODER = json.JSONDecoder(
    object_pairs_hook=_once_each, parse_float=_finite, parse_int=_whole, parse_constant=_no_constant
)


def _check_depth(plain: Any, left: int) -> None:
    if isinstance(plain, str | int | float) or plain is None:
        return
    if left == 0:
        raise CannotRead("The JSON is nested too deep to be a document of Vedette; nothing was changed.")
    for part in plain.values() if isinstance(plain, dict) else plain:
        _check_depth(part, left - 1)


def _cleaned(plain: Any) -> Any:
    if isinstance(plain, str):
        return clean(plain)
    if isinstance(plain, list):
        return [_cleaned(part) for part in plain]
    if isinstance(plain, dict):
        return {clean(key): _cleaned(part) for key, part in plain.items()}
    return plain

"""Which currency an amount is in, and whether its writer said so; no exchange rates."""

from __future__ import annotations

import re

from vedette.domain.errors import UserError

# (what is written, ISO 4217 code, inferred: the sign or word is used for more than one currency)
_SIGNS: tuple[tuple[str, str, bool], ...] = (
    (r"us\$|\$us|us[- ]dollars?|u\.s\.\s*dollars?", "USD", False),
    (r"ca?\$|canadian dollars?", "CAD", False),
    (r"au?\$|australian dollars?", "AUD", False),
    (r"nz\$", "NZD", False),
    (r"€|euros?", "EUR", False),
    (r"zł(?:ot\w+)?|zloty\w*", "PLN", False),
    (r"₽", "RUB", False),
    (r"belarusian ro?u?bles?", "BYN", False),
    (r"russian ro?u?bles?", "RUB", False),
    (r"₴|hryvni?a\w*|грн|грив\w+", "UAH", False),
    (r"₪|shekels?", "ILS", False),
    (r"₺", "TRY", False),
    (r"₹", "INR", False),
    (r"pounds sterling", "GBP", False),
    (
        r"usd|eur|pln|rub|byn|uah|gbp|cad|aud|nzd|chf|czk|huf|ron|bgn|sek|nok|dkk|isk|ils|gel|kzt|mdl|cny|jpy|inr|iqd|afn",
        "",
        False,
    ),
    (r"\$|dollars?", "USD", True),
    (r"£", "GBP", True),
    (r"¥", "JPY", True),
    (r"ro?u?bles?|руб(?:л\w+)?\.?", "RUB", True),
)
_PATTERNS = tuple(
    (re.compile(rf"(?<![^\W\d_])(?:{written})(?![^\W\d_])", re.IGNORECASE), code, inferred)
    for written, code, inferred in _SIGNS
)


def find_currency(text: str) -> tuple[str, bool, str]:
    """The ISO code or '', whether we inferred it, and the text without the sign; UserError for two currencies."""
    found: dict[str, bool] = {}
    for pattern, code, inferred in _PATTERNS:
        for match in pattern.finditer(text):
            found.setdefault(code or match[0].upper(), inferred)
        text = pattern.sub(lambda match: " " * len(match[0]), text)
    if len(found) > 1:
        raise UserError(f"Two currencies ({', '.join(found)}) stand in one amount; please write one quantity for each.")
    for code, inferred in found.items():
        return code, inferred, text
    return "", False, text

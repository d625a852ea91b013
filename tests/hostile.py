"""Texts that break programs, for any test: our own list, and the long shared one where it is at hand."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data" / "strings" / "naughty_strings.json"

HOSTILE: tuple[str, ...] = (
    "",
    " ",
    "\t\r\n",
    "\0",
    "bor\0der",
    "\x1b[31mred\x1b[0m",
    "\u2028line\u2029paragraph",
    "\ud800",
    "a\udfffb",
    "\ufeffmark",
    "\ufffe\uffff",
    "zero\u200bwidth\u200djoiner",
    "\u202egnp.exe",
    "\u2066isolated\u2069",
    "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!͖̬̰̙̗̿̋ͥͥ̂ͣ̐́́͜͞",
    "ﷺ",
    "İstanbul ısı",
    "ẞ ß ﬁ ǆ",
    "Россия и Pоссия",
    "한국 각",
    "東京・大阪ガラス",
    "فارسی عربي ٣",
    "עִבְרִית",
    "👩‍👩‍👧‍👦 🇵🇱 🔥",
    "O'Brien",
    "' OR 1=1 --",
    "'; DROP TABLE incident; --",
    '"',
    '""',
    '"""',
    '"a""b',
    "(((",
    ")))",
    "()",
    "NEAR(",
    "NEAR(a b, 3)",
    "a AND",
    "OR",
    "NOT",
    "-",
    "--",
    "*",
    "a*",
    "^a",
    "{title}: x",
    "title : x",
    "2021-01-02",
    "http://x",
    "%",
    "_",
    "\\",
    "%s %n {0} {}",
    "=1+1",
    "+48 22 123",
    "@SUM(A1)",
    "<script>alert(1)</script>",
    "<b>bold</b> &amp;",
    "../../etc/passwd",
    "CON",
    "NaN",
    "1e309",
    "-0",
    "999999999999999999999999",
    "x" * 10_000,
    "(" * 5_000,
    "-" * 5_000,
    "-(" * 5_000,
    '"' * 5_001,
    "a OR " * 5_000,
    "tag:" * 2_000,
)


@cache
def naughty_strings() -> tuple[str, ...]:
    """Our own list, and the shared one behind it; says so where that is not at hand."""
    if not SHARED.is_file():
        print(
            f"The shared list of naughty strings is not at hand; tested with {len(HOSTILE)} hostile texts of our own."
        )
        return HOSTILE
    return HOSTILE + tuple(json.loads(SHARED.read_text(encoding="utf-8")))

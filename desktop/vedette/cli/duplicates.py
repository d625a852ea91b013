"""`vedette duplicates`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING, Any

from vedette.cli.arguments import plain
from vedette.cli.command import DONE, Command, Meter, answer, workplace

if TYPE_CHECKING:
    from vedette.usecases.duplicates import One, Pair

_MOST = 100


def _configure(parser: ArgumentParser) -> None:
    parser.add_argument("logbook", metavar="LOGBOOK", type=plain)
    parser.add_argument("--query", metavar="QUERY", type=plain, default="", help="one of each pair is found by it")
    parser.add_argument("--limit", type=_natural, default=_MOST, metavar="N", help=f"the likeliest N pairs ({_MOST})")


def _natural(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


def _run(args: Namespace) -> int:
    with workplace(args) as place:
        found = place.duplicates.find(args.query, Meter("Comparing"), args.limit)
    told = {
        "total": found.count,
        "compared": found.looked_at,
        "pairs": [
            {
                "score": pair.likeness.score,
                "reasons": list(pair.likeness.reasons),
                "incidents": [_plain(pair.one), _plain(pair.other)],
            }
            for pair in found.pairs
        ],
    }
    answer(args, told, "\n".join([*map(_text, found.pairs), f"{found.count:,} pairs, nothing was changed"]))
    return DONE


def _plain(one: One) -> dict[str, Any]:
    return {"uid": one.uid, "reference": one.reference, "title": one.title, "when": one.when}


def _text(pair: Pair) -> str:
    lines = [f"{one.reference:<16} {one.when:<24} {one.title}" for one in (pair.one, pair.other)]
    return "\n".join([f"{pair.likeness.score:.2f} {', '.join(pair.likeness.reasons)}", *lines, ""])


DUPLICATES = Command(
    "duplicates", "list incidents that may be one and the same", "vedette duplicates border.vedette --json",
    _configure, _run,
)  # fmt: skip

"""`vedette search`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING, Any

from vedette.cli.arguments import count, plain
from vedette.cli.command import DONE, Command, answer, note, workplace

if TYPE_CHECKING:
    from vedette.domain.incident_line import IncidentLine


def _configure(parser: ArgumentParser) -> None:
    parser.add_argument("logbook", metavar="LOGBOOK", type=plain)
    parser.add_argument("query", metavar="QUERY", type=plain, help='words and fields; "" finds all')
    parser.add_argument("--limit", type=count, default=100, metavar="N", help="at most N incidents (100)")
    parser.add_argument("--offset", type=count, default=0, metavar="N", help="after the first N")
    parser.add_argument("--sort", metavar="FIELD", help="when, -when, added, title, place or relevance")
    parser.add_argument("--count", action="store_true", help="only how many there are")


def _run(args: Namespace) -> int:
    with workplace(args) as place:
        query = place.search.read(args.query)
        total = place.search.count(args.query)
        wanted = 0 if args.count else args.limit
        lines = place.search.page(args.query, args.offset, wanted, sort=args.sort) if wanted else []
    for problem in query.not_understood:
        note(problem)
    found: dict[str, Any] = {"total": total}
    if not args.count:
        found["incidents"] = [_plain(line) for line in lines]
    answer(args, found, "\n".join([*(_text(line) for line in lines), f"{total:,} found"]))
    return DONE


def _plain(line: IncidentLine) -> dict[str, Any]:
    return {
        "uid": line.uid,
        "reference": line.reference,
        "title": line.title,
        "when": line.when.as_json(),
        "place": line.place,
        "type": line.type,
        "status": line.status,
        "tags": [tag.name for tag in line.tags],
    }


def _text(line: IncidentLine) -> str:
    when = line.when.describe() if not line.when.is_empty else "no date"
    return f"{line.reference:<16} {line.status:<12} {when:<40} {line.title}"


SEARCH = Command("search", "find incidents", 'vedette search border.vedette "party:belarus denies"', _configure, _run)

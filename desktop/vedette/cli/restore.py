"""`vedette restore`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vedette.cli.arguments import plain
from vedette.cli.asking import asker
from vedette.cli.command import DONE, Command, Meter, answer

if TYPE_CHECKING:
    from vedette.usecases.backups import Difference, Restored

_RELATIONS = {
    "same": "Both were at the same point.",
    "older": "The backup is older than the file that was there.",
    "newer": "The backup is newer than the file that was there.",
    "apart": "The two went on differently from a common beginning.",
    "stranger": "The two are different logbooks.",
    "unreadable": "The file that was there can't be read, so the two can't be compared.",
}


def _configure(parser: ArgumentParser) -> None:
    parser.add_argument("backup", metavar="BACKUP", type=plain)
    parser.add_argument("logbook", metavar="LOGBOOK", type=plain, help="where to put it; a file that is there is kept")


def _run(args: Namespace) -> int:
    from vedette.usecases.backups import restore
    from vedette.usecases.desk import wall_clock

    done = restore(Path(args.backup), Path(args.logbook), wall_clock, Meter("Checking"), asker(args))
    answer(args, _plain(done), _text(done))
    return DONE


def _plain(done: Restored) -> dict[str, Any]:
    return {
        "file": str(done.file),
        "sha256": done.sha256,
        "incidents": done.summary.incidents,
        "head": done.summary.head,
        "kept": str(done.kept) if done.kept else None,
        "difference": _difference(done.difference) if done.difference else None,
    }


def _difference(found: Difference) -> dict[str, Any]:
    return {
        "relation": found.relation,
        "before": {"incidents": found.here.incidents, "last_act": found.here.last_act} if found.here else None,
        "after": {"incidents": found.there.incidents, "last_act": found.there.last_act} if found.there else None,
        "only_before": found.only_here,
        "only_after": found.only_there,
        "changed": found.changed,
    }


def _text(done: Restored) -> str:
    lines = [f"Restored {done.summary.incidents:,} incidents to {done.file}."]
    if done.kept:
        lines.append(f"The file that was there is kept as {done.kept.name}.")
    if done.difference:
        lines.append(_RELATIONS[done.difference.relation])
    if done.difference and done.difference.here and done.difference.there:
        lines += _counts(done.difference)
    return "\n".join(lines)


def _counts(found: Difference) -> list[str]:
    told = (
        ("Only in the file that was there", found.only_here, found.names_only_here),
        ("Only in the backup", found.only_there, found.names_only_there),
        ("Different in the two", found.changed, found.names_changed),
    )
    return [f"{what}: {count:,}{_some(names)}." for what, count, names in told]


def _some(names: tuple[str, ...]) -> str:
    return f" ({', '.join(names[:10])}{', …' if len(names) > 10 else ''})" if names else ""


RESTORE = Command(
    "restore", "bring back a backup", "vedette restore border-backup.vedette border.vedette", _configure, _run
)

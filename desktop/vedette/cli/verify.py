"""`vedette verify`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from vedette.cli.arguments import plain
from vedette.cli.asking import asker
from vedette.cli.command import DONE, FAILED, Command, Meter, answer, note

if TYPE_CHECKING:
    from vedette.usecases.checking import Verdict
    from vedette.usecases.logbooks import Ask


_NEXT = (
    "What to do: keep this file as it is. “vedette restore BACKUP NEW.vedette” puts a backup beside it, and “vedette "
    "verify LOGBOOK --salvage NEW.vedette” saves what can be read, with a list of what is missing. If all can "
    "be read but something is not as recorded, it was changed outside Vedette: a backup tells what stood there."
)


def _configure(parser: ArgumentParser) -> None:
    parser.description = (
        "Check file, links, search index, journal, records and attachments; the file is only read. "
        "The exit code is 0 when all is well and 1 when something is not; what it is stands in the answer."
    )
    parser.add_argument("logbook", metavar="LOGBOOK", type=plain)
    parser.add_argument("--salvage", metavar="FILE", help="write what can be read of a damaged logbook to a new one")


def _run(args: Namespace) -> int:
    from vedette.usecases.checking import verify

    logbook = Path(args.logbook)
    verdict = verify(logbook, Meter("Checking"), ask := asker(args))
    found = {
        "ok": verdict.ok,
        "checks": [{"name": c.name, "ok": c.ok, "detail": c.detail} for c in verdict.checks],
        "head": verdict.head,
    }
    if not verdict.ok:
        _offer_backups(logbook)
    if args.salvage:
        found["salvaged"] = _salvage(logbook, Path(args.salvage), ask)
    answer(args, found, _text(verdict))
    if not verdict.ok and not args.salvage:
        note(_NEXT)
    return DONE if verdict.ok else FAILED


def _text(verdict: Verdict) -> str:
    lines = [f"{'ok ' if c.ok else 'NOT'}  {c.name}: {c.detail}" for c in verdict.checks]
    return "\n".join(
        [*lines, "The logbook is whole." if verdict.ok else "The logbook is NOT whole; it was not touched."]
    )


def _offer_backups(logbook: Path) -> None:
    from vedette.usecases.backups import found_for

    lines = found_for(logbook)
    note("Backups of this logbook, newest first:" if lines else "No backup of this logbook is in the usual folder.")
    for line in lines[:10]:
        count = f", {line.summary.incidents:,} incidents" if line.summary else ""
        note(f"  {line.made_at:%Y-%m-%d %H:%M} UTC{count}: {line.file}")


def _salvage(logbook: Path, target: Path, ask: Ask) -> dict[str, object]:
    from vedette.usecases.salvaging import salvage

    saved = salvage(logbook, target, Meter("Saving"), ask)
    note(f"Saved {saved.incidents:,} incidents to {target}.")
    for missing in saved.missing:
        note(f"  missing: {missing}")
    return {"file": str(target), "incidents": saved.incidents, "missing": list(saved.missing)}


VERIFY = Command(
    "verify", "check that nothing is damaged or tampered with", "vedette verify border.vedette", _configure, _run
)

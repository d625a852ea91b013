"""The options that say what an incident is, shared by `add` and `edit`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vedette.cli.command import Meter, note

if TYPE_CHECKING:
    from vedette.assemble import Workplace
    from vedette.domain.dossier import Dossier
    from vedette.usecases.drafting import Draft


def configure(parser: ArgumentParser) -> None:
    """Add them to a parser."""
    parser.add_argument("--title", metavar="T", help="one line; made from type, place and date when there is none")
    parser.add_argument("--when", metavar="W", help='as a person writes it: "overnight 1-2 Nov 2021", "last month"')
    parser.add_argument("--said-on", metavar="D", help="the day it was said; relative words are counted from it")
    parser.add_argument("--place", metavar="P", help="the place as it was named")
    parser.add_argument("--lat", help="latitude, decimal degrees or degrees, minutes, seconds")
    parser.add_argument("--lon", help="longitude")
    parser.add_argument("--type", metavar="K", help="key or label of an event type, such as shots_live")
    parser.add_argument("--tag", metavar="T", action="append", help="a tag, or a path such as border/incursion")
    parser.add_argument("--text", metavar="S", help="what happened")
    parser.add_argument("--source", metavar="S", help="the outlet, speaker or address it comes from")
    parser.add_argument("--party", metavar="P", help="who says so")
    parser.add_argument("--stance", metavar="S", help="what the party says about it: asserts, denies_act, …")
    parser.add_argument("--attach", metavar="FILE", action="append", default=[], help="a file to keep with it")


def draft(args: Namespace) -> Draft:
    """What was given."""
    from vedette.usecases.drafting import Draft

    return Draft(
        title=args.title, when=args.when, said_on=args.said_on, place=args.place, lat=args.lat, lon=args.lon,
        type=args.type, tags=args.tag, text=args.text, source=args.source, party=args.party, stance=args.stance,
    )  # fmt: skip


def with_files(draft: Draft, args: Namespace, place: Workplace) -> Draft:
    """The draft with the files of --attach, which lie in the logbook from here on."""
    files = place.attachments.take_all([Path(name) for name in args.attach], Meter("Attaching")) if args.attach else ()
    return replace(draft, attachments=tuple(files))


def tell_stance(args: Namespace) -> None:
    """How a stance was taken; said when it is done, so that a refusal stands alone."""
    if args.stance == "denies":
        note("“denies” was taken as denies_act: the party says that it did not happen.")


def recorded(dossier: Dossier) -> dict[str, Any]:
    """What `add` and `edit` answer."""
    incident = dossier.incident
    return {"uid": incident.uid, "reference": incident.reference, "when": incident.when.as_json()}


def in_words(dossier: Dossier) -> str:
    """The same for a reader."""
    incident = dossier.incident
    when = incident.when.describe() if not incident.when.is_empty else "no date"
    made = " (title made by Vedette)" if incident.title_made else ""
    return f"{incident.reference}  {incident.title}{made}  [{when}]"

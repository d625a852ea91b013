"""`vedette say`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from vedette.cli.arguments import plain
from vedette.cli.command import DONE, Command, answer, workplace
from vedette.cli.draft_options import tell_stance


def _configure(parser: ArgumentParser) -> None:
    parser.add_argument("logbook", metavar="LOGBOOK", type=plain)
    parser.add_argument("reference", metavar="REF", type=plain)
    parser.add_argument(
        "--claim", metavar="N|TEXT", required=True, help="number of the claim, or the text of a new one"
    )
    parser.add_argument("--party", metavar="P", required=True, help="who says it")
    parser.add_argument("--stance", metavar="S", required=True, help="asserts, denies_act, acknowledges, …")
    parser.add_argument("--said-on", metavar="D", default="", help="when it was said")
    parser.add_argument("--source", metavar="S", default="", help="where we have it from")
    parser.add_argument("--quote", metavar="Q", default="", help="the party's own words")
    parser.add_argument("--reliability", metavar="A-F", default="", help="of the source")
    parser.add_argument("--credibility", metavar="1-6", default="", help="of the information")


def _run(args: Namespace) -> int:
    from vedette.usecases.incidents import Saying

    saying = Saying(
        claim=args.claim, party=args.party, stance=args.stance, said_on=args.said_on, source=args.source,
        quote=args.quote, reliability=args.reliability, credibility=args.credibility,
    )  # fmt: skip
    with workplace(args) as place:
        dossier, claim = place.incidents.say(args.reference, saying)
    tell_stance(args)
    status = dossier.incident.status
    answer(args, {"claim": claim, "status": status}, f"{dossier.incident.reference}, claim {claim}: now {status}.")
    return DONE


SAY = Command(
    "say",
    "add what one party says about a claim",
    "vedette say border.vedette PLBY-2021-0002 --claim 2 --party Belarus --stance denies_act --said-on 2021-11-04",
    _configure,
    _run,
)

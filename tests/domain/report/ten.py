"""The ten incidents of the report that Vedette was made for, as dossiers; facts in our words, quotes verbatim."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from vedette.domain.actor import Actor, Alias, Role
from vedette.domain.assessment import Assessment
from vedette.domain.attachment import Attachment, Custody
from vedette.domain.claim import Claim, Statement
from vedette.domain.document import digest, to_text
from vedette.domain.dossier import Dossier, Linked
from vedette.domain.incident import Incident
from vedette.domain.link import Link
from vedette.domain.place import Place
from vedette.domain.quantity import Quantity, read_quantity
from vedette.domain.source import Citation, Source, SourceItem
from vedette.domain.tag import Tag
from vedette.domain.when import When

ACTORS = {
    actor.uid: actor
    for actor in (
        Actor("pl", "Poland", kind="state"),
        Actor("pl-mod", "Ministry of Defence", (Alias("Ministerstwo Obrony Narodowej", "pl"),), parent="pl"),
        Actor("pl-mfa", "Ministry of Foreign Affairs", parent="pl"),
        Actor("pl-bg", "Border Guard", (Alias("Straż Graniczna", "pl"),), parent="pl"),
        Actor("pl-army", "Armed Forces", parent="pl"),
        Actor("by", "Belarus", kind="state"),
        Actor("by-mfa", "Ministry of Foreign Affairs", (Alias("Министерство иностранных дел", "ru"),), parent="by"),
        Actor("by-army", "Armed Forces", parent="by"),
        Actor("by-charge", "Chargé d'affaires", parent="by"),
        Actor("pl-diplomat", "A diplomat", parent="pl"),
        Actor("men", "Uniformed men, unidentified", unidentified=True),
        Actor("migrants", "Group of migrants", unidentified=True),
        Actor("luka", "Alyaksandr Lukashenka", (Alias("Лукашенко", "ru"), Alias("Łukaszenka", "pl")), parent="by"),
        Actor("eu", "European Union"),
        Actor("report", "The report"),
        Actor("sejm", "Lawmakers", parent="pl"),
    )
}
SOURCES = {
    source.uid: source
    for source in (
        Source("rferl", "Radio Free Europe/Radio Liberty", kind="media", reliability="B"),
        Source("afp", "AFP", kind="wire", reliability="B"),
        Source("reuters", "Reuters", kind="wire", reliability="B"),
    )
}
PUBLISHED = When("4 November", "2021-11-04", "2021-11-04", unit="day", inferred=True)
ITEM = SourceItem(
    "item",
    "rferl",
    "Poland Says Belarusian Soldiers Threatened Its Troops",
    published_on=PUBLISHED,
    material="press_text",
    language="en",
    connection="reporter",
    credibility="3",
    credits=("afp", "reuters"),
    attributed="outlet and year do not stand in the document; we attribute it to this outlet and to 2021",
)
TAGS = {tag.uid: tag for tag in (Tag("border", "border"), Tag("incursion", "incursion", "border"))}
DAY_4 = When("4 November", "2021-11-04", "2021-11-04", unit="day", inferred=True)
OVERNIGHT = When(
    "overnight on November 1-2", "2021-11-01T18:00", "2021-11-02T06:00", "within", unit="part_of_day",
    part_of_day="night", inferred=True, tz="Europe/Warsaw",
)  # fmt: skip
DAY_EARLIER = When("a day earlier", "2021-11-02", "2021-11-03", "within", "uncertain", inferred=True)
LAST_MONTH = When("last month", "2021-10-01", "2021-10-31", "within", unit="month", inferred=True)


def said(n: int, party: str, stance: str = "asserts", **more: Any) -> Statement:
    """A statement that our one item reports."""
    return replace(Statement(n, party, stance=stance, source_item="item", hearsay=1), **more)


def incident(n: int, title: str, **more: Any) -> Incident:
    """An incident of the sample with its reference, its place and our one source."""
    made = Incident(
        f"0190a000-0000-7000-8000-00000000000{n % 10}",
        f"PLBY-2021-{n:04d}",
        title,
        sources=(Citation("item"),),
        places=(Place(text="the border", name="Polish–Belarusian border", precision="P5"),),
        tags=("border",),
        created_at="2021-11-05T08:00:00Z",
        created_by="A. Nowak",
    )
    return replace(made, **more)


FENCE = incident(
    1, "Soldiers find migrants near a fence; Belarusian troops said to threaten fire", type="threat_force",
    when=When("on November 3", "2021-11-03", "2021-11-03", unit="day", inferred=True),
    reported=DAY_4,
    summary="Polish soldiers find a group near a border fence; Belarusian soldiers are said to threaten to open fire.",
    places=(Place(text="near a border fence", name="Polish–Belarusian border", precision="P4", uncertainty_m=25_000.0,
                  lat=53.27, lon=23.66, method="map"),),
    claims=tuple(
        Claim(n, text, kind, statements=(said(n, "pl-mod", said_on=DAY_4, **more),))
        for n, text, kind, more in (
            (1, "Polish soldiers located migrants near a border fence", "occurred", {"quote": "around 250 migrants"}),
            (2, "Belarusian soldiers were bringing migrants to the border", "occurred", {}),
            (3, "Belarusian troops guarding them threatened to open fire on Polish soldiers", "occurred",
             {"quote": "threatened to open fire on our soldiers", "speech_act": "accuse_aggression"}),
            (4, "It was meant to escalate the situation and to conceal that a group entered Poland", "intent",
             {"quote": "looked like an attempt to escalate the situation", "hedge": "looked like",
              "hedge_by": "party"}),
            (5, "A group of migrants entered Poland", "occurred", {"note": "Not said to be the 250."}),
            (6, "It is the latest attempt by Minsk to escalate", "intent",
             {"quote": "the latest attempt by Minsk to escalate"}),
        )
    ),
    quantities=(replace(read_quantity("around 250 migrants"), n=1, claim=1, statement=1, source_item="item"),),
    actors=(Role("pl-army", "target"), Role("by-army", "initiator", asserted_by=3), Role("migrants", "affected")),
    tags=("border", "incursion"),
)  # fmt: skip
INCURSION = incident(
    2, "Uniformed men cross into Poland", type="incursion_armed", when=OVERNIGHT, reported=DAY_4,
    summary="Unidentified uniformed men are said to have crossed into Polish territory at night.",
    claims=(
        Claim(1, "Unidentified uniformed men crossed into Polish territory",
              statements=(said(1, "pl", said_on=DAY_EARLIER),)),
        Claim(2, "Belarus staged it", "actor", statements=(
            said(2, "pl", said_on=DAY_EARLIER, quote="intrusion", speech_act="accuse_aggression"),
            said(3, "by-mfa", "denies_responsibility", said_on=DAY_4, scope="general", speech_act="protest_officially",
                 quote="has never provoked and does not intend to provoke border incidents"),
        )),
    ),
    actors=(Role("men", "initiator"),), links=(Link("answered_by", "0190a000-0000-7000-8000-000000000004"),),
    assessments=(Assessment(1, 2, "possible", "roughly_even", "low", "Only one party speaks; no picture is known.",
                            by="A. Nowak", at="2021-11-05T09:00:00Z"),),
    attachments=(Attachment(1, "ab" * 32, "notatka służbowa.pdf", "application/pdf", 48_213, collected_by="A. Nowak",
                            custody=(Custody("2021-11-05T09:00:00Z", "A. Nowak", "archive", "handed over", ""),)),),
)  # fmt: skip
SUMMONED = incident(
    3, "Belarusian chargé d'affaires summoned", type="envoy_summoned", when=DAY_EARLIER,
    claims=(Claim(1, "The ministry summoned the chargé to protest", statements=(
        said(1, "pl-mfa", addressee="by-charge", speech_act="summon_envoy", channel="diplomatic",
             quote="deliberate escalation", note="“The ministry”: Defence was named last; probably Foreign Affairs."),
    )),),
    links=(Link("responds_to", "0190a000-0000-7000-8000-000000000002"),),
)  # fmt: skip
PROTEST = incident(
    4, "Belarus protests to a Polish diplomat", type="note_protest",
    when=When("", None, "2021-11-04", "within", inferred=True),
    claims=(
        Claim(1, "Belarus made a protest over the claims of the breach", statements=(
            said(1, "by-mfa", addressee="pl-diplomat", speech_act="protest_officially", quote="strong protest"),)),
        Claim(2, "Belarus staged or provoked border incidents", "actor", statements=(
            said(2, "by-mfa", "denies_act", said_on=DAY_4, scope="general", speech_act="deny",
                 quote="categorically rejects such provocations", language="en"),)),
    ),
    links=(
        Link("responds_to", "0190a000-0000-7000-8000-000000000003"),
        Link("denies", "0190a000-0000-7000-8000-000000000002", 2),
    ),
)  # fmt: skip
SHOTS = incident(
    5, "Shots fired at Polish soldiers", type="shots_blank_unknown",
    when=When("last month", None, "2021-10-31", "within", inferred=True),
    claims=(Claim(1, "Belarusian forces fired shots at Polish soldiers", statements=(
        said(1, "pl-bg", said_on=LAST_MONTH, hedge="possibly blank ammunition", hedge_by="unknown"),)),),
    quantities=(Quantity(1, "shots", qualifier="word", verbatim="shots", nil_reason="not_reported"),),
)  # fmt: skip
BARRIER = incident(
    6, "Razor-wire barrier destroyed", type="barrier_damage", kind="cumulative",
    when=When("in other cases", nil_reason="not_reported"),
    claims=(
        Claim(1, "Belarusian forces destroyed a razor-wire barrier", or_group=1, statements=(said(1, "pl"),)),
        Claim(2, "Belarusian forces encouraged migrants to destroy it", or_group=1, statements=(said(2, "pl"),)),
    ),
    quantities=(Quantity(1, "occurrences", qualifier="word", verbatim="In other cases", nil_reason="unknown"),),
)  # fmt: skip
ATTEMPTS = incident(
    7, "Thousands try to enter the EU from Belarus", type="crossing_group", kind="summary_period",
    when=When("in recent months", "2021-05-04", "2021-11-04", "within", "approximate", unit="month", inferred=True),
    claims=(Claim(1, "Thousands of migrants tried to enter Poland, Latvia and Lithuania from Belarus", statements=(
        said(1, "report", quote="illegally", note="“illegally” is the report's word."),)),),
    quantities=(replace(read_quantity("Thousands of migrants"), n=1, claim=1),),
)  # fmt: skip
FLIGHTS = incident(
    8, "Lukashenka accused of flying migrants in", type="escort_to_line", kind="summary_period",
    when=When("", nil_reason="not_reported"),
    claims=(
        Claim(1, "Lukashenka flies migrants in and funnels them to the EU's borders", "actor", statements=(
            said(1, "eu", speech_act="accuse"),)),
        Claim(2, "It is retaliation for sanctions", "intent", statements=(said(2, "eu"),)),
    ),
    actors=(Role("luka", "initiator", asserted_by=1),),
)  # fmt: skip
EMERGENCY = incident(
    9, "State of emergency at the border", type="emergency_law",
    when=When("", None, "2021-11-04", "throughout", inferred=True),
    claims=(Claim(1, "Poland put up razor wire and sent more soldiers and guards", statements=(
        said(1, "report", quote="to stem the flow"),)),),
)  # fmt: skip
WALL = incident(
    10, "Lawmakers approve a border wall", type="barrier_build",
    when=When("last week", "2021-10-25", "2021-10-31", "within", unit="week", inferred=True),
    claims=(Claim(1, "Lawmakers approved a wall on the eastern border", statements=(said(1, "report"),)),),
    quantities=(replace(read_quantity("$407 million"), n=1, claim=1, source_item="item"),),
)  # fmt: skip
TEN = (FENCE, INCURSION, SUMMONED, PROTEST, SHOTS, BARRIER, ATTEMPTS, FLIGHTS, EMERGENCY, WALL)


def dossier(one: Incident, **more: Any) -> Dossier:
    """The incident with everything it names and the links that the other nine make to it."""
    linked = {other.uid: Linked(other.uid, other.reference, other.title) for other in TEN}
    answers = tuple(
        (linked[other.uid], link.type, link.to_claim) for other in TEN for link in other.links if link.to == one.uid
    )
    whole = Dossier(one, digest(to_text(one)), ACTORS, SOURCES, {ITEM.uid: ITEM}, TAGS, linked, answers)
    return replace(whole, **more)


def ten() -> list[Dossier]:
    """All ten, in order."""
    return [dossier(one) for one in TEN]

"""One contested incident with all its parts, for tests that need to see words they know."""

from __future__ import annotations

import hashlib

from vedette.domain.actor import Actor, Role
from vedette.domain.assessment import Assessment
from vedette.domain.attachment import Attachment, Custody
from vedette.domain.claim import Claim, Statement
from vedette.domain.custom_field import CustomField, FieldValue
from vedette.domain.dossier import Dossier, Linked
from vedette.domain.incident import ExternalId, Incident
from vedette.domain.link import Link
from vedette.domain.place import Place
from vedette.domain.quantity import Quantity
from vedette.domain.source import Citation, Source, SourceItem
from vedette.domain.tag import Tag
from vedette.domain.when import When

SHIFT = CustomField("shift", label="Shift", kind="choice", choices=("day", "night"))
NIGHT = When(
    "overnight on November 1-2", "2021-11-01T18:00", "2021-11-02T06:00", "within", unit="part_of_day",
    part_of_day="night", language="en", tz="Europe/Warsaw",
)  # fmt: skip
SAID = When("Thursday", "2021-11-04", "2021-11-04", unit="day")
PHOTO = b"not really a photograph"
PHOTO_HASH = hashlib.sha256(PHOTO).hexdigest()

CLAIMS = (
    Claim(
        1, "Belarusian forces fired shots at Polish soldiers",
        statements=(
            Statement(1, "guard", stance="asserts", said_on=SAID, source_item="report", quote="“possibly blank”",
                      hedge="possibly", hedge_by="unknown", hearsay=1),
            Statement(2, "mfa", addressee="poland", stance="denies_act", scope="general",
                      quote="has never provoked | and does not intend to"),
        ),
    ),
    Claim(2, "Belarus staged it", "actor", or_group=1, note="one of two"),
)  # fmt: skip

INCIDENT = Incident(
    uid="0190-shots", reference="INC-2021-0005", title="Shots at the border", summary="=1+1 is no formula",
    narrative="First line.\nSecond line, “quoted”.", type="shots_blank_unknown", workflow="draft", when=NIGHT,
    detected=When("2021-11-02", "2021-11-02", "2021-11-02", unit="day"), sensitivity="amber",
    places=(Place(text="near Usnarz Górny", country="PL", lat=53.27, lon=23.66, precision="P4", uncertainty_m=25000.0),
            Place("from", text="Minsk", lat=53.9, lon=27.56)),
    claims=CLAIMS,
    assessments=(Assessment(1, status="possible", likelihood="likely", confidence="low", reason="One party only",
                            evidence_for=("report",), by="analyst", at="2021-11-05T08:00:00Z"),),
    actors=(Role("guard", "target"), Role("mfa", "initiator", asserted_by=1, certainty="low")),
    quantities=(Quantity(1, "migrants", best=250.0, qualifier="about", verbatim="around 250 migrants", claim=1),
                Quantity(2, "shots", qualifier="word", verbatim="shots")),
    sources=(Citation("report", supports="claims"),),
    links=(Link("responds_to", "0190-other", note="the protest"), Link("denies", "0190-lost", to_claim=2)),
    tags=("t-border", "t-incursion"),
    attachments=(Attachment(1, PHOTO_HASH, "../../etc/photo.jpg", "image/jpeg", len(PHOTO),
                            custody=(Custody("2021-11-05", "guard", "us", "received"),)),),
    fields=(FieldValue("shift", "night"),), codes=(FieldValue("event_type", "Strategic developments"),),
    external_ids=(ExternalId("acled", "POL123", "row"),), created_at="2021-11-05T08:00:00Z", created_by="analyst",
    updated_at="2021-11-05T09:00:00Z", updated_by="analyst",
)  # fmt: skip

DOSSIER = Dossier(
    INCIDENT,
    actors={
        "belarus": Actor("belarus", "Belarus", kind="state"),
        "guard": Actor("guard", "Border Guard", parent="poland"),
        "mfa": Actor("mfa", "Ministry of Foreign Affairs", parent="belarus"),
        "poland": Actor("poland", "Poland", kind="state"),
    },
    sources={
        "afp": Source("afp", "AFP"),
        "reuters": Source("reuters", "Reuters"),
        "rferl": Source("rferl", "RFE/RL", reliability="B"),
    },
    items={"report": SourceItem("report", "rferl", "Shots at the border", credibility="2", credits=("afp", "reuters"))},
    tags={"t-border": Tag("t-border", "border"), "t-incursion": Tag("t-incursion", "incursion", "t-border")},
    linked={"0190-other": Linked("0190-other", "INC-2021-0002", "The breach"), "0190-lost": Linked("0190-lost")},
)

"""The ten sample incidents on their sheets: nothing said is lost, and nothing is said more firmly than it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from tests.domain.report import ten
from vedette.domain.attachment import Attachment
from vedette.domain.dossier import Dossier
from vedette.domain.incident import Incident
from vedette.domain.link import Link
from vedette.domain.quantity import Quantity
from vedette.domain.report.request import ReportRequest
from vedette.domain.report.summary import summary
from vedette.domain.report.voice import Voice
from vedette.domain.source import Citation, Source, SourceItem
from vedette.domain.when import When
from vedette.paths import taxonomies

REQUEST = ReportRequest(datetime(2021, 11, 5, 9, 0), version="0.1", head="9f3c 11ab", filter="tag:border")


def lines(dossier: Dossier) -> list[str]:
    return [text.replace("\u00a0", " ") for text in summary(dossier, taxonomies(), REQUEST).texts() if text]


def sheet(incident: Incident) -> str:
    return "\n".join(lines(ten.dossier(incident)))


@pytest.mark.parametrize("dossier", ten.ten(), ids=lambda one: one.incident.reference)
def test_every_claim_statement_party_quote_and_grade_stands_on_the_sheet(dossier: Dossier) -> None:
    text = "\n".join(lines(dossier))
    for claim, statement in dossier.incident.statements():
        assert claim.text in text
        assert dossier.actor_name(statement.party) in text
        assert f"“{statement.quote}”" in text or not statement.quote
        assert dossier.actor_name(statement.addressee) in text
        assert taxonomies().speech_acts.label(statement.speech_act) in text
        assert dossier.given_grade(statement) or "not graded" in text
    assert dossier.hash in text and dossier.incident.uid in text


def test_possibly_blank_stays_possible_and_nobody_is_given_the_hedge() -> None:
    text = sheet(ten.SHOTS)
    assert "hedged: “possibly blank ammunition” (whose word it is, is not said)" in text
    assert "“last month”, read as by 31 October 2021 (year inferred)" in text
    assert "“last month”, read as October 2021 (some day in the month) (year inferred)" in text


def test_looked_like_stays_the_partys_own_careful_word() -> None:
    assert "says so – hedged: “looked like” (the party's own word)" in sheet(ten.FENCE)


def test_a_general_denial_is_never_shown_as_a_denial_of_the_claim() -> None:
    text = sheet(ten.INCURSION)
    assert "in general: denies responsibility" in text
    assert "a general statement, no denial of this claim by name" in text
    assert "\ndenies" not in text
    assert "contested" not in text.split("Legend")[0]


def test_a_party_that_was_silent_on_a_claim_is_not_heard() -> None:
    found = lines(ten.dossier(ten.INCURSION))
    assert found.count("not heard") == 1
    assert any(line.startswith("“not heard”: ") for line in found)


def test_claims_joined_by_or_are_read_as_either_or() -> None:
    text = sheet(ten.BARRIER)
    assert "1 Either: Belarusian forces destroyed a razor-wire barrier" in text
    assert "2 or: Belarusian forces encouraged migrants to destroy it" in text
    assert "said of claim 1 or 2, not of each" in text
    assert "“in other cases”: date not reported" in text
    assert "occurrences: no figure, unknown" in text


@pytest.mark.parametrize("incident", [one for one in ten.TEN if one.when.inferred], ids=lambda one: one.reference)
def test_an_inferred_year_does_not_look_like_a_stated_one(incident: Incident) -> None:
    events = [line for line in sheet(incident).splitlines() if "2021" in line and " November 2021" in line]
    assert events and all("inferred" in line for line in events)


def test_numbers_keep_the_words_and_invent_no_limits() -> None:
    found = lines(ten.dossier(ten.FENCE))
    at = found.index("“around 250 migrants”", found.index("Numbers"))
    assert found[at + 1 : at + 5] == ["about 250 migrants", "–", "250", "–"]
    assert "407\u00a0000\u00a0000 USD (currency inferred)".replace("\u00a0", " ") in sheet(ten.WALL)


def test_a_wire_credited_as_a_whole_counts_once_and_our_attribution_is_ours() -> None:
    text = sheet(ten.FENCE)
    assert "1 source." in text and "independent" not in text
    assert "Credits AFP and Reuters as a whole: the origin of each part is unknown; counted as one source." in text
    assert "Our attribution: outlet and year do not stand in the document" in text


def test_links_are_read_in_both_directions() -> None:
    text = sheet(ten.INCURSION)
    assert "is answered by\nPLBY-2021-0004 Belarus protests" in text
    assert "is denied by\nPLBY-2021-0004 Belarus protests to a Polish diplomat\nabout claim 2 of this incident" in text
    assert "denies\nPLBY-2021-0002 Uniformed men cross into Poland, its claim 2" in sheet(ten.PROTEST)


def test_a_link_that_both_ends_record_is_read_once() -> None:
    assert sheet(ten.INCURSION).count("is answered by\nPLBY-2021-0004") == 1
    both = ten.dossier(replace(ten.SUMMONED, links=(*ten.SUMMONED.links, Link("answered_by", ten.PROTEST.uid))))
    assert "\n".join(lines(both)).count("is answered by") == 1
    both = ten.dossier(replace(ten.INCURSION, links=(*ten.INCURSION.links, Link("denied_by", ten.PROTEST.uid))))
    text = "\n".join(lines(both))
    assert text.count("is denied by") == 1
    assert (
        "is denied by\nPLBY-2021-0004 Belarus protests to a Polish diplomat\nabout claim 2 of this incident; " in text
    )


def test_our_assessment_has_its_reason_and_stands_apart_from_what_parties_say() -> None:
    text = sheet(ten.INCURSION)
    assert "Of claim 2\npossible\nlikelihood: roughly even chance (45–55 per cent); confidence: low" in text
    assert "Reason: Only one party speaks; no picture is known." in text
    assert "the incident as a whole is not assessed by us" in text
    assert "Not assessed by us." in sheet(ten.SHOTS)


def test_who_plays_a_role_by_whose_word_is_said() -> None:
    text = sheet(ten.FENCE)
    assert "initiator\naccording to Ministry of Defence (Poland), statement 3" in text
    assert "our reading of the record" in text


def test_files_show_their_whole_hash_and_what_they_claim_is_a_claim() -> None:
    file = Attachment(1, "cd" * 32, "x\u202efdp.exe", "image/jpeg", 5, captured="2021-11-02", captured_gps="53, 23")
    text = sheet(replace(ten.SHOTS, attachments=(file,)))
    assert "cd" * 32 in text and "x‹RLO›fdp.exe" in text
    assert "the file says of itself: captured 2021-11-02 at 53, 23" in text


def test_a_protected_source_is_not_named_anywhere() -> None:
    quoted = SourceItem("q", "w", "Secret diary", author="Anna", url="https://example.org/anna", note="lives in X")
    hidden = {"w": Source("w", "Witness Anna", protected=True, contact="+48 1")}
    one = ten.dossier(replace(ten.SHOTS, sources=(Citation("q", page="3"),)))
    text = "\n".join(lines(replace(one, items={**one.items, "q": quoted}, sources={**one.sources, **hidden})))
    assert "protected source, name withheld" in text
    assert not [word for word in ("Anna", "diary", "example.org", "lives in X", "+48") if word in text]


def test_the_legend_explains_only_the_codes_that_are_used() -> None:
    legend = sheet(ten.FENCE).split("Legend\n")[1].split("Record\n")[0]
    assert "B usually reliable" in legend and "3 possibly true" in legend and "P4 near a named place" in legend
    assert "A completely" not in legend and "P5" not in legend and "not heard" not in legend


def test_sections_come_in_the_order_of_the_field_and_empty_ones_are_left_out() -> None:
    titles = [section.title for section in summary(ten.dossier(ten.INCURSION), taxonomies(), REQUEST).sections]
    assert titles == [
        "", "SALUTE", "Who says what", "Statements in full", "Actors and roles", "Our assessment", "Links", "Sources",
        "Attachments", "Legend", "Record",
    ]  # fmt: skip


def test_many_parties_are_set_in_bands_that_repeat_the_claims() -> None:
    from vedette.domain.report.claims import bands

    assert [len(band) for band in bands(tuple("abcdefg"), 4)] == [4, 3]
    assert bands((), 4) == [()]
    assert bands(("a",), 4) == [("a",)]


def test_a_quantity_without_a_figure_says_of_what_and_a_long_number_has_room() -> None:
    nobody = ten.dossier(replace(ten.SHOTS, quantities=(Quantity(1, "migrants", nil_reason="not_reported"),)))
    assert "Size\nmigrants: no figure, not reported" in "\n".join(lines(nobody))


def test_what_stands_below_a_stance_is_explained() -> None:
    text = sheet(ten.FLIGHTS)
    assert (
        "below a stance: the day on which it was said · the grade, if one was given · the number of the source" in text
    )
    assert "“says so”, “denies it”: of a claim that is no event" in text
    assert "“says so”, “denies it”" not in sheet(ten.WALL)
    assert "day not stated · reported by one outlet" in text


def test_an_account_that_only_parties_stand_for_is_no_finding() -> None:
    told = replace(ten.SHOTS, narrative="Shots were fired.", created_by="AR")
    lead = "As recorded by AR, and not established: who says what stands apart from it."
    found = lines(ten.dossier(told))
    assert found[found.index("What happened") + 1 : found.index("What happened") + 3] == [lead, "Shots were fired."]
    assert lead not in lines(ten.dossier(replace(told, claims=())))
    assert "As recorded, and" in sheet(replace(told, created_by=""))


def test_salute_stands_where_it_adds_something_and_has_no_empty_lines() -> None:
    bare = replace(ten.SHOTS, quantities=(), actors=(), summary="", measures="")
    assert "SALUTE" not in lines(ten.dossier(bare))
    block = sheet(ten.FENCE).split("SALUTE\n")[1].split("Who says what")[0]
    assert "Size\n" in block and "Location\n" in block and "not recorded" not in block


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "words"),
    [
        ("2 Nov 2021", "2021-11-02", "2021-11-02", "“2 Nov 2021”"),
        ("02 November, 2021", "2021-11-02", "2021-11-02", "“02 November, 2021”"),
        ("2.11.2021", "2021-11-02", "2021-11-02", "“2.11.2021”, read as 2 November 2021"),
        ("2 Nov", "2021-11-02", "2021-11-02", "“2 Nov”, read as 2 November 2021"),
    ],
)
def test_a_reading_is_said_only_where_it_adds_something(text: str, earliest: str, latest: str, words: str) -> None:
    voice = Voice(ten.dossier(ten.SHOTS), taxonomies())
    assert voice.when(When(text, earliest, latest, unit="day")) == words

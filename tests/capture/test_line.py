"""One line is read into the parts of an incident; what is not understood stays in its words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.capture.ways import kinds, understood
from vedette.capture.captured import Voice
from vedette.capture.line import LONGEST_LINE, LONGEST_TITLE
from vedette.domain.when import When

EXAMPLE = (
    'overnight 1-2 Nov; uniformed men cross the line near Usnarz; ~3 people; #incursion @"Poland MoD" denies:Belarus'
)
BITS = st.sampled_from(
    [
        "3/11/2021",
        "overnight",
        " 1-2 Nov ",
        "near Usnarz",
        ";",
        ";;",
        "#",
        "@",
        '"',
        "denies:",
        "~3 people",
        ":",
        "“",
        " ",
    ]
)


def test_the_line_of_the_manual_becomes_a_whole_incident() -> None:
    found = understood(EXAMPLE)
    assert found.title == "uniformed men cross the line near Usnarz"
    assert found.when is not None
    assert (found.when.earliest, found.when.latest) == ("2021-11-01T18:00", "2021-11-02T06:00")
    assert found.when.text == "overnight 1-2 Nov"
    assert found.place is not None
    assert (found.place.text, found.place.name, found.place.precision) == ("near Usnarz", "Usnarz Górny", "P4")
    assert [(q.subject, q.best, q.qualifier, q.verbatim) for q in found.quantities] == [
        ("persons", 3.0, "about", "~3 people")
    ]
    assert (found.tags, found.sources) == (("incursion",), ("Poland MoD",))
    assert found.voices == (Voice("denies_act", "Belarus"),)
    assert found.doubts == ()


def test_numbers_and_places_of_a_sentence_are_understood_and_stay_in_the_title() -> None:
    line = "3 Nov 2021 around 250 migrants cut the fence at Usnarz, at least 12 soldiers fire, 2 injured"
    found = understood(line)
    assert found.title == line.removeprefix("3 Nov 2021 ")
    assert [q.verbatim for q in found.quantities] == ["around 250 migrants", "at least 12 soldiers", "2 injured"]
    assert found.when is not None and found.when.earliest == "2021-11-03"
    assert found.place is not None and found.place.text == "Usnarz"


def test_a_date_with_two_meanings_is_asked_and_not_guessed() -> None:
    for line in ("3/11/2021; shots", "shots on 3/11/2021"):
        found = understood(line)
        [doubt] = found.doubts
        assert doubt.choices == ("3 November 2021", "11 March 2021")
        assert "3/11/2021" in line[doubt.start : doubt.end]
        assert found.when is not None and found.when.is_empty and "3/11/2021" in found.when.text


def test_a_day_that_does_not_exist_is_said() -> None:
    found = understood("31 Feb 2021; shots")
    assert "does not exist" in found.doubts[0].sentence and found.title == "shots"


@pytest.mark.parametrize("line", ["Soldiers march 3 km", "14 soldiers in May", "2021 migrants", "a night raid"])
def test_words_that_may_mean_something_else_are_no_date(line: str) -> None:
    assert understood(line).when is None and understood(line).title == line


def test_several_places_of_one_name_give_no_point() -> None:
    found = understood("shots near Brest")
    assert found.place is not None and found.place.lat is None and found.place.text == "near Brest"
    assert [piece.note for piece in found.pieces if piece.kind == "place"] == ["several"]


def test_the_country_behind_a_name_tells_which_is_meant() -> None:
    found = understood("shots in Brest, Belarus")
    assert found.place is not None and found.place.country == "BY"


def test_a_place_that_nobody_knows_keeps_its_words() -> None:
    found = understood("shots near Nowhere Hamlet yesterday")
    assert found.place is not None and found.place.text == "near Nowhere Hamlet" and not found.place.has_point


def test_coordinates_belong_to_the_place_that_is_named() -> None:
    for line in ("shots near Nowhere; 53.27, 23.66", "53.27, 23.66; shots near Nowhere"):
        found = understood(line)
        assert found.place is not None
        assert (found.place.text, found.place.lat, found.place.lon) == ("near Nowhere", 53.27, 23.66)
        assert kinds(line).count("place") == 1


def test_marked_words_may_stand_anywhere_and_hold_blanks_in_quotation_marks() -> None:
    found = understood(
        'shots #"two words" asserts:“Polish Border Guard” said:"3 Nov 2021" last night #a/b type:shots_live'
    )
    assert found.title == "shots last night" and found.tags == ("two words", "a/b") and found.type == "shots_live"
    assert found.voices == (Voice("asserts", "Polish Border Guard"),)
    assert found.reported is not None and found.reported.first_day == "2021-11-03"
    assert found.when is not None and found.when.earliest == "2021-11-02T18:00"


def test_an_address_is_one_source_with_all_its_signs() -> None:
    found = understood("shots @https://example.org/a;b?c=1#d; 3 Nov 2021")
    assert found.sources == ("https://example.org/a;b?c=1#d",) and found.title == "shots"


def test_what_stands_behind_two_semicolons_is_the_account_as_it_stands() -> None:
    found = understood("shots;; They said: near Usnarz; #no tag; @nobody")
    assert (found.title, found.narrative) == ("shots", "They said: near Usnarz; #no tag; @nobody")
    assert found.place is None and found.tags == ()


@pytest.mark.parametrize(
    "line", ["14:30 meeting", "note:well said", "type:nonsense raid", "#", '@"', "denies:", "a:b:c"]
)
def test_what_is_not_understood_is_the_title(line: str) -> None:
    assert understood(line).title == line


def test_a_number_alone_is_the_title_too() -> None:
    assert understood("around 250 migrants").title == "around 250 migrants"


def test_a_long_line_is_kept_whole_in_the_text() -> None:
    for line in ("word " * 60, "word " * LONGEST_LINE):
        found = understood(line)
        assert len(found.title) <= LONGEST_TITLE and found.title.endswith("…")
        assert found.narrative == line.strip() and kinds(line)[:1] == ["title"]


def test_nothing_typed_is_nothing_understood() -> None:
    for line in ("", "   ", " ; ;; "):
        assert understood(line).is_empty


@settings(max_examples=100, deadline=None)
@given(st.lists(st.one_of(BITS, st.text(max_size=12)), max_size=12).map("".join))
def test_any_line_is_read_and_loses_no_letter(line: str) -> None:
    found = understood(line)
    kept = [found.title, found.narrative, *found.tags, *found.sources, *(piece.said for piece in found.pieces)]
    kept += [voice.party for voice in found.voices] + [line[doubt.start : doubt.end] for doubt in found.doubts]
    kept += [when.text for when in (found.when, found.reported) if isinstance(when, When)]
    told = set("".join(kept))
    assert {c for c in line if c.isalpha()} <= told | set("denieswhensaidplacetypenear") | _keys(line)


def _keys(line: str) -> set[str]:
    """Letters of what stands before a colon, which names a kind of thing and is no content."""
    return {c for part in line.split(":")[:-1] for c in part}


def test_of_a_thousand_figures_the_one_with_its_subject_is_found() -> None:
    found = understood("Shots " + "1 " * 1_500 + "7 men near the fence")
    assert [(quantity.best, quantity.subject) for quantity in found.quantities] == [(7.0, "men")]


def test_a_date_at_the_beginning_or_end_of_a_sentence_is_left_out_of_the_title() -> None:
    begins = understood("last night around 23:30 near Usnarz about 40 people were pushed back")
    assert begins.title == "near Usnarz about 40 people were pushed back"
    assert begins.when is not None
    assert begins.when == When(
        "last night around 23:30", "2021-11-03T23:30", "2021-11-03T23:30", begins.when.shape, "approximate",
        unit="minute", anchor="2021-11-04", anchor_rule="last_night", language="en",
    )  # fmt: skip
    assert understood("shots heard at Usnarz, 3 Nov 2021 14:30").title == "shots heard at Usnarz"
    assert understood("men cross on 3 Nov 2021 and return").title == "men cross on 3 Nov 2021 and return"


def test_a_word_behind_a_date_that_is_a_month_in_another_language_stays_in_the_title() -> None:
    found = understood("tonight 01:15 men crossed")
    assert found.title == "men crossed"
    assert found.when is not None and (found.when.text, found.when.earliest) == ("tonight 01:15", "2021-11-05T01:15")


@pytest.mark.parametrize(
    ("said", "voice"),
    [
        ("Border Guard says nothing happened", Voice("denies_act", "Border Guard")),
        ("the Border guards said that nothing happened", Voice("denies_act", "Border guards")),
        ("Belarus MFA denies that anything happened", Voice("denies_act", "Belarus MFA")),
        ("Belarus denies it", Voice("denies_act", "Belarus")),
        ("Podlaska Policja confirms it", Voice("asserts", "Podlaska Policja")),
    ],
)
def test_who_denies_or_affirms_in_a_piece_of_its_own_is_a_voice_and_not_in_the_title(said: str, voice: Voice) -> None:
    found = understood(f"40 people pushed back; {said}")
    assert (found.title, found.voices) == ("40 people pushed back", (voice,))
    assert "voice" in [piece.kind for piece in found.pieces]


@pytest.mark.parametrize(
    "said",
    [
        "Poland neither confirms nor denies it",
        "Poland says Belarus denies it",
        "Nobody denies it",
        "Poland never denied it",
        "Poland denies it was there",
        "he denies it",
    ],
)
def test_nobody_is_made_to_say_what_the_words_do_not_surely_say(said: str) -> None:
    found = understood(f"men cross; {said}")
    assert (found.voices, found.title) == ((), f"men cross; {said}")


def test_a_denial_alone_is_what_the_line_tells_and_denies_nothing() -> None:
    found = understood("Border Guard says nothing happened")
    assert (found.title, found.voices) == ("Border Guard says nothing happened", ())

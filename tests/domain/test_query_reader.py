"""Reading a query: every field, every combination, and any text at all without an error."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.hostile import naughty_strings
from vedette.domain.query import (
    And,
    Condition,
    CustomField,
    DayIs,
    Everything,
    GradeBetween,
    NameIs,
    Near,
    Not,
    Nothing,
    NumberIs,
    Or,
    Phrase,
    Query,
    Word,
    write,
)
from vedette.domain.query_fields import QUERY_FIELDS, STANCE_FIELDS, QueryField
from vedette.domain.query_reader import MOST_PROBLEMS, read
from vedette.domain.query_syntax import DEEPEST, MOST_TERMS
from vedette.paths import taxonomies

TODAY = date(2021, 11, 4)


def reading(text: str) -> Query:
    return read(text, today=TODAY)


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("", Everything()),
        ("  \n", Everything()),
        ("border", Word("border")),
        ("border fence", And((Word("border"), Word("fence")))),
        ('"border guard"', Phrase("border guard")),
        ('"a ""b"" c"', Phrase('a "b" c')),
        ("-fence", Not(Word("fence"))),
        ('-"razor wire"', Not(Phrase("razor wire"))),
        ("a OR b c", Or((Word("a"), And((Word("b"), Word("c")))))),
        ("(a OR b) c", And((Or((Word("a"), Word("b"))), Word("c")))),
        ("-(a b)", Not(And((Word("a"), Word("b"))))),
        ("((a (b c)))", And((Word("a"), Word("b"), Word("c")))),
        ("O'Brien", Word("O'Brien")),
        ("http://x", Word("http://x")),
        ("10:30", Word("10:30")),
        ("a\0b", And((Word("a"), Word("b")))),
        ("a* b", And((Word("a*"), Word("b")))),
        ("tag:border", NameIs("tag", "border")),
        ("TAG:a/b", NameIs("tag", "a/b")),
        ("tag:🔥", NameIs("tag", "🔥")),
        ("type:shots_live", NameIs("type", "shots_live")),
        ("place:usnarz", NameIs("place", "usnarz")),
        ("country:PL", NameIs("country", "PL")),
        ('actor:"border guard"', NameIs("actor", "border guard")),
        ("-party:belarus", Not(NameIs("party", "belarus"))),
        ("stance:denies", NameIs("stance", "denies")),
        ('stance:"Denies act"', NameIs("stance", "denies_act")),
        ("speech:protest_officially", NameIs("speech", "protest_officially")),
        ("source:reuters", NameIs("source", "reuters")),
        ("status:Contested", NameIs("status", "contested")),
        ("has:attachment", NameIs("has", "attachment")),
        ("no:source", NameIs("no", "source")),
        ("is:trashed", NameIs("is", "trashed")),
        ("reliability:A..C", GradeBetween("reliability", "A", "C")),
        ("reliability:b", GradeBetween("reliability", "B", "B")),
        ("credibility:2..1", GradeBetween("credibility", "1", "2")),
        ("independent:>=2", NumberIs("independent", ">=", 2)),
        ("people:>=100", NumberIs("people", ">=", 100)),
        ("deaths:0", NumberIs("deaths", "=", 0)),
        ("people:100..300", And((NumberIs("people", ">=", 100), NumberIs("people", "<=", 300)))),
        ("-deaths:1..", Not(NumberIs("deaths", ">=", 1))),
        ("independent:..2", NumberIs("independent", "<=", 2)),
        ("shots:<2.5", NumberIs("shots", "<", 2.5)),
        ("near:53.27,23.66,10km", Near(53.27, 23.66, 10_000)),
        ('near:"-53.27, 23.66, 250 m"', Near(-53.27, 23.66, 250)),
        ("field.Sector:north", CustomField("Sector", "north")),
        ('field.sector:"far north"', CustomField("sector", "far north")),
        ('place:"/a:b"', NameIs("place", "/a:b")),
    ],
)
def test_a_query_is_read_as_it_is_meant(text: str, root: Condition) -> None:
    query = reading(text)
    assert query.root == root
    assert query.not_understood == ()


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("on:2021-11-03", DayIs("on", "2021-11-03", "2021-11-03")),
        ("on:2021-11", DayIs("on", "2021-11-01", "2021-11-30")),
        ("on:2020-02..2020", DayIs("on", "2020-02-01", "2020-12-31")),
        ("from:2021", DayIs("from", "2021-01-01", None)),
        ("to:2021-02", DayIs("to", None, "2021-02-28")),
        ("certain:2021-11-01..2021-11-05", DayIs("certain", "2021-11-01", "2021-11-05")),
        ("certain:2021-11-01..", DayIs("certain", "2021-11-01", None)),
        ("before:2021-11", DayIs("before", None, "2021-11-01")),
        ("after:2021-11", DayIs("after", "2021-11-30", None)),
        ("added:today", DayIs("added", "2021-11-04", "2021-11-04")),
        ("added:Yesterday..today", DayIs("added", "2021-11-03", "2021-11-04")),
    ],
)
def test_days_months_years_and_today_are_read(text: str, condition: DayIs) -> None:
    query = reading(text)
    assert (query.root, query.not_understood) == (condition, ())


def test_before_and_after_leave_out_the_day_itself() -> None:
    assert DayIs("before", None, "2021-11-01").interval() == ("0001-01-01", "2021-10-31")
    assert DayIs("after", "2021-11-30", None).interval() == ("2021-12-01", "9999-12-31")


@pytest.mark.parametrize(("text", "sort"), [("sort:when", ("when", False)), ("a sort:-Added", ("added", True))])
def test_an_order_is_no_condition(text: str, sort: tuple[str, bool]) -> None:
    query = reading(text)
    assert query.sort == sort
    assert query.root == (Word("a") if text.startswith("a") else Everything())


@pytest.mark.parametrize(
    ("text", "root", "named"),
    [
        ("status:quite", Word("status:quite"), "quite"),
        ('status:"not sure"', And((Word("status"), Phrase("not sure"))), "not sure"),
        ("colour:red", Word("colour:red"), "colour"),
        ('colour:"dark red"', And((Word("colour"), Phrase("dark red"))), "colour"),
        ("tag:", Word("tag"), "needs a value"),
        ("from:2021-02-30", Word("from:2021-02-30"), "2021-02-30"),
        ("from:0000", Word("from:0000"), "0000"),
        ("before:0001-01-01", Word("before:0001-01-01"), "0001-01-01"),
        ("after:9999", Word("after:9999"), "9999"),
        ("on:2021-11-05..2021-11-01", Word("on:2021-11-05..2021-11-01"), "ends before it begins"),
        ("on:..", Word("on:.."), "no day"),
        ("people:many", Word("people:many"), "many"),
        ("people:..", Word("people:.."), ".."),
        ("people:9..3", Word("people:9..3"), "ends before it begins"),
        ("near:95,20,1km", Word("near:95,20,1km"), "globe"),
        ("near:here", Word("near:here"), "here"),
        ("reliability:G", Word("reliability:G"), "grade"),
        ("sort:colour", Word("sort:colour"), "colour"),
        ("-sort:when", Not(Word("sort:when")), "order"),
        ('fence "razor wire', And((Word("fence"), Word("razor"), Word("wire"))), "quotation mark"),
        ("a (b OR c", And((Word("a"), Or((Word("b"), Word("c"))))), "not closed"),
        ("a) b", And((Word("a"), Word("b"))), "never opened"),
        ("NEAR(", Word("NEAR"), "not closed"),
        ("a OR", And((Word("a"), Word("or"))), "both sides"),
        ("OR a", And((Word("or"), Word("a"))), "both sides"),
        ("-OR a", And((Not(Word("or")), Word("a"))), "both sides"),
        ("a NOT", Word("a"), "nothing does"),
        ("(a NOT) b", And((Word("a"), Word("b"))), "nothing does"),
        ("NOT", Nothing(), "nothing does"),
        ("AND a", And((Word("and"), Word("a"))), "both sides"),
        ("soruce:x", Word("soruce:x"), "perhaps source: was meant"),
        ("before:05/11/2021", Word("before:05/11/2021"), "5 November 2021 or 11 May 2021"),
        ("border -", Word("border"), "no letter or digit"),
        ("***", Nothing(), "no letter or digit"),
        ("(((", Nothing(), "not closed"),
        ('"', Nothing(), "quotation mark"),
        (")", Nothing(), "never opened"),
    ],
)
def test_what_is_not_understood_is_searched_as_text_and_named(text: str, root: Condition, named: str) -> None:
    query = reading(text)
    assert query.root == root
    assert named in " ".join(query.not_understood)


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("a AND b", "a b"),
        ("a AND", "a"),
        ("a AND NOT b", "a -b"),
        ("NOT (a OR b) c", "-(a OR b) c"),
        ("a NOT tag:b", "a -tag:b"),
        ("type:shots_live,pushback", "(type:shots_live OR type:pushback)"),
        ("-tag:a,b", "-(tag:a OR tag:b)"),
        ("no:source,place", "no:source no:place"),
        ("tag:a,", "tag:a"),
        ("before:5.11.2021", "before:2021-11-05"),
        ('on:"nov 2021"', "on:2021-11"),
        ('from:"3 Nov 2021"', "from:2021-11-03"),
        ("from:yesterday", "from:2021-11-03"),
        ("has:photos", "has:attachment"),
        ("is:deleted", "is:trashed"),
        ("says:belarus", "party:belarus"),
        ("says:belarus/", "party:belarus"),
        ("denies:belarus", "says:belarus/denies"),
        ("denies: belarus", "says:belarus/denies"),
        ('-asserts:"Border Guard"', '-says:"Border Guard/asserts"'),
        ("No_Comment:belarus", "says:belarus/no_comment"),
    ],
)
def test_other_ways_to_say_it_are_understood(text: str, same: str) -> None:
    assert (reading(text).root, reading(text).not_understood) == (reading(same).root, ())


@pytest.mark.parametrize(
    ("text", "same", "said"),
    [
        ("from:reuters", "source:reuters OR party:reuters", "was read as source: or party:"),
        ("in:poland", "place:poland OR country:poland", "called place: or country: here"),
        ("in:trash", "is:trashed", "called is: here"),
        ("tag: border", "tag:border", ""),
        ('tag: "razor wire" fence', 'tag:"razor wire" fence', ""),
        ("since:1 nov 2021 fence", "from:2021-11-01 fence", "called from: here"),
        ("on:last week", 'on:"last week"', ""),
        ("-(before:5 november 2021)", "-before:2021-11-05", ""),
        ("on:2021 november", "on:2021 november", ""),
        ("label:border", "tag:border", "called tag: here"),
        ("Date:2021-11", "on:2021-11", "called on: here"),
        ("subject:fence", "fence", "in every text"),
        ('-title:"razor wire"', '-"razor wire"', "in every text"),
    ],
)
def test_what_others_call_it_is_read_and_told(text: str, same: str, said: str) -> None:
    query = reading(text)
    assert query.root == reading(same).root
    assert said in " ".join(query.not_understood)


def test_every_stance_can_stand_before_a_party_as_a_field() -> None:
    assert set(STANCE_FIELDS) == {entry.key for entry in taxonomies().stances} | {"denies"}


def test_the_subjects_of_the_logbook_can_be_counted() -> None:
    assert read("balloons:>3", today=TODAY, subjects=["balloons"]).root == NumberIs("balloons", ">", 3)
    assert reading("balloons:>3").root == Word("balloons:>3")


def test_a_sentence_about_a_bad_value_is_short_and_holds_no_direction_marks() -> None:
    (sentence,) = reading("status:\u202e" + "x" * 1000).not_understood
    assert len(sentence) < 200
    assert "\u202e" not in sentence


@pytest.mark.parametrize("known", QUERY_FIELDS, ids=lambda known: known.name)
def test_the_example_of_every_field_is_understood(known: QueryField) -> None:
    query = reading(known.example)
    assert query.not_understood == ()
    assert not isinstance(query.root, Word | Phrase)
    assert known.meaning.endswith(".")


@pytest.mark.parametrize("known", [known for known in QUERY_FIELDS if known.choices], ids=lambda known: known.name)
def test_every_choice_of_a_field_is_understood(known: QueryField) -> None:
    assert [choice for choice in known.choices if reading(f"{known.name}:{choice}").not_understood] == []


def test_hostile_texts_are_searches_like_any_other() -> None:
    for text in naughty_strings():
        query = reading(text)
        assert len(query.not_understood) <= MOST_PROBLEMS
        assert reading(write(query)) == query, text[:50]


def test_what_is_said_twice_is_asked_once() -> None:
    assert reading("border guard border") == reading("border guard")
    assert reading("-(near:53,23,5km OR near:53,23,5km)") == reading("-near:53,23,5km")


def test_too_many_words_and_parentheses_are_cut_with_a_sentence() -> None:
    many = reading(" ".join(f"border{n}" for n in range(10_000)))
    assert isinstance(many.root, And)
    assert len(many.root.parts) == MOST_TERMS
    assert str(MOST_TERMS) in many.not_understood[0]
    deep = reading("(-" * 100_000 + "a")
    assert str(DEEPEST) in " ".join(deep.not_understood)


@pytest.mark.parametrize("piece", ["x", "-", "(", '"', '" ', "-(", 'tag:"', "a:", "(a OR ", "\0", "on:1", "'", "東"])
def test_a_megabyte_of_anything_is_read(piece: str) -> None:
    query = reading(piece * (1_000_000 // len(piece)))
    assert reading(write(query)) == query


WORDS = ["a", "b", "ł", "OR", "東", "x:", "..", "*", "\0", "\ud800", "'", "/", "\u202e"]
SIGNS = [" ", "-", '"', "(", ")", ":"]
FIELDS = [
    "tag:",
    "tag:a/b",
    "on:2021",
    "from:",
    "people:>3",
    "sort:-when",
    "field.x:",
    "near:1,2,3km",
    "status:",
    "is:draft",
]
PIECES = st.sampled_from(WORDS) | st.sampled_from(SIGNS) | st.sampled_from(FIELDS)
QUERY_TEXT = st.lists(PIECES, max_size=14).map("".join)


@given(QUERY_TEXT | st.text(max_size=30))
def test_any_text_is_read_and_written_without_loss(text: str) -> None:
    query = reading(text)
    assert reading(write(query)) == query
    assert write(reading(write(query))) == write(query)

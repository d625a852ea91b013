"""Folding finds what people type for what others wrote, and cuts words exactly where SQLite does."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlcipher3 import dbapi2

from tests.hostile import naughty_strings
from vedette.domain.folding import Folding, cjk_part, fold, fold_with_offsets, has_cjk, marks, name_key, skeleton, words

ANY_TEXT = st.text(st.characters() | st.characters(min_codepoint=0xD800, max_codepoint=0xDFFF), max_size=60)
MIXED_TEXT = st.text(
    st.sampled_from("abcżłŁóéÉßİı шЩьъйиёўУсрх'’-_/.,:\"()*\n\0\u0301\u0306\u200b\u202e東京ガ가한ي한١٢½№ﬁΣςη"),
    max_size=40,
)

SAME_SEARCH = [
    ("bialystok", "Białystok"),
    ("lukaszenka", "Łukaszenka"),
    ("zolnierze", "żołnierze"),
    ("straz", "Straż"),
    ("pawel", "Paweł"),
    ("kuznica", "Kuźnica"),
    ("lukashenko", "Лукашенко"),
    ("kraslava", "Krāslava"),
    ("краслава", "Krāslava"),
    ("еще", "ещё"),
    ("Быкау", "Быкаў"),
    ("Андреи", "Андрей"),
    ("сямя", "сям'я"),
    ("сямя", "сям’я"),
    ("obrien", "O'Brien"),
    ("strasse", "Straße"),
    ("istanbul", "İstanbul"),
    ("isik", "ışık"),
    ("ακροπολις", "Ακρόπολις"),
    ("فارسي", "فارسی"),
    ("كتاب", "کتاب"),
    ("2021", "٢٠٢١"),
    ("ｶﾞﾗｽ", "ガラス"),
    ("border", "bor\u200bder"),
    ("poland", "Pоlаnd"),
]


@pytest.mark.parametrize(("typed", "written"), SAME_SEARCH)
def test_what_is_typed_finds_what_is_written(typed: str, written: str) -> None:
    assert fold(typed) == fold(written)


@pytest.mark.parametrize("text", [written for _, written in SAME_SEARCH] + ["각 한국", "Zürich é", "が"])
def test_composed_and_decomposed_twins_fold_alike(text: str) -> None:
    assert fold(unicodedata.normalize("NFC", text)) == fold(unicodedata.normalize("NFD", text))


@given(st.lists(ANY_TEXT | MIXED_TEXT, max_size=5))
def test_words_that_are_remembered_fold_as_those_that_are_not(texts: list[str]) -> None:
    remembering = Folding()
    assert [remembering(text) for text in texts * 2] == [fold(text) for text in texts * 2]


def test_other_scripts_keep_their_letters() -> None:
    assert fold("東京 ירושלים القدس") == "東京 ירושלים القدس"


def test_controls_become_spaces_and_direction_marks_vanish() -> None:
    assert fold("a\0b\tc\u202ed\u2066e") == "a b cde"


@given(ANY_TEXT | MIXED_TEXT)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_every_character_folds_once_and_for_all() -> None:
    every = range(0, sys.maxunicode + 1, 7)
    assert [point for point in every if fold(once := fold(chr(point))) != once] == []


@given(ANY_TEXT | MIXED_TEXT)
def test_offsets_lead_back_to_the_character_each_letter_came_from(text: str) -> None:
    folded, offsets = fold_with_offsets(text)
    assert folded == fold(text)
    assert len(offsets) == len(folded)
    assert offsets == sorted(offsets)
    assert all(0 <= offset < len(text) for offset in offsets)


@pytest.fixture(scope="module")
def tokenizer() -> Iterator[Any]:
    connection = dbapi2.connect(":memory:")
    connection.execute("create virtual table texts using fts5(text, tokenize='unicode61 remove_diacritics 0')")
    connection.execute("create virtual table tokens using fts5vocab(texts, 'instance')")
    yield connection
    connection.close()


def cut_by_sqlite(tokenizer: Any, folded: str) -> list[str]:
    tokenizer.execute("delete from texts")
    tokenizer.execute("insert into texts values (?)", (folded,))
    return [term for (term,) in tokenizer.execute('select term from tokens order by "offset"')]


def test_words_are_cut_where_sqlite_cuts_them(tokenizer: Any) -> None:
    @given(ANY_TEXT | MIXED_TEXT)
    def check(text: str) -> None:
        folded = fold(text)
        assert len(words(folded)) == len(cut_by_sqlite(tokenizer, folded))

    check()


def test_every_letter_is_one_to_sqlite_too(tokenizer: Any) -> None:
    every = (chr(point) for point in range(1, sys.maxunicode + 1, 11) if not 0xD800 <= point <= 0xDFFF)
    folded = fold(" ".join(character + character for character in every))
    assert len(words(folded)) == len(cut_by_sqlite(tokenizer, folded))


def test_hostile_texts_fold_and_are_cut_as_sqlite_does(tokenizer: Any) -> None:
    for text in naughty_strings():
        folded = fold(text)
        assert folded.encode("utf-8").decode("utf-8") == folded
        assert len(words(folded)) == len(cut_by_sqlite(tokenizer, folded)), text[:50]


def test_names_are_one_where_only_case_marks_and_spaces_differ() -> None:
    assert name_key("  Straż  Graniczna ") == name_key("straz graniczna")
    assert name_key("C++") != name_key("C")
    assert name_key("🔥") not in ("", name_key("❄"))


def test_only_scripts_without_spaces_count_as_cjk() -> None:
    assert [has_cjk(text) for text in ("東", "ｶ", "한", "Łódź", "Минск", "ירושלים", "")] == [True] * 3 + [False] * 4


def test_the_cjk_part_holds_whole_words_that_have_such_letters() -> None:
    assert cjk_part("Shots near 東京2020・大阪, no one hurt") == "東京2020 大阪"
    assert cjk_part("Shots near Łódź") == ""


@pytest.mark.parametrize(
    ("text", "needles", "found"),
    [
        ("Straż Graniczna w Białymstoku", ["straz", "bialy"], ["Straż", "Biały"]),
        ("Лукашенко said", ["lukash"], ["Лукаш"]),
        ("the aborder border", ["border"], ["border"]),
        ("Border   guards and border", ["border guard"], ["Border   guard"]),
        ("border bordering", ["bord", "border"], ["border", "border"]),
        ("Stra\u0301z\u0307 x", ["straz"], ["Stra\u0301z\u0307"]),
        ("昨日東京で", ["東京"], ["東京"]),
        ("Straße", ["stras"], ["Straß"]),
        ("a (b) c", ["***", ""], []),
        ("", ["a"], []),
    ],
)
def test_marks_show_where_a_search_was_met(text: str, needles: list[str], found: list[str]) -> None:
    assert [text[start:end] for start, end in marks(text, needles)] == found


@given(MIXED_TEXT, st.lists(MIXED_TEXT, max_size=3))
def test_marks_lie_in_the_text_one_after_the_other(text: str, needles: list[str]) -> None:
    ends = 0
    for start, end in marks(text, needles):
        assert ends <= start < end <= len(text)
        ends = end


SAME_NAME = [
    ("Гродна", "Hrodna", "Grodna"),
    ("Кузница", "Kuźnica", "Kuznica", "Kuznitsa"),
    ("Лукашенко", "Lukashenko", "Lukaschenko", "Lukašenko"),
    ("Лукашэнка", "Łukaszenka"),
    ("Янукович", "Yanukovych", "Janukowycz"),
    ("Чарнобыль", "Czarnobyl", "Čarnobyl"),
    ("Мария", "Marija", "Maria"),
]


@pytest.mark.parametrize("spellings", SAME_NAME)
def test_spellings_of_one_name_share_a_skeleton(spellings: tuple[str, ...]) -> None:
    assert len({skeleton(spelling) for spelling in spellings}) == 1


def test_different_names_keep_different_skeletons() -> None:
    names = ["Minsk", "Pinsk", "Grodno", "Brest", "Usnarz", "Kuźnica", "Narewka"]
    assert len({skeleton(name) for name in names}) == len(names)


def test_nearly_the_same_name_differs_in_one_letter() -> None:
    assert (skeleton("Лукашенко"), skeleton("Łukaszenka")) == ("lukasenko", "lukasenka")

from __future__ import annotations

from datetime import date

from vedette.domain.query import And, Not, Or, Phrase, Query, Word, write
from vedette.domain.query_limits import MOST_BEGINNINGS, MOST_IN_A_ROW
from vedette.domain.query_reader import read

FEW = [f"fence{n}" for n in range(MOST_BEGINNINGS)]


def reading(text: str) -> Query:
    return read(text, today=date(2021, 11, 5))


def test_the_words_that_a_person_types_are_beginnings() -> None:
    assert reading(" ".join(FEW)) == Query(And(tuple(map(Word, FEW))))


def test_of_a_pasted_sentence_each_word_but_the_last_is_looked_for_as_a_whole_and_that_is_said() -> None:
    query = reading(" ".join([*FEW, "borde"]))
    assert query.root == And((*map(Phrase, FEW), Word("borde")))
    assert str(MOST_BEGINNINGS) in query.not_understood[0]
    assert reading(write(query)) == query


def test_words_that_are_left_out_or_stand_as_alternatives_count_too() -> None:
    query = reading(" OR ".join(FEW) + " OR -guard")
    assert query.root == Or((*map(Phrase, FEW), Not(Word("guard"))))


def test_of_a_very_long_row_of_words_the_first_are_searched_and_that_is_said() -> None:
    row = [f"word{n}" for n in range(MOST_IN_A_ROW + 1)]
    for text in ('"' + " ".join(row) + '"', ".".join(row)):
        query = reading(text)
        assert isinstance(query.root, Phrase | Word)
        assert query.root.text.replace("-", " ").split() == row[:-1]
        assert str(MOST_IN_A_ROW) in query.not_understood[0]
        assert reading(write(query)) == query


def test_a_very_long_row_of_letters_without_spaces_is_cut_alike() -> None:
    assert reading("東" * 1_000).root == Word("東" * MOST_IN_A_ROW)


def test_days_places_and_numbers_count_as_several_words() -> None:
    query = reading(" ".join(f"on:{year}" for year in range(1990, 2020)))
    assert isinstance(query.root, And)
    assert len(query.root.parts) == 10
    assert "first" in query.not_understood[0]

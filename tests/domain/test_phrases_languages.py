"""Dates in Polish, Belarusian, Russian, Ukrainian, Lithuanian and Latvian, counted from 4 November 2021."""

from __future__ import annotations

from datetime import date

import pytest

from vedette.domain.phrases import read
from vedette.domain.phrases_words import LANGUAGES, MONTH_WORDS, PHRASE_WORDS, WEEKDAY_WORDS

SAID = date(2021, 11, 4)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("3 listopada 2021", "pl"),
        ("3 listopada 2021 r.", "pl"),
        ("dnia 3 listopada 2021 roku", "pl"),
        ("środa, 3 listopada 2021", "pl"),
        ("3 ноября 2021 г.", "ru"),
        ("3-го ноября 2021 года", "ru"),
        ("3 листопада 2021 р.", "uk"),
        ("3 лістапада 2021 года", "be"),
        ("2021 m. lapkričio 3 d.", "lt"),
        ("lapkričio 3 d., 2021 m.", "lt"),
        ("2021. gada 3. novembrī", "lv"),
        ("3. novembris, 2021", "lv"),
    ],
)
def test_a_day_in_each_language(text: str, language: str) -> None:
    when = read(text)
    assert (when.earliest, when.latest, when.language, when.inferred) == ("2021-11-03", "2021-11-03", language, False)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("w nocy z 1 na 2 listopada 2021", "pl"),
        ("w nocy z poniedziałku na wtorek", "pl"),
        ("w nocy na 2 listopada 2021", "pl"),
        ("w nocy 1/2.11.2021", "pl"),
        ("в ночь на 2 ноября 2021", "ru"),
        ("в ночь с 1 на 2 ноября 2021", "ru"),
        ("в ночь на вторник", "ru"),
        ("у ноч на 2 лістапада 2021", "be"),
        ("у ноч з 1 на 2 лістапада 2021", "be"),
        ("в ніч на 2 листопада 2021", "uk"),
        ("у ніч з 1 на 2 листопада 2021", "uk"),
        ("naktį iš lapkričio 1 į 2 d., 2021 m.", "lt"),
        ("naktį į 2021 m. lapkričio 2 d.", "lt"),
        ("naktī no 1. uz 2. novembri 2021", "lv"),
        ("naktī uz 2021. gada 2. novembri", "lv"),
    ],
)
def test_the_night_from_the_first_to_the_second(text: str, language: str) -> None:
    when = read(text, anchor=SAID)
    assert (when.earliest, when.latest) == ("2021-11-01T18:00", "2021-11-02T06:00")
    assert (when.part_of_day, when.edtf, when.language) == ("night", "[2021-11-01..2021-11-02]", language)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("w zeszłym miesiącu", "2021-10-01", "2021-10-31"),
        ("w zeszlym miesiacu", "2021-10-01", "2021-10-31"),
        ("в прошлом месяце", "2021-10-01", "2021-10-31"),
        ("у мінулым месяцы", "2021-10-01", "2021-10-31"),
        ("минулого місяця", "2021-10-01", "2021-10-31"),
        ("praėjusį mėnesį", "2021-10-01", "2021-10-31"),
        ("pagājušajā mēnesī", "2021-10-01", "2021-10-31"),
        ("на прошлой неделе", "2021-10-25", "2021-10-31"),
        ("w ubiegłym tygodniu", "2021-10-25", "2021-10-31"),
        ("в последние месяцы", "2021-05-04", "2021-11-04"),
        ("w ostatnich dniach", "2021-10-28", "2021-11-04"),
        ("днём ранее", "2021-11-02", "2021-11-03"),
        ("dzień wcześniej", "2021-11-02", "2021-11-03"),
        ("dieną anksčiau", "2021-11-02", "2021-11-03"),
        ("два дня назад", "2021-11-02", "2021-11-02"),
        ("prieš dvi dienas", "2021-11-02", "2021-11-02"),
        ("pirms divām dienām", "2021-11-02", "2021-11-02"),
        ("вчера вечером", "2021-11-03T18:00", "2021-11-03T23:59"),
        ("wczoraj rano", "2021-11-03T04:00", "2021-11-03T11:59"),
        ("do końca października", None, "2021-10-31"),
        ("до конца октября", None, "2021-10-31"),
        ("iki spalio pabaigos", None, "2021-10-31"),
        ("od początku września", "2021-09-01", None),
        ("kopš septembra sākuma", "2021-09-01", None),
        ("od 1 do 3 listopada", "2021-11-01", "2021-11-03"),
        ("с 1 по 3 ноября", "2021-11-01", "2021-11-03"),
        ("nuo lapkričio 1 iki 3 d.", "2021-11-01", "2021-11-03"),
        ("no 1. līdz 3. novembrim", "2021-11-01", "2021-11-03"),
        ("między 1 a 3 listopada", "2021-11-01", "2021-11-03"),
        ("между 1 и 3 ноября", "2021-11-01", "2021-11-03"),
        ("około 3 listopada", "2021-11-02", "2021-11-04"),
        ("каля 3 лістапада", "2021-11-02", "2021-11-04"),
        ("3 listopada br.", "2021-11-03", "2021-11-03"),
        ("stan na 4 listopada", None, "2021-11-04"),
        ("3 listopada o godz. 14.30", "2021-11-03T14:30", "2021-11-03T14:30"),
        ("3 ноября в 14 часов", "2021-11-03T14:00", "2021-11-03T14:00"),
        ("lapkričio 3 d. 14 val.", "2021-11-03T14:00", "2021-11-03T14:00"),
        ("в начале октября", "2021-10-01", "2021-10-10"),
        ("październik 2021", "2021-10-01", "2021-10-31"),
    ],
)
def test_phrases_in_each_language(text: str, earliest: str | None, latest: str | None) -> None:
    when = read(text, anchor=SAID)
    assert (when.earliest, when.latest) == (earliest, latest)
    assert when.problems() == []


def test_november_has_the_same_sound_in_three_languages() -> None:
    readings = [read(f"3 {name} 2021") for name in ("listopada", "лістапада", "листопада")]
    assert {when.earliest for when in readings} == {"2021-11-03"}
    assert [when.language for when in readings] == ["pl", "be", "uk"]


def test_words_that_two_languages_share_name_none() -> None:
    assert read("3 мая 2021").language == ""
    assert read("3 мая 2021").earliest == "2021-05-03"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_month_and_weekday_name_is_read(language: str) -> None:
    for number, forms in enumerate(MONTH_WORDS[language], start=1):
        for form in forms.split("|"):
            assert read(f"3 {form.upper()} 2021").earliest == f"2021-{number:02d}-03"
    for number, forms in enumerate(WEEKDAY_WORDS[language], start=1):
        for form in forms.split("|"):
            assert read(form, anchor=date(2021, 11, 7)).earliest == f"2021-11-{number:02d}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_has_two_meanings_in_one_language(language: str) -> None:
    phrases = [form for forms in PHRASE_WORDS[language].values() for form in forms.split("|")]
    names = [form for row in (*MONTH_WORDS[language], *WEEKDAY_WORDS[language]) for form in row.split("|")]
    words = phrases + names
    assert sorted(words) == sorted(set(words))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_relative_phrase_of_a_language_is_counted_from_the_day_said(language: str) -> None:
    for meaning, forms in PHRASE_WORDS[language].items():
        if meaning.startswith("rel:") or meaning.endswith((" ago", " earlier")):
            for form in forms.split("|"):
                when = read(form, anchor=SAID)
                assert not when.is_empty, form
                assert when.anchor == "2021-11-04", form

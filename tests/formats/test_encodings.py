"""Encodings are proved where they can be, else guessed by the letters of the region, and said to be guessed (F58)."""

from __future__ import annotations

import codecs
import io

import pytest

from vedette.domain.errors import UserError
from vedette.formats.encodings import Encoding, detect_encoding, named_encoding

POLISH = "Strażnicy oddali strzały w powietrze; żołnierze próbowali zniszczyć ogrodzenie, źródło pewne, Łódź, Śląsk"
RUSSIAN = "Пограничники сообщили о выстрелах у границы, по словам очевидцев. Её видели."
BELARUSIAN = "Памежнікі паведамілі пра стрэлы каля мяжы, паводле сведкаў, ўсё спакойна ў Гродне"
LITHUANIAN = "Pasieniečiai pranešė apie šūvius prie sienos, žmonių grupė bandė kirsti sieną Druskininkų ruože"
LATVIAN = "Robežsargi ziņoja par šāvieniem pie robežas, Krāslavas novadā cilvēku grupa mēģināja šķērsot robežu, ģimene"
GERMAN = "Grenzschützer meldeten Schüsse über die Straße, größer als gehört"
FRENCH = "Les gardes-frontières ont signalé des tirs à la frontière, où ça a été forêt"
SPANISH = "Los guardias señalaron disparos también según informes de este año"
ITALIAN = "La polizia è in città perché più persone sono così vicine però"


def found(data: bytes) -> Encoding:
    return detect_encoding(lambda: io.BytesIO(data))


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (POLISH, "cp1250"),
        (POLISH, "iso-8859-2"),
        (RUSSIAN, "cp1251"),
        (BELARUSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (LITHUANIAN, "cp1257"),
        (LATVIAN, "cp1257"),
        (GERMAN, "cp1252"),
        (FRENCH, "cp1252"),
        (SPANISH, "cp1252"),
        (ITALIAN, "cp1252"),
    ],
)
def test_a_code_page_is_guessed_by_its_letters_so_that_the_text_reads_right(text: str, encoding: str) -> None:
    data = f'id,text\n1,"{text}"\n'.encode(encoding)
    guess = found(data)
    assert guess.guessed
    assert text in data.decode(guess.name)


@pytest.mark.parametrize("text", [POLISH, RUSSIAN, "plain", ""])
def test_clean_utf8_is_no_guess(text: str) -> None:
    assert found(text.encode()) == Encoding("utf-8")


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_decides(mark: bytes, encoding: str) -> None:
    assert found(mark + "id,ł\n".encode(encoding)) == Encoding(encoding)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("text", ["id,place\n1,Łódź\n", "ключ,город\n1,Минск\n2,Гродно\n3,Лида\n"])
def test_wide_text_without_a_mark_shows_by_its_nuls_and_is_called_a_guess(text: str, encoding: str) -> None:
    assert found(text.encode(encoding)) == Encoding(encoding, guessed=True)


def test_utf8_with_a_few_wrong_bytes_stays_utf8_but_as_a_guess() -> None:
    assert found("Kuźnica, Łódź, źródło\n".encode() * 20 + b"Ku\x9fnica\n") == Encoding("utf-8", guessed=True)


def test_a_letter_cut_by_the_end_of_the_file_makes_it_no_code_page() -> None:
    assert found("Łódź".encode()[:-1]).name == "utf-8"


def test_the_first_wrong_byte_is_found_beyond_the_first_megabyte() -> None:
    data = b"id,text\n" + b"1,plain ascii\n" * 100_000 + f"2,{POLISH}\n".encode("cp1250")
    assert found(data) == Encoding("cp1250", guessed=True)


@pytest.mark.parametrize(("name", "codec"), [("UTF8", "utf-8"), ("windows-1250", "cp1250"), ("latin2", "iso8859-2")])
def test_an_encoding_the_user_names_is_taken_under_any_of_its_names(name: str, codec: str) -> None:
    assert named_encoding(name) == Encoding(codec)


@pytest.mark.parametrize("name", ["hex", "zip", "rot13", "no such", "", "\0", "x" * 1000, "\ud800"])
def test_what_is_no_text_encoding_is_refused_in_a_sentence(name: str) -> None:
    with pytest.raises(UserError, match="no text encoding"):
        named_encoding(name)


def test_one_word_of_a_megabyte_is_looked_at_once() -> None:
    long_word = b"a" * 1_000_000
    assert detect_encoding(lambda: io.BytesIO(long_word + b" Stra\xbfnicy \xb3 " + long_word)).guessed

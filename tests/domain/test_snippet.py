"""The words around a match are those of the text, cut at words, with the matches marked."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests import make
from vedette.domain.actor import Actor, Alias, Role
from vedette.domain.dossier import Dossier
from vedette.domain.incident import Incident
from vedette.domain.place import Place
from vedette.domain.snippet import REACH, snippet


def dossier(**more: object) -> Dossier:
    incident: Incident = make.incident(**more)
    actor = Actor("a", "Lukashenko", aliases=(Alias("Лукашенко"),))
    return Dossier(incident, actors={"a": actor} if incident.actors else {})


def test_the_words_around_the_first_match_are_shown_and_marked() -> None:
    account = "word " * 60 + "the razor wire was cut near the river " + "word " * 60
    found = snippet(dossier(narrative=account), ["razor"])
    assert found is not None and found.place == "account"
    assert "the razor wire was cut" in found.text
    assert found.text.startswith("… ") and found.text.endswith(" …")
    assert len(found.text) <= 2 * REACH + len("razor") + 4
    assert [found.text[start:end] for start, end in found.marks] == ["razor"]


def test_it_is_found_in_any_script_and_any_part() -> None:
    found = snippet(dossier(actors=(Role("a"),)), ["лукашенко"])
    assert found is not None and (found.place, found.text) == ("actor", "Lukashenko")
    found = snippet(dossier(places=(Place(text="Usnarz Górny"),)), ["gorny"])
    assert found is not None and (found.place, found.text, found.marks) == ("place", "Usnarz Górny", ((7, 12),))


def test_what_stands_in_the_title_alone_needs_no_snippet() -> None:
    assert snippet(dossier(title="Razor wire cut"), ["razor"]) is None
    assert snippet(dossier(narrative="nothing"), []) is None


@given(st.text(max_size=400), st.lists(st.text(min_size=1, max_size=6), max_size=3))
def test_no_text_is_too_odd(account: str, words: list[str]) -> None:
    found = snippet(dossier(narrative=account), words)
    assert found is None or all(0 <= start < end <= len(found.text) for start, end in found.marks)

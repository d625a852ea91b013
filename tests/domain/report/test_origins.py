"""Sources are called independent only where their origin was recorded, and graded only where somebody did."""

from __future__ import annotations

import pytest

from vedette.domain.claim import Statement
from vedette.domain.dossier import Dossier
from vedette.domain.incident import Incident
from vedette.domain.report.origins import origins_in_words, origins_matter
from vedette.domain.report.voice import Voice
from vedette.domain.source import Citation, Source, SourceItem
from vedette.paths import taxonomies

SAME_WIRE = "2 sources; some credit the same wire and may repeat it."


def resting_on(*items: SourceItem) -> Dossier:
    incident = Incident("i", sources=tuple(Citation(item.uid) for item in items))
    return Dossier(incident, sources={"b": Source("b", "B", reliability="B")}, items={item.uid: item for item in items})


def item(uid: str, group: str = "", wires: str = "", quoted: str = "") -> SourceItem:
    return SourceItem(uid, origin_group=group, credits=tuple(wires.split()), quoted_from=quoted)


@pytest.mark.parametrize(
    ("items", "words", "matters"),
    [
        ([item("a")], "1 source.", False),
        ([item("a", "g")], "1 source.", False),
        ([item("a"), item("b")], "2 sources; none is known to repeat another.", False),
        ([item("a", "g"), item("b")], "2 sources; none is known to repeat another.", False),
        ([item("a", "g"), item("b", "h")], "2 sources, independent of one another.", True),
        ([item("a", wires="afp"), item("b", wires="pap")], "2 sources, independent of one another.", True),
        ([item("a", wires="afp"), item("b", wires="afp pap")], SAME_WIRE, False),
        ([item("a", "g"), item("b", "g")], "2 sources from 1 origin.", True),
        ([item("a"), item("b", quoted="a")], "2 sources from 1 origin, as far as is known.", True),
        ([item("a", "g"), item("b", "g"), item("c")], "3 sources from 2 origins, as far as is known.", True),
        ([item("a", "g"), item("b", "g"), item("c", "h")], "3 sources from 2 origins.", True),
    ],
)  # fmt: skip
def test_only_what_was_recorded_is_called_independent(items: list[SourceItem], words: str, matters: bool) -> None:
    dossier = resting_on(*items)
    assert (origins_in_words(dossier), origins_matter(dossier)) == (words, matters)


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (SourceItem("a"), "not graded"),
        (SourceItem("a", credibility=""), "not graded"),
        (SourceItem("a", reliability="F"), "F6: reliability cannot be judged; truth cannot be judged"),
        (SourceItem("a", credibility="2"), "F2: reliability cannot be judged; probably true"),
        (SourceItem("a", source="b"), "B6: usually reliable source; truth cannot be judged"),
    ],
)
def test_what_nobody_graded_is_not_said_to_be_beyond_judgement(one: SourceItem, words: str) -> None:
    voice = Voice(resting_on(one), taxonomies())
    assert voice.grade_in_words(voice.dossier.given_item_grade("a")) == words
    said = "not graded" if words == "not graded" else words[:2]
    assert voice.grades([Statement(source_item="a")]) == said
    assert voice.grades([Statement(source_item="a", reliability="F")]) == f"F{(one.credibility or '6')}"

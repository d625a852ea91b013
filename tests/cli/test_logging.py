from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Vedette


def test_new_says_what_it_made_and_never_overwrites(tmp_path: Path, vedette: Vedette) -> None:
    path = str(tmp_path / "border.vedette")
    assert vedette("new", path, "--json").plain == {"logbook": path, "incidents": 0}
    again = vedette("new", path)
    assert again.code == 1
    assert "already there" in again.err


def test_the_sample_has_ten_incidents(tmp_path: Path, vedette: Vedette) -> None:
    assert vedette("new", str(tmp_path / "s.vedette"), "--sample", "--json").plain["incidents"] == 10


def test_add_answers_with_reference_and_what_was_understood(logbook: str, vedette: Vedette) -> None:
    added = vedette("add", logbook, "--title", "Flares", "--when", "overnight 1-2 Nov 2021", "--json").plain
    assert added["reference"] == "INC-2021-0001"
    assert added["when"] == {
        "text": "overnight 1-2 Nov 2021",
        "earliest": "2021-11-01T18:00",
        "latest": "2021-11-02T06:00",
        "shape": "within",
        "qualifier": "exact",
        "edtf": "[2021-11-01..2021-11-02]",
    }


def test_every_option_of_add_is_kept(logbook: str, vedette: Vedette) -> None:
    reference = vedette(
        "add", logbook, "--title", "Men cross", "--when", "last month", "--said-on", "2021-11-04", "--place", "Usnarz",
        "--lat", "53.27", "--lon", "23.66", "--type", "incursion_armed", "--tag", "border/line", "--tag", "night",
        "--text", "Three men.", "--source", "Gazette", "--party", "Poland", "--stance", "asserts", "--json",
    ).plain["reference"]  # fmt: skip
    document = vedette("show", logbook, reference, "--json").plain
    assert document["when"]["earliest"] == "2021-10-01"
    assert document["places"][0]["lat"] == 53.27
    assert document["type"] == "incursion_armed"
    assert document["narrative"] == "Three men."
    assert document["status"] == "asserted"
    shown = vedette("show", logbook, reference).out
    for words in ("Men cross", "Usnarz", "Gazette", "Poland", "last month"):
        assert words in shown


def test_an_ambiguous_date_is_refused_in_one_sentence_and_nothing_is_logged(logbook: str, vedette: Vedette) -> None:
    refused = vedette("add", logbook, "--title", "x", "--when", "03/11/2021")
    assert refused.code == 1
    assert "Traceback" not in refused.err
    assert vedette("search", logbook, "", "--json").plain["total"] == 0


@pytest.mark.parametrize(
    "options",
    [
        ("--when", "30 February 2021"),
        ("--when", "0000-00-00"),
        ("--lat", "95", "--lon", "23"),
        ("--lat", "nan", "--lon", "23"),
        ("--type", "no such type"),
        ("--party", "Poland"),
    ],
)
def test_what_can_not_be_understood_is_named(logbook: str, vedette: Vedette, options: tuple[str, ...]) -> None:
    refused = vedette("add", logbook, "--title", "x", *options)
    assert refused.code == 1
    assert refused.err.strip()


def test_edit_changes_only_what_is_given(logbook: str, vedette: Vedette) -> None:
    reference = vedette("add", logbook, "--title", "Flares", "--place", "Usnarz", "--json").plain["reference"]
    vedette("edit", logbook, reference, "--when", "3 Nov 2021")
    document = vedette("show", logbook, reference, "--json").plain
    assert (document["title"], document["places"][0]["text"]) == ("Flares", "Usnarz")
    assert document["when"]["earliest"] == "2021-11-03"


def test_say_makes_an_incident_contested_and_says_so(logbook: str, vedette: Vedette) -> None:
    reference = vedette(
        "add", logbook, "--title", "Crossing", "--party", "Poland", "--stance", "asserts", "--json"
    ).plain["reference"]
    said = vedette("say", logbook, reference, "--claim", "1", "--party", "Belarus", "--stance", "denies", "--json")
    assert said.plain == {"claim": 1, "status": "contested"}
    assert "denies_act" in said.err


def test_an_unknown_reference_is_said(logbook: str, vedette: Vedette) -> None:
    for command in ("show", "edit", "history"):
        refused = vedette(command, logbook, "INC-1999-0001")
        assert refused.code == 1
        assert "INC-1999-0001" in refused.err


def test_who_acts_is_kept(logbook: str, vedette: Vedette) -> None:
    reference = vedette("add", logbook, "--title", "x", "--as", "Ada", "--json").plain["reference"]
    assert vedette("history", logbook, reference, "--json").plain["revisions"][0]["by"] == "Ada"


def test_a_text_may_begin_with_a_minus(logbook: str, vedette: Vedette) -> None:
    reference = vedette("add", logbook, "--title", "-x", "--text", "--y", "--json").plain["reference"]
    document = vedette("show", logbook, reference, "--json").plain
    assert (document["title"], document["narrative"]) == ("-x", "--y")


def test_a_quick_line_says_it_all(logbook: str, vedette: Vedette) -> None:
    line = "overnight 1-2 Nov 2021; men cross; #incursion denies:Belarus"
    assert vedette("add", logbook, "--quick", line, "--json").plain["reference"] == "INC-2021-0001"
    assert "men cross" in vedette("show", logbook, "INC-2021-0001").out
    mixed = vedette("add", logbook, "--quick", line, "--title", "Other")
    assert mixed.code == 1 and "leave the other options out" in mixed.err
    doubtful = vedette("add", logbook, "--quick", "3/11/2021; shots")
    assert doubtful.code == 1 and "11 March 2021" in doubtful.err


def test_history_tells_in_words_what_a_statement_added(logbook: str, vedette: Vedette) -> None:
    reference = vedette("add", logbook, "--title", "Shots", "--party", "Poland", "--stance", "asserts", "--json").plain[
        "reference"
    ]
    assert vedette("say", logbook, reference, "--claim", "1", "--party", "Belarus", "--stance", "denies").code == 0
    newest = vedette("history", logbook, reference).out.split("amend: ")[1]
    assert "claim 1, statement 2, party: Belarus" in newest
    assert "claim 1, statement 2, stance: denies_act" in newest
    assert "Shots" not in newest.partition("record: ")[0]

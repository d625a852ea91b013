"""Arguments that are no text in any encoding, or hold NUL, are kept with a mark or refused in a sentence (F60, F61)."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Vedette

BROKEN = "b\udcff\0d"
KEPT = "b\ufffd\u2400d"


def test_f60_f61_every_text_of_an_incident_is_kept_with_a_mark(logbook: str, vedette: Vedette) -> None:
    said = ("--title", "--place", "--text", "--source", "--tag", "--party", "--as")
    given = [part for option in said for part in (option, BROKEN)]
    added = vedette("add", logbook, *given, "--stance", "asserts", "--json")
    assert added.code == 0, added.err
    reference = added.plain["reference"]
    more = ("--claim", BROKEN, "--party", BROKEN, "--source", BROKEN, "--quote", BROKEN)
    assert vedette("say", logbook, reference, *more, "--stance", "denies_act", "--as", BROKEN).code == 0
    assert vedette("tag", logbook, "", "--add", BROKEN, "--add", f"{BROKEN}/below", "--as", BROKEN).code == 0
    document = vedette("show", logbook, reference, "--json").plain
    assert {record.get("name", KEPT) for record in document["shared"]} == {KEPT, "below"}
    assert (document["title"], document["created_by"], document["narrative"]) == (KEPT, KEPT, KEPT)
    assert vedette("undo", logbook, "--as", BROKEN).code == 0
    assert vedette("verify", logbook).code == 0


@pytest.mark.parametrize(
    "command",
    [
        ("show", BROKEN),
        ("history", BROKEN),
        ("edit", BROKEN, "--title", "x"),
        ("say", BROKEN, "--claim", "1", "--party", "P", "--stance", "asserts"),
        ("add", "--when", BROKEN),
        ("add", "--type", BROKEN),
        ("tags", "--rename", BROKEN, "x"),
        ("import", "b\udcff"),
        ("export", "x.csv", "--layout", BROKEN),
        ("export", "x.csv", "--columns", BROKEN),
        ("search", "", "--sort", BROKEN),
    ],
)
def test_f61_what_is_nowhere_called_so_is_refused_in_a_sentence(
    logbook: str, vedette: Vedette, command: tuple[str, ...]
) -> None:
    answer = vedette(command[0], logbook, *command[1:])
    assert answer.code in (1, 2)
    assert answer.err.strip() and "Traceback" not in answer.err


def test_f61_a_search_for_it_finds_what_is_kept(logbook: str, vedette: Vedette) -> None:
    vedette("add", logbook, "--title", "b\udcff", "--tag", "b\udcff")
    assert vedette("search", logbook, "tag:b\udcff", "--json").plain["total"] == 1

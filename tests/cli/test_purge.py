"""`vedette purge` and `vedette redact` as a script meets them (F5, F26)."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from tests.cli.conftest import Vedette

MARK = "Zyxwvarna"


@pytest.fixture
def marked(logbook: str, vedette: Vedette) -> str:
    """A logbook with an incident that once told a name, and one in the trash that still does; the first's reference."""
    reference = vedette("add", logbook, "--title", "Wire cut", "--text", f"Seen by {MARK}.", "--json").plain
    assert vedette("edit", logbook, reference["reference"], "--text", "Seen by one.").code == 0
    assert vedette("add", logbook, "--title", f"{MARK} was here").code == 0
    assert vedette("trash", logbook, f'"{MARK} was here"').code == 0
    return str(reference["reference"])


def test_without_yes_nothing_is_deleted(logbook: str, marked: str, vedette: Vedette) -> None:
    assert vedette("purge", logbook, "--json").plain == {"would_delete": 1}
    assert vedette("redact", logbook, marked, MARK, "--reason", "asked", "--json").plain == {"changed": 0}
    assert MARK.encode() in Path(logbook).read_bytes()


def test_purge_and_redact_leave_no_trace_and_a_whole_logbook(logbook: str, marked: str, vedette: Vedette) -> None:
    purged = vedette("purge", logbook, "--yes", "--reason", "asked", "--json")
    assert purged.plain["deleted"] == 1
    assert "Exports, prints and copies elsewhere still hold them too." in purged.err
    redacted = vedette("redact", logbook, marked, MARK, "--reason", "asked", "--yes", "--json")
    assert redacted.plain == {"changed": 1, "backups_deleted": 0}
    assert MARK.lower().encode() not in Path(logbook).read_bytes().lower()
    assert vedette("verify", logbook, "--json").plain["ok"] is True


def test_the_words_may_come_from_standard_input(
    logbook: str, marked: str, vedette: Vedette, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{MARK}\n"))
    assert vedette("redact", logbook, marked, "-", "--reason", "asked", "--yes", "--json").plain["changed"] == 1


def test_what_can_not_be_done_is_said_and_changes_nothing(logbook: str, marked: str, vedette: Vedette) -> None:
    before = Path(logbook).read_bytes()
    for words, reason, said in ((MARK, "", "Say why"), ("nobody of that name", "asked", "No earlier version")):
        refused = vedette("redact", logbook, marked, words, "--reason", reason, "--yes")
        assert refused.code == 1
        assert said in refused.err
    assert vedette("verify", logbook, "--json").plain["ok"] is True
    assert len(before) == len(Path(logbook).read_bytes())

"""The changelog is well formed and speaks of the version that the package carries."""

import re
from datetime import date

from tests.repo.checkout import ROOT
from vedette import __version__

KINDS = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}
RELEASE = re.compile(r"## \[(\d+)\.(\d+)\.(\d+)\] - (unreleased|\d{4}-\d{2}-\d{2})")

LINES = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8").splitlines()
RELEASES = [line for line in LINES if line.startswith("## ")]


def test_every_release_has_a_number_and_a_day_or_is_unreleased() -> None:
    assert [line for line in RELEASES if not RELEASE.fullmatch(line)] == []


def test_releases_stand_newest_first() -> None:
    numbers = [tuple(int(part) for part in found.groups()[:3]) for line in RELEASES if (found := RELEASE.match(line))]
    assert numbers == sorted(set(numbers), reverse=True)


def test_the_days_of_releases_are_days() -> None:
    days = [found[4] for line in RELEASES if (found := RELEASE.match(line))]
    released = [date.fromisoformat(day) for day in days if day != "unreleased"]
    assert released == sorted(released, reverse=True)
    assert "unreleased" not in days[1:]


def test_the_newest_release_is_the_version_of_the_package() -> None:
    assert RELEASES[0].startswith(f"## [{__version__}] ")


def test_every_section_has_a_known_name_and_says_something() -> None:
    headings = [number for number, line in enumerate(LINES) if line.startswith("### ")]
    assert headings
    assert {LINES[number].removeprefix("### ") for number in headings} <= KINDS
    assert [LINES[number] for number in headings if not LINES[number + 2].startswith("- ")] == []

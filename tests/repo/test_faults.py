"""Each fault of the catalogue that concerns what exists has a test that carries its number: `pytest -k f30`."""

from __future__ import annotations

import re

from tests.repo.checkout import ROOT, committable

EXPOSED, LOST, CREDIBILITY, BLOCKED = range(1, 28), range(28, 90), range(90, 101), range(123, 139)
"""People exposed; evidence lost or altered; credibility; work blocked. Hostile input has tests by format."""

ELSEWHERE = {
    24: "a bundle for the wrong person: nothing is sent yet",
    74: "two laptops that edit the same incident: there is no exchange yet",
    75: "an older bundle after a newer one: there is no exchange yet",
    76: "a bundle with a clock of its own: there is no exchange yet",
    126: "a million incidents: python -m tests.benchmarks scale",
}
"""What has no test here, and why."""

_TEST = re.compile(r"^def (test_\w+)", re.MULTILINE)
_ABOUT = re.compile(r'"""(.*?)"""', re.DOTALL)
_IN_NAME = re.compile(r"(?:^|_)f([0-9]{1,3})(?=_)")
_IN_DOCSTRING = re.compile(r"\bF([0-9]{1,3})\b")


def numbered() -> set[int]:
    """Numbers in names of tests, and in the docstrings of their modules."""
    found: set[int] = set()
    for name in committable():
        if not (name.startswith("tests/") and name.rpartition("/")[2].startswith("test_")):
            continue
        text = (ROOT / name).read_text(encoding="utf-8")
        about = _ABOUT.match(text)
        found.update(int(number) for one in _TEST.findall(text) for number in _IN_NAME.findall(one))
        found.update(int(number) for number in _IN_DOCSTRING.findall(about[1] if about else ""))
    return found


def lacking() -> list[int]:
    """Those that have neither a test nor a reason why there is none."""
    asked = {number for group in (EXPOSED, LOST, CREDIBILITY, BLOCKED) for number in group}
    return sorted(asked - numbered() - ELSEWHERE.keys())


def test_each_fault_has_a_test_or_a_reason() -> None:
    assert lacking() == []
    assert sorted(ELSEWHERE.keys() & numbered()) == []

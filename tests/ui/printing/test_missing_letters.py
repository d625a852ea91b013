"""What is said of characters that stand as numbers, on the way to paper and to a file."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from tests.domain.report import ten
from tests.ui.printing.prints import Prints
from tests.ui.printing.reading import printed
from tests.ui.printing.test_print_faults import REQUEST
from vedette.ui.printing.missing_letters import missing_letters
from vedette.usecases.drafting import Draft

NOWHERE = "\U0010fffd"
"""A character of private use, which no font has."""


@pytest.mark.parametrize(
    ("characters", "said"),
    [
        ("", ""),
        (
            "波兰",
            "2 characters (Chinese) are in no font of this computer and stand as numbers, such as ‹U+5170›. Install",
        ),
        ("한", "1 character (Korean) is in no font of this computer and stands as its number, ‹U+D55C›. Install"),
        ("ካทひ\U0001f52b" + NOWHERE, "5 characters (Thai, Ethiopic, Japanese, signs, …)"),
        (NOWHERE, "1 character (unknown)"),
    ],
)
def test_it_is_said_how_many_of_which_script(characters: str, said: str) -> None:
    assert said in missing_letters(characters) and bool(said) == bool(missing_letters(characters))


def test_f130_a_print_knows_what_it_could_not_draw(qapp: QApplication) -> None:
    odd = ten.dossier(replace(ten.SHOTS, title=f"a{NOWHERE}b{NOWHERE}", narrative="Лукашэнка"))
    assert printed(REQUEST, [odd])[1].undrawn == NOWHERE
    assert printed(REQUEST, ten.ten()[:1])[1].undrawn == ""


def test_f130_one_is_told_before_it_is_printed_and_when_it_is_saved(prints: Prints) -> None:
    prints.workplace.incidents.record(Draft(title=f"a {NOWHERE} b", when="4 Nov 2021"))
    prints.open()
    told = "1 character (unknown) is in no font of this computer"
    assert told in prints.label("PreviewMissing")
    prints.press("SavePdf")
    prints.until_said("Saved out.pdf.")
    assert told in prints.messages()
